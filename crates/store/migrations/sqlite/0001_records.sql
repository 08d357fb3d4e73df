-- "SPON": tells our databases from those of other programs.
PRAGMA application_id = 1397772110;

-- Times are microseconds since 1970 (UTC): they sort, and mean the same in every backend.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- `record` is the record's own JSON without `id`, `name` and `origin`.
CREATE TABLE profiles (
    id           TEXT PRIMARY KEY NOT NULL,
    external_id  TEXT UNIQUE,
    version      INTEGER NOT NULL,
    record       TEXT NOT NULL,
    content_hash BLOB NOT NULL,
    created_at   INTEGER NOT NULL,
    updated_at   INTEGER NOT NULL
) STRICT;

-- Who a person is, apart from what she can do. Only the repository of profiles joins the two.
CREATE TABLE profile_identities (
    profile_id TEXT PRIMARY KEY NOT NULL REFERENCES profiles (id) ON DELETE CASCADE,
    name       TEXT,
    origin     TEXT
) STRICT;

-- `record` is the record's own JSON without `id`.
CREATE TABLE needs (
    id           TEXT PRIMARY KEY NOT NULL,
    external_id  TEXT UNIQUE,
    version      INTEGER NOT NULL,
    record       TEXT NOT NULL,
    content_hash BLOB NOT NULL,
    created_at   INTEGER NOT NULL,
    updated_at   INTEGER NOT NULL
) STRICT;

-- AUTOINCREMENT: a position is never given twice, not even when the last row is gone.
CREATE TABLE change_feed (
    seq       INTEGER PRIMARY KEY AUTOINCREMENT,
    entity    TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    kind      TEXT NOT NULL,
    at        INTEGER NOT NULL
) STRICT;

CREATE TABLE idempotency_keys (
    entity      TEXT NOT NULL,
    key         TEXT NOT NULL,
    body_sha256 BLOB NOT NULL,
    entity_id   TEXT NOT NULL,
    created_at  INTEGER NOT NULL,
    PRIMARY KEY (entity, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);

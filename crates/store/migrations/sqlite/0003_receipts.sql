-- Rankings as they were, by version, so that a receipt can be computed again.
CREATE TABLE ranking_weights (
    version TEXT PRIMARY KEY NOT NULL,
    ranking TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What many receipts have in common.
CREATE TABLE receipt_settings (
    id       INTEGER PRIMARY KEY,
    engine   TEXT NOT NULL,
    model    TEXT NOT NULL,
    taxonomy TEXT NOT NULL,
    weights  TEXT NOT NULL REFERENCES ranking_weights (version),
    options  TEXT NOT NULL,
    UNIQUE (engine, model, taxonomy, weights, options)
) STRICT;

-- Numbers, codes and places in records; never a word of theirs. A receipt goes with its records.
CREATE TABLE receipts (
    id              TEXT PRIMARY KEY NOT NULL,
    need_id         TEXT NOT NULL REFERENCES needs (id) ON DELETE CASCADE,
    need_version    INTEGER NOT NULL,
    profile_id      TEXT NOT NULL REFERENCES profiles (id) ON DELETE CASCADE,
    profile_version INTEGER NOT NULL,
    day             TEXT NOT NULL,
    settings        INTEGER NOT NULL REFERENCES receipt_settings (id),
    score           REAL NOT NULL,
    content         TEXT NOT NULL,
    outcome         BLOB NOT NULL,
    created_at      INTEGER NOT NULL,
    UNIQUE (need_id, profile_id, day, settings, need_version, profile_version, outcome)
) STRICT;

CREATE INDEX receipts_by_profile ON receipts (profile_id);
CREATE INDEX receipts_by_settings ON receipts (settings);
CREATE INDEX receipts_by_age ON receipts (created_at);

CREATE TABLE statistics_sources (
    id        TEXT PRIMARY KEY NOT NULL,
    title     TEXT NOT NULL,
    publisher TEXT NOT NULL,
    licence   TEXT NOT NULL,
    url       TEXT NOT NULL,
    retrieved TEXT NOT NULL,
    note      TEXT NOT NULL
) STRICT;

CREATE TABLE statistics_measures (
    name       TEXT PRIMARY KEY NOT NULL,
    revised_at INTEGER NOT NULL
) STRICT;

-- Of a dimension that is NULL, a figure counts all.
CREATE TABLE statistics_observations (
    seq        INTEGER PRIMARY KEY,
    measure    TEXT NOT NULL REFERENCES statistics_measures (name),
    region     TEXT NOT NULL,
    country    TEXT,
    occupation TEXT,
    sector     TEXT,
    education  TEXT,
    sex        TEXT NOT NULL,
    age_from   INTEGER,
    age_to     INTEGER,
    period     TEXT NOT NULL,
    value      REAL,
    unit       TEXT NOT NULL,
    source     TEXT NOT NULL REFERENCES statistics_sources (id),
    flag       TEXT NOT NULL
) STRICT;

CREATE INDEX statistics_observations_by_measure ON statistics_observations (measure);
CREATE INDEX statistics_observations_by_source ON statistics_observations (source);

-- What observations were before a revision.
CREATE TABLE statistics_history (
    seq           INTEGER PRIMARY KEY,
    superseded_at INTEGER NOT NULL,
    measure       TEXT NOT NULL,
    region        TEXT NOT NULL,
    country       TEXT,
    occupation    TEXT,
    sector        TEXT,
    education     TEXT,
    sex           TEXT NOT NULL,
    age_from      INTEGER,
    age_to        INTEGER,
    period        TEXT NOT NULL,
    value         REAL,
    unit          TEXT NOT NULL,
    source        TEXT NOT NULL,
    flag          TEXT NOT NULL
) STRICT;

CREATE INDEX statistics_history_by_measure ON statistics_history (measure, superseded_at);

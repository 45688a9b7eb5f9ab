-- One text of one article. `day` is when it was there to read, `until` when a newer one replaced it.
CREATE TABLE version (
    id INTEGER PRIMARY KEY,
    hash BLOB NOT NULL,             -- of the article's key
    words BLOB NOT NULL,            -- hash of the text
    day INTEGER NOT NULL,           -- days since 1970-01-01; undated last
    rank INTEGER NOT NULL,          -- place among the articles of a day
    until INTEGER,                  -- null: still counts
    state INTEGER NOT NULL,         -- 0 to be settled, 1 settled, 2 replaced on its own day: never seen
    tag INTEGER NOT NULL,           -- what the names of its events begin with
    name TEXT NOT NULL,             -- the caller's id
    published TEXT, modified TEXT, outlet TEXT, title TEXT, url TEXT,
    story BLOB NOT NULL             -- its most mentioned names, the agency that it credits, its print
);
CREATE UNIQUE INDEX version_words ON version (hash, words);
CREATE INDEX version_order ON version (day, rank, state);
CREATE INDEX version_tag ON version (tag);
CREATE INDEX version_todo ON version (day, rank) WHERE state = 0;

CREATE TABLE body (version INTEGER PRIMARY KEY, sentences BLOB NOT NULL, text BLOB NOT NULL);

-- One event of one reading; id = version * 4096 + number. `event`: the observation that founded the event it belongs to;
-- null: to be settled; 0: rejected.
CREATE TABLE obs (id INTEGER PRIMARY KEY, event INTEGER);
-- What the observations of a text say, all in one piece: one by one they would be larger than the text.
CREATE TABLE told (version INTEGER PRIMARY KEY, packed BLOB NOT NULL);
CREATE INDEX obs_event ON obs (event) WHERE event <> id;

-- One event; id = its founding observation. `low` and `high` hold all its days, as of whichever day.
CREATE TABLE event (id INTEGER PRIMARY KEY, shelf INTEGER NOT NULL, low INTEGER NOT NULL, high INTEGER NOT NULL,
                    changed INTEGER NOT NULL);
CREATE INDEX event_when ON event (shelf, low, high, changed);

-- Which events to compare: those with a blocking key in common. `span` is a stretch of days of publication.
CREATE TABLE block (span INTEGER, key INTEGER, day INTEGER, event INTEGER, PRIMARY KEY (span, key, day, event)) WITHOUT ROWID;
-- Which events name an actor or a place.
CREATE TABLE facet (term INTEGER, event INTEGER, PRIMARY KEY (term, event)) WITHOUT ROWID;
-- What has to be settled again.
CREATE TABLE dirty (day INTEGER, rank INTEGER, obs INTEGER, PRIMARY KEY (day, rank, obs)) WITHOUT ROWID;

CREATE TABLE claim (id INTEGER PRIMARY KEY, source INTEGER NOT NULL, packed BLOB NOT NULL);
CREATE INDEX claim_source ON claim (source);

CREATE TABLE correction (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, who TEXT NOT NULL, day TEXT NOT NULL, why TEXT NOT NULL,
                         what TEXT NOT NULL);
CREATE TABLE failure (id INTEGER PRIMARY KEY, what TEXT NOT NULL, place TEXT NOT NULL, why TEXT NOT NULL);

CREATE VIRTUAL TABLE words USING fts5(title, text, content = '', columnsize = 1, tokenize = "unicode61 remove_diacritics 2");

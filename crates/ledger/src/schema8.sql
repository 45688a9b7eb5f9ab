-- What is remembered of feeds that are watched: see `feed.rs`. Times are seconds since 1970-01-01.
CREATE TABLE feed (
    address TEXT PRIMARY KEY,
    moved TEXT,                     -- where it is for good, once it was moved
    asked INTEGER NOT NULL,
    wait INTEGER NOT NULL,          -- not to be asked before
    fails INTEGER NOT NULL,         -- one after the other
    gone INTEGER NOT NULL,
    validated TEXT, etag TEXT, modified TEXT    -- the address that the last answer came from, and what it is told by
) WITHOUT ROWID;
-- Which entries of feeds were kept, and with what, so that their pages are not asked for again. Written together with their articles.
CREATE TABLE seen (entry BLOB PRIMARY KEY, content BLOB NOT NULL, tries INTEGER NOT NULL) WITHOUT ROWID;
-- What is to be sent and has not arrived: see `unsent.rs`.
CREATE TABLE unsent (id INTEGER PRIMARY KEY, address TEXT NOT NULL, body TEXT NOT NULL, tries INTEGER NOT NULL, wait INTEGER NOT NULL);

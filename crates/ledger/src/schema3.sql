-- One piece a text: see `page.rs`. What was in these tables is gathered before they go.
CREATE TABLE page (version INTEGER PRIMARY KEY, packed BLOB NOT NULL);
-- Which texts have claims of a source, by the last word of its name.
CREATE TABLE teller (source INTEGER, version INTEGER, PRIMARY KEY (source, version)) WITHOUT ROWID;
INSERT OR IGNORE INTO teller SELECT source, id / 4096 FROM claim WHERE source <> 0;

-- How far archives have been read, so that a run that was cut off goes on there. Written together with the articles before it.
CREATE TABLE reached (archive TEXT PRIMARY KEY, start INTEGER NOT NULL, records INTEGER NOT NULL, number INTEGER NOT NULL) WITHOUT ROWID;

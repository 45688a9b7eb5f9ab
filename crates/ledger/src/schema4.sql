-- What all reports of an event that lies ahead come to, as known now: see `tally`. `last`: the last day on which anything of it changed.
CREATE TABLE tally (event INTEGER PRIMARY KEY, status INTEGER NOT NULL, last INTEGER NOT NULL, packed BLOB NOT NULL);
-- Events whose tally has to be made anew.
CREATE TABLE stale (event INTEGER PRIMARY KEY);
-- What identity needs of an event: see `summary.rs`. One that is missing is made from the observations.
CREATE TABLE summary (event INTEGER PRIMARY KEY, packed BLOB NOT NULL);

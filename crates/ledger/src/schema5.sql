-- What was kept of an event before one of the last days changed it, so that the day can be settled anew: see `settle/eve.rs`. Without a
-- summary it can no longer be said. A row of event 0 has the day before which nothing is kept.
CREATE TABLE eve (event INTEGER, day INTEGER, summary BLOB, status INTEGER, last INTEGER, tally BLOB,
                  PRIMARY KEY (event, day)) WITHOUT ROWID;
-- An article is asked for by the caller's name for it.
CREATE INDEX version_name ON version (name);
-- When a text was replaced is asked for by those who compare two days.
CREATE INDEX version_until ON version (until) WHERE until IS NOT NULL;
-- By what an event is found since one of those days.
CREATE TABLE eve_facet (event INTEGER, day INTEGER, term INTEGER, PRIMARY KEY (event, day, term)) WITHOUT ROWID;

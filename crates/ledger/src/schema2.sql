-- The last day of a change was kept and never asked for.
DROP INDEX event_when;
ALTER TABLE event DROP COLUMN changed;
CREATE INDEX event_when ON event (shelf, low, high);
-- By which keys conditions look for the event that they hang on.
CREATE TABLE hinge (key INTEGER, obs INTEGER, PRIMARY KEY (key, obs)) WITHOUT ROWID;
CREATE INDEX hinge_obs ON hinge (obs);
-- So named, it could not be told from the table of that name.
ALTER TABLE version RENAME COLUMN words TO wording;

-- The last day of a change was kept and never asked for.
DROP INDEX event_when;
ALTER TABLE event DROP COLUMN changed;
CREATE INDEX event_when ON event (shelf, low, high);

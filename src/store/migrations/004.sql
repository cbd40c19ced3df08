-- Version 4: the log can be told from another one at a glance.
--
-- `entries` counts the rows of the log (reviews, undos, corrections, suspensions, relinks) and `trace` sums the lower 32
-- bits of their ids, where the chance is; burials are left out, no memory follows from them. Both follow from the log alone, in whatever order its rows came. Who keeps
-- something that follows from the log beside this file sees by them, without reading the log, whether it is still true.

ALTER TABLE here ADD COLUMN entries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE here ADD COLUMN trace   INTEGER NOT NULL DEFAULT 0;
UPDATE here SET
    entries = (SELECT count(*) FROM reviews) + (SELECT count(*) FROM undos) + (SELECT count(*) FROM corrections)
        + (SELECT count(*) FROM suspensions) + (SELECT count(*) FROM relinks),
    trace = (SELECT coalesce(sum(id & 4294967295), 0) FROM reviews)
        + (SELECT coalesce(sum(id & 4294967295), 0) FROM undos)
        + (SELECT coalesce(sum(id & 4294967295), 0) FROM corrections)
        + (SELECT coalesce(sum(id & 4294967295), 0) FROM suspensions)
        + (SELECT coalesce(sum(id & 4294967295), 0) FROM relinks);

CREATE TRIGGER reviews_counted     AFTER INSERT ON reviews     BEGIN UPDATE here SET entries = entries + 1, trace = trace + (NEW.id & 4294967295); END;
CREATE TRIGGER undos_counted       AFTER INSERT ON undos       BEGIN UPDATE here SET entries = entries + 1, trace = trace + (NEW.id & 4294967295); END;
CREATE TRIGGER corrections_counted AFTER INSERT ON corrections BEGIN UPDATE here SET entries = entries + 1, trace = trace + (NEW.id & 4294967295); END;
CREATE TRIGGER suspensions_counted AFTER INSERT ON suspensions BEGIN UPDATE here SET entries = entries + 1, trace = trace + (NEW.id & 4294967295); END;
CREATE TRIGGER relinks_counted     AFTER INSERT ON relinks     BEGIN UPDATE here SET entries = entries + 1, trace = trace + (NEW.id & 4294967295); END;

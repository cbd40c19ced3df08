-- Version 3: a day that is level.
--
-- A review says by how many days earlier (below 0) or later than the exact interval its question comes back after each
-- grade that passes: chosen when it was answered, to level the load, and so part of the log. A burial says that a question
-- is not asked on one study day; like everything in the log it is only ever added to, and taken back by another row.

ALTER TABLE reviews ADD COLUMN hard_by INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reviews ADD COLUMN good_by INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reviews ADD COLUMN easy_by INTEGER NOT NULL DEFAULT 0;

CREATE TABLE burials (
    id       INTEGER PRIMARY KEY,
    device   INTEGER NOT NULL REFERENCES devices (id),
    seq      INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    question INTEGER NOT NULL REFERENCES questions (id),
    day      INTEGER NOT NULL, -- the study day, days since 1970
    buried   INTEGER NOT NULL CHECK (buried IN (0, 1))
) STRICT;
CREATE INDEX burials_of_day ON burials (day);

CREATE TRIGGER burials_stay BEFORE UPDATE ON burials BEGIN SELECT raise(ABORT, 'burials is append-only'); END;
CREATE TRIGGER burials_kept BEFORE DELETE ON burials BEGIN SELECT raise(ABORT, 'burials is append-only'); END;

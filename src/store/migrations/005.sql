-- Version 5: plans for exams.
--
-- A row says how a set of decks is studied until a day; the last row that names a deck counts, and one without a day ends
-- what stood. Decks are parted by line ends. The way (wanted recall, new questions, finale) is kept as it was chosen, so
-- that the same day asks the same questions on every device.

CREATE TABLE exams (
    id          INTEGER PRIMARY KEY,
    device      INTEGER NOT NULL REFERENCES devices (id),
    seq         INTEGER NOT NULL,
    at          INTEGER NOT NULL,
    decks       TEXT NOT NULL,
    exam        INTEGER, -- the day of the exam
    minutes     INTEGER CHECK (minutes > 0), -- a day
    retention   REAL CHECK (retention BETWEEN 0 AND 1),
    new_first   INTEGER CHECK (new_first IN (0, 1)),
    new_per_day INTEGER CHECK (new_per_day >= 0),
    fill        INTEGER CHECK (fill IN (0, 1)),
    finale      INTEGER CHECK (finale >= 0), -- days
    CHECK ((exam IS NULL) + (minutes IS NULL) + (retention IS NULL) + (new_first IS NULL) + (new_per_day IS NULL)
        + (fill IS NULL) + (finale IS NULL) IN (0, 7))
) STRICT;

CREATE TRIGGER exams_stay BEFORE UPDATE ON exams BEGIN SELECT raise(ABORT, 'exams is append-only'); END;
CREATE TRIGGER exams_kept BEFORE DELETE ON exams BEGIN SELECT raise(ABORT, 'exams is append-only'); END;

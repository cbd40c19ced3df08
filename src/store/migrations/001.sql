-- Version 1: the log of answers and what follows from it.
--
-- The log (devices, questions, reviews, undos, corrections, suspensions) is the truth and only ever grows; triggers
-- refuse everything else. What is derived (states, the counter in here) can be rebuilt from it at any time.
-- An id is the instant in its upper 43 bits and chance in its lower 20: unique over all devices, so that two files
-- merge as the union of their rows. Instants are milliseconds since 1970, days are days since 1970.

CREATE TABLE devices (
    id  INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16)
) STRICT;

-- Which device writes into this very file. A copy of the file has another mark and so becomes a device of its own:
-- two copies never count on in the same row of numbers.
CREATE TABLE here (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    device INTEGER NOT NULL REFERENCES devices (id),
    mark   BLOB NOT NULL,
    seq    INTEGER NOT NULL -- the last number given out; derived
) STRICT;

CREATE TABLE questions (
    id   INTEGER PRIMARY KEY,
    deck TEXT NOT NULL,
    card TEXT NOT NULL,
    face TEXT NOT NULL,
    UNIQUE (deck, card, face)
) STRICT;

CREATE TABLE reviews (
    id         INTEGER PRIMARY KEY,
    device     INTEGER NOT NULL REFERENCES devices (id),
    seq        INTEGER NOT NULL, -- orders what one device wrote, whatever its clock said
    question   INTEGER NOT NULL REFERENCES questions (id),
    at         INTEGER NOT NULL,
    "offset"   INTEGER NOT NULL, -- local time ahead of UTC, minutes
    took       INTEGER CHECK (took >= 0), -- milliseconds
    form       INTEGER NOT NULL CHECK (form >= 0), -- the place in the list of forms
    choices    INTEGER NOT NULL CHECK (choices >= 0),
    given      TEXT NOT NULL,
    score      REAL CHECK (score BETWEEN 0 AND 1), -- null for a flip
    confidence INTEGER CHECK (confidence BETWEEN 1 AND 3),
    grade      INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 4),
    kind       INTEGER NOT NULL CHECK (kind >= 0), -- the place in the list of kinds
    retention  INTEGER NOT NULL CHECK (retention BETWEEN 0 AND 10000) -- wanted chance of recall, in ten-thousandths
) STRICT;
CREATE INDEX reviews_of_question ON reviews (question, device);

CREATE TABLE undos (
    id     INTEGER PRIMARY KEY,
    device INTEGER NOT NULL REFERENCES devices (id),
    seq    INTEGER NOT NULL,
    at     INTEGER NOT NULL,
    review INTEGER NOT NULL REFERENCES reviews (id)
) STRICT;
CREATE INDEX undos_of_review ON undos (review);

CREATE TABLE corrections (
    id     INTEGER PRIMARY KEY,
    device INTEGER NOT NULL REFERENCES devices (id),
    seq    INTEGER NOT NULL,
    at     INTEGER NOT NULL,
    review INTEGER NOT NULL REFERENCES reviews (id),
    grade  INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 4)
) STRICT;
CREATE INDEX corrections_of_review ON corrections (review);

CREATE TABLE suspensions (
    id        INTEGER PRIMARY KEY,
    device    INTEGER NOT NULL REFERENCES devices (id),
    seq       INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    question  INTEGER NOT NULL REFERENCES questions (id),
    suspended INTEGER NOT NULL CHECK (suspended IN (0, 1))
) STRICT;
CREATE INDEX suspensions_of_question ON suspensions (question);

-- Derived. A question without counting reviews has a row only while it is set aside, and then no memory at all.
CREATE TABLE states (
    question   INTEGER PRIMARY KEY REFERENCES questions (id),
    stability  REAL,
    difficulty REAL,
    last       INTEGER,
    last_day   INTEGER,
    due        INTEGER,
    learning   INTEGER CHECK (learning IN (0, 1)),
    reps       INTEGER,
    lapses     INTEGER,
    introduced INTEGER, -- the study day of the first counting review
    suspended  INTEGER NOT NULL CHECK (suspended IN (0, 1)),
    CHECK ((stability IS NULL) + (difficulty IS NULL) + (last IS NULL) + (last_day IS NULL) + (due IS NULL)
        + (learning IS NULL) + (reps IS NULL) + (lapses IS NULL) + (introduced IS NULL) IN (0, 9))
) STRICT;
CREATE INDEX states_due ON states (due) WHERE suspended = 0;
CREATE INDEX states_learning ON states (learning) WHERE learning = 1;
CREATE INDEX states_introduced ON states (introduced) WHERE introduced IS NOT NULL;

CREATE TRIGGER devices_stay     BEFORE UPDATE ON devices     BEGIN SELECT raise(ABORT, 'devices is append-only'); END;
CREATE TRIGGER devices_kept     BEFORE DELETE ON devices     BEGIN SELECT raise(ABORT, 'devices is append-only'); END;
CREATE TRIGGER questions_stay   BEFORE UPDATE ON questions   BEGIN SELECT raise(ABORT, 'questions is append-only'); END;
CREATE TRIGGER questions_kept   BEFORE DELETE ON questions   BEGIN SELECT raise(ABORT, 'questions is append-only'); END;
CREATE TRIGGER reviews_stay     BEFORE UPDATE ON reviews     BEGIN SELECT raise(ABORT, 'reviews is append-only'); END;
CREATE TRIGGER reviews_kept     BEFORE DELETE ON reviews     BEGIN SELECT raise(ABORT, 'reviews is append-only'); END;
CREATE TRIGGER undos_stay       BEFORE UPDATE ON undos       BEGIN SELECT raise(ABORT, 'undos is append-only'); END;
CREATE TRIGGER undos_kept       BEFORE DELETE ON undos       BEGIN SELECT raise(ABORT, 'undos is append-only'); END;
CREATE TRIGGER corrections_stay BEFORE UPDATE ON corrections BEGIN SELECT raise(ABORT, 'corrections is append-only'); END;
CREATE TRIGGER corrections_kept BEFORE DELETE ON corrections BEGIN SELECT raise(ABORT, 'corrections is append-only'); END;
CREATE TRIGGER suspensions_stay BEFORE UPDATE ON suspensions BEGIN SELECT raise(ABORT, 'suspensions is append-only'); END;
CREATE TRIGGER suspensions_kept BEFORE DELETE ON suspensions BEGIN SELECT raise(ABORT, 'suspensions is append-only'); END;

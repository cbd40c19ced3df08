-- Version 4: weights of the memory model, fitted to the learner.
--
-- A fit is a decision: what was looked at, how well the weights so far and the fitted ones predicted the answers held back,
-- and whether the fitted ones were adopted. The last adopted one, in the order of the log, says how all memories are
-- derived; so it is part of the log and never changes.

CREATE TABLE fits (
    id       INTEGER PRIMARY KEY,
    device   INTEGER NOT NULL REFERENCES devices (id),
    seq      INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    reviews  INTEGER NOT NULL CHECK (reviews >= 0), -- counting answers that were there
    held     INTEGER NOT NULL CHECK (held >= 0),    -- of them held back to judge; 0 when only first stabilities moved
    "before" REAL NOT NULL,                         -- log loss with the weights so far
    "after"  REAL NOT NULL,                         -- log loss with the fitted ones
    adopted  INTEGER NOT NULL CHECK (adopted IN (0, 1)),
    weights  BLOB NOT NULL CHECK (length(weights) = 84) -- 21 numbers of 32 bits, little end first
) STRICT;

CREATE TRIGGER fits_stay BEFORE UPDATE ON fits BEGIN SELECT raise(ABORT, 'fits is append-only'); END;
CREATE TRIGGER fits_kept BEFORE DELETE ON fits BEGIN SELECT raise(ABORT, 'fits is append-only'); END;

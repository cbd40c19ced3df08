-- Version 2: edits keep progress.
--
-- A relink says that from here on in the log what counted for one question counts for another; it is part of the log and
-- so never changes. A text is what a question last said; it stays when its card is gone, so that the card can be known
-- again under another name. Of two texts of one question the later counts, of equally late ones the greater.

CREATE TABLE relinks (
    id       INTEGER PRIMARY KEY,
    device   INTEGER NOT NULL REFERENCES devices (id),
    seq      INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    question INTEGER NOT NULL REFERENCES questions (id),
    target   INTEGER NOT NULL REFERENCES questions (id),
    CHECK (question <> target)
) STRICT;
CREATE INDEX relinks_of_question ON relinks (question);
CREATE INDEX relinks_of_target ON relinks (target);

CREATE TABLE texts (
    question INTEGER PRIMARY KEY REFERENCES questions (id),
    at       INTEGER NOT NULL,
    prompt   TEXT NOT NULL,
    answer   TEXT NOT NULL
) STRICT;

CREATE TRIGGER relinks_stay BEFORE UPDATE ON relinks BEGIN SELECT raise(ABORT, 'relinks is append-only'); END;
CREATE TRIGGER relinks_kept BEFORE DELETE ON relinks BEGIN SELECT raise(ABORT, 'relinks is append-only'); END;

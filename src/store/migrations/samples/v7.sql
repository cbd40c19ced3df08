-- A file as version 7 left it: that of version 6, with what was missed for sure found by indexes. Kept as it is for ever: every later version must
-- read it.
PRAGMA application_id = 1366967403;
PRAGMA user_version = 7;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE corrections (
    id     INTEGER PRIMARY KEY,
    device INTEGER NOT NULL REFERENCES devices (id),
    seq    INTEGER NOT NULL,
    at     INTEGER NOT NULL,
    review INTEGER NOT NULL REFERENCES reviews (id),
    grade  INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 4)
) STRICT;
INSERT INTO corrections VALUES(1853070413660654610,1,2,1767225660000,1853070350746440377,2);
INSERT INTO corrections VALUES(1853070413660786026,1,3,1767225660000,1853070350746440377,4);
CREATE TABLE devices (
    id  INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16)
) STRICT;
INSERT INTO devices VALUES(1,X'a7527621fca5733991f21fbd14f4c7bc');
INSERT INTO devices VALUES(2,X'644b29a6e30373d718f6325afe6de348');
CREATE TABLE here (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    device INTEGER NOT NULL REFERENCES devices (id),
    mark   BLOB NOT NULL,
    seq    INTEGER NOT NULL -- the last number given out; derived
, entries INTEGER NOT NULL DEFAULT 0, trace   INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO here VALUES(1,2,X'020202020202020202020202020202020202020202020202',9,13,17152121905);
CREATE TABLE questions (
    id   INTEGER PRIMARY KEY,
    deck TEXT NOT NULL,
    card TEXT NOT NULL,
    face TEXT NOT NULL,
    UNIQUE (deck, card, face)
) STRICT;
INSERT INTO questions VALUES(1,'korea-japan','treaty-year','main');
INSERT INTO questions VALUES(2,'korea-japan','un','c1');
INSERT INTO questions VALUES(3,'korea-japan','han','reverse');
INSERT INTO questions VALUES(4,'korea-japan','treaty-of-1965','main');
CREATE TABLE relinks (
    id       INTEGER PRIMARY KEY,
    device   INTEGER NOT NULL REFERENCES devices (id),
    seq      INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    question INTEGER NOT NULL REFERENCES questions (id),
    target   INTEGER NOT NULL REFERENCES questions (id),
    CHECK (question <> target)
) STRICT;
INSERT INTO relinks VALUES(1854066917376004711,2,3,1768176000000,1,4);
INSERT INTO relinks VALUES(1854066980290560815,2,4,1768176060000,4,1);
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
, hard_by INTEGER NOT NULL DEFAULT 0, good_by INTEGER NOT NULL DEFAULT 0, easy_by INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO reviews VALUES(1853070350746440377,1,1,1,1767225600000,540,4321,1,0,'1965',1.0,NULL,3,0,9000,0,0,0);
INSERT INTO reviews VALUES(1853070476575060765,1,4,2,1767225720000,540,NULL,0,0,'',NULL,NULL,1,0,9000,0,0,0);
INSERT INTO reviews VALUES(1853160947712823525,1,5,2,1767312000000,540,4321,2,4,'1991',1.0,2,3,2,9000,0,0,0);
INSERT INTO reviews VALUES(1853251544679316822,1,6,1,1767398400000,540,4321,1,0,'한국',1.0,NULL,3,0,9000,0,0,0);
INSERT INTO reviews VALUES(1853885723443550574,2,1,1,1768003200000,540,4321,1,0,'한국',0.5,NULL,2,0,9000,-1,2,-3);
INSERT INTO reviews VALUES(1853976320409990416,2,2,2,1768089600000,540,4321,1,0,'한국',1.0,NULL,1,1,9000,0,0,0);
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
INSERT INTO states VALUES(1,28.312070846557617187,4.010608673095703125,1768003200000,20463,20490,0,2,0,20454,0);
INSERT INTO states VALUES(2,1.8867881298065185546,6.4021148681640625,1767312000000,20455,20457,0,2,0,20454,0);
INSERT INTO states VALUES(3,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1);
CREATE TABLE suspensions (
    id        INTEGER PRIMARY KEY,
    device    INTEGER NOT NULL REFERENCES devices (id),
    seq       INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    question  INTEGER NOT NULL REFERENCES questions (id),
    suspended INTEGER NOT NULL CHECK (suspended IN (0, 1))
) STRICT;
INSERT INTO suspensions VALUES(1853251544678741962,1,8,1767398400000,3,0);
INSERT INTO suspensions VALUES(1853342141645036340,1,9,1767484800000,3,1);
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
INSERT INTO "fits" VALUES(1854159145164800001,1,11,1768262400000,5,0,0.5210,0.5187,1,X'8716593E4D84A53F00002040C7BA0441C139CD40B459553FD93D41406F12833A40A4EF3F31992A3EA8C64B3F54E3BD3F917E7B3DD49A863E7FFBD23F5AF5193F30BBEF3F48E10A3F11C7BA3D27C2863D9BE61D3E');
CREATE TABLE texts (
    question INTEGER PRIMARY KEY REFERENCES questions (id),
    at       INTEGER NOT NULL,
    prompt   TEXT NOT NULL,
    answer   TEXT NOT NULL
) STRICT;
INSERT INTO texts VALUES(1,1768176060000,'In which year did South Korea and Japan normalise relations?','1965');
CREATE TABLE undos (
    id     INTEGER PRIMARY KEY,
    device INTEGER NOT NULL REFERENCES devices (id),
    seq    INTEGER NOT NULL,
    at     INTEGER NOT NULL,
    review INTEGER NOT NULL REFERENCES reviews (id)
) STRICT;
INSERT INTO undos VALUES(1853251544678840210,1,7,1767398400000,1853251544679316822);
CREATE TABLE burials (
    id       INTEGER PRIMARY KEY,
    device   INTEGER NOT NULL REFERENCES devices (id),
    seq      INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    question INTEGER NOT NULL REFERENCES questions (id),
    day      INTEGER NOT NULL, -- the study day, days since 1970
    buried   INTEGER NOT NULL CHECK (buried IN (0, 1))
) STRICT;
INSERT INTO burials VALUES(1854066917376004799,2,7,1768176000000,2,20465,1);
INSERT INTO burials VALUES(1854066980290560899,2,8,1768176060000,3,20465,1);
INSERT INTO burials VALUES(1854066980290560900,2,9,1768176060000,3,20465,0);
CREATE INDEX reviews_of_question ON reviews (question, device);
CREATE INDEX undos_of_review ON undos (review);
CREATE INDEX corrections_of_review ON corrections (review);
CREATE INDEX suspensions_of_question ON suspensions (question);
CREATE INDEX states_due ON states (due) WHERE suspended = 0;
CREATE INDEX states_learning ON states (learning) WHERE learning = 1;
CREATE INDEX states_introduced ON states (introduced) WHERE introduced IS NOT NULL;
CREATE TRIGGER devices_stay     BEFORE UPDATE ON devices     BEGIN SELECT raise(ABORT, 'devices is append-only'); END;
CREATE TRIGGER devices_kept     BEFORE DELETE ON devices     BEGIN SELECT raise(ABORT, 'devices is append-only'); END;
CREATE TRIGGER questions_stay   BEFORE UPDATE ON questions   BEGIN SELECT raise(ABORT, 'questions is append-only'); END;
CREATE TRIGGER questions_kept   BEFORE DELETE ON questions   BEGIN SELECT raise(ABORT, 'questions is append-only'); END;
CREATE TRIGGER reviews_kept     BEFORE DELETE ON reviews     BEGIN SELECT raise(ABORT, 'reviews is append-only'); END;
CREATE TRIGGER undos_stay       BEFORE UPDATE ON undos       BEGIN SELECT raise(ABORT, 'undos is append-only'); END;
CREATE TRIGGER undos_kept       BEFORE DELETE ON undos       BEGIN SELECT raise(ABORT, 'undos is append-only'); END;
CREATE TRIGGER corrections_stay BEFORE UPDATE ON corrections BEGIN SELECT raise(ABORT, 'corrections is append-only'); END;
CREATE TRIGGER corrections_kept BEFORE DELETE ON corrections BEGIN SELECT raise(ABORT, 'corrections is append-only'); END;
CREATE TRIGGER suspensions_stay BEFORE UPDATE ON suspensions BEGIN SELECT raise(ABORT, 'suspensions is append-only'); END;
CREATE TRIGGER suspensions_kept BEFORE DELETE ON suspensions BEGIN SELECT raise(ABORT, 'suspensions is append-only'); END;
CREATE INDEX relinks_of_question ON relinks (question);
CREATE INDEX relinks_of_target ON relinks (target);
CREATE TRIGGER relinks_stay BEFORE UPDATE ON relinks BEGIN SELECT raise(ABORT, 'relinks is append-only'); END;
CREATE TRIGGER relinks_kept BEFORE DELETE ON relinks BEGIN SELECT raise(ABORT, 'relinks is append-only'); END;
CREATE INDEX burials_of_day ON burials (day);
CREATE TRIGGER burials_stay BEFORE UPDATE ON burials BEGIN SELECT raise(ABORT, 'burials is append-only'); END;
CREATE TRIGGER burials_kept BEFORE DELETE ON burials BEGIN SELECT raise(ABORT, 'burials is append-only'); END;
CREATE TRIGGER reviews_stay     BEFORE UPDATE ON reviews     BEGIN SELECT raise(ABORT, 'reviews is append-only'); END;
CREATE TRIGGER fits_stay BEFORE UPDATE ON fits BEGIN SELECT raise(ABORT, 'fits is append-only'); END;
CREATE TRIGGER fits_kept BEFORE DELETE ON fits BEGIN SELECT raise(ABORT, 'fits is append-only'); END;
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
INSERT INTO "exams" VALUES(1853251544678900001,1,40,1767398400000,'korea-japan',20600,15,0.9,1,10,1,6);
CREATE TRIGGER exams_stay BEFORE UPDATE ON exams BEGIN SELECT raise(ABORT, 'exams is append-only'); END;
CREATE TRIGGER exams_kept BEFORE DELETE ON exams BEGIN SELECT raise(ABORT, 'exams is append-only'); END;
CREATE TRIGGER reviews_counted     AFTER INSERT ON reviews     BEGIN UPDATE here SET entries = entries + 1, trace = trace + (NEW.id & 4294967295); END;
CREATE TRIGGER undos_counted       AFTER INSERT ON undos       BEGIN UPDATE here SET entries = entries + 1, trace = trace + (NEW.id & 4294967295); END;
CREATE TRIGGER corrections_counted AFTER INSERT ON corrections BEGIN UPDATE here SET entries = entries + 1, trace = trace + (NEW.id & 4294967295); END;
CREATE TRIGGER suspensions_counted AFTER INSERT ON suspensions BEGIN UPDATE here SET entries = entries + 1, trace = trace + (NEW.id & 4294967295); END;
CREATE TRIGGER relinks_counted     AFTER INSERT ON relinks     BEGIN UPDATE here SET entries = entries + 1, trace = trace + (NEW.id & 4294967295); END;
CREATE INDEX reviews_missed_for_sure ON reviews (question) WHERE confidence = 3 AND grade = 1;
CREATE INDEX corrections_to_again ON corrections (review) WHERE grade = 1;
COMMIT;

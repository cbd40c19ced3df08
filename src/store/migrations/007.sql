-- Version 7: what was missed with certainty is found without looking through all answers.
--
-- Few answers are given with certainty (3) and wrong (grade 1), so these indexes take next to no room; every session asks
-- what of its questions was missed like that.

CREATE INDEX reviews_missed_for_sure ON reviews (question) WHERE confidence = 3 AND grade = 1;
CREATE INDEX corrections_to_again ON corrections (review) WHERE grade = 1;

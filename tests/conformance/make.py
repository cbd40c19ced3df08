"""Writes fsrs-6.3.2.csv with the Python package: pip install fsrs==6.3.2; python make.py > fsrs-6.3.2.csv"""

import random

from fsrs import Rating, Scheduler
from fsrs.scheduler import DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

CASES = 120
LOWER = list(LOWER_BOUNDS_PARAMETERS)
LOWER[19] = 0.01  # the crate keeps this weight at or above 0.01, the Python package at or above 0

chance = random.Random(20261121)


def weights(case):
    """Anywhere in the allowed range, around the defaults, or the defaults."""
    wide = [chance.uniform(low, high) for low, high in zip(LOWER, UPPER_BOUNDS_PARAMETERS)]
    near = [default * chance.uniform(0.5, 1.5) for default in DEFAULT_PARAMETERS]
    drawn = [wide, near, list(DEFAULT_PARAMETERS)][case % 3]
    return [
        min(max(float(f"{weight:.6g}"), low), high)
        for weight, low, high in zip(drawn, LOWER, UPPER_BOUNDS_PARAMETERS)
    ]


print("case,days,grade,retention,retrievability,stability,difficulty,interval")
for case in range(CASES):
    drawn = weights(case)
    print(f"{case}," + " ".join(f"{weight:.6g}" for weight in drawn))
    scheduler = Scheduler(parameters=drawn)
    decay, factor = scheduler._DECAY, scheduler._FACTOR
    retention = chance.choice([0.7, 0.8, 0.9, 0.95, 0.97])
    stability = difficulty = None
    for _ in range(chance.randint(3, 10)):
        grade = Rating(chance.choice([1, 2, 3, 3, 4]))
        days, recall = 0, 1.0
        if stability is None:
            stability = scheduler._initial_stability(rating=grade)
            difficulty = scheduler._initial_difficulty(rating=grade, clamp=True)
        else:
            if chance.random() > 0.3:
                days = max(1, int(stability * chance.choice([0.1, 0.5, 1, 1.5, 3])))
            recall = (1 + factor * days / stability) ** decay
            if days == 0:
                stability = scheduler._short_term_stability(stability=stability, rating=grade)
            else:
                stability = scheduler._next_stability(
                    difficulty=difficulty, stability=stability, retrievability=recall, rating=grade
                )
            difficulty = scheduler._next_difficulty(difficulty=difficulty, rating=grade)
        if stability > 10_000:
            break
        interval = stability / factor * (retention ** (1 / decay) - 1)
        row = (recall, stability, difficulty, interval)
        print(f"{case},{days},{grade.value},{retention}," + ",".join(f"{value:.9g}" for value in row))

"""Anki's engine at the works of the benchmark: fill, due, answer, check. Prints the seconds of the work, imports left out."""

import sys
import time

from anki.collection import AddNoteRequest, Collection

path, work, number = sys.argv[1], sys.argv[2], int(sys.argv[3])
begun = time.perf_counter()
col = Collection(path)
deck = col.decks.id("capitals")
col.decks.select(deck)
if work == "fill":
    model = col.models.by_name("Basic")
    requests = []
    for card in range(number):
        note = col.new_note(model)
        note["Front"] = f"What is the capital of country {card}?"
        note["Back"] = f"City {card}"
        requests.append(AddNoteRequest(note, deck))
    col.add_notes(requests)
elif work == "due":
    col.sched.deck_due_tree()
    assert col.sched.getCard() is not None
elif work == "answer":
    # as many new cards in a day as are asked for
    conf = col.decks.config_dict_for_deck_id(deck)
    conf["new"]["perDay"] = conf["rev"]["perDay"] = 9999
    col.decks.save(conf)
    begun = time.perf_counter()
    for _ in range(number):
        card = col.sched.getCard()
        card.start_timer()
        col.sched.answerCard(card, 4)
elif work == "check":
    col.fix_integrity()
taken = time.perf_counter() - begun
col.close()
print(taken)

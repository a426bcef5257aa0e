"""What is said of paper and labels."""

from __future__ import annotations

from app.sentences.sentence import Sentence
from app.words import N_

PAPER: dict[str, Sentence] = {
    "labels.stock": N_("There are no labels called {stock}. Choose one of: {known}."),
    "labels.start": N_(
        "These sheets have {places} labels, so none begins at {start}. Enter a place from 1 to {places}."
    ),
    "labels.copies": N_("{copies} of one label are too many or too few. Enter 0 to {most} for {label}."),
    "labels.nothing": N_("There is no label to print. Choose what to label, and how many."),
    "labels.many": N_("{count} labels at once are too many. Print at most {most}, then the others."),
    "confirmation.nothing": N_("Nothing of {order} is left to confirm: all of it was cancelled. Look at its history."),
    "paper.unknown": N_("No paper {paper} is kept. List the papers that are, with “backorder papers”."),
    "bin.unknown": N_("There is no bin {bin}. Check its code, or give it to an item first."),
}

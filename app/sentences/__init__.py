"""What the program says when it refuses, asks or cannot read: the id of an error or question, and its sentence.

`{fact}` is filled from the facts of the error by `formats.sentence`, quantities and dates as they are written in the
locale. Every sentence says what to do next.
"""

from __future__ import annotations

from app.sentences.buying import BUYING
from app.sentences.counting import COUNTING
from app.sentences.entering import ENTERING
from app.sentences.exchange import EXCHANGE
from app.sentences.mistakes import MISTAKES
from app.sentences.ordering import ORDERING
from app.sentences.paper import PAPER
from app.sentences.promises import PROMISES
from app.sentences.queueing import QUEUEING
from app.sentences.scanning import SCANNING
from app.sentences.sentence import Sentence
from app.sentences.stockroom import STOCKROOM
from app.sentences.store import STORE
from app.sentences.substitutes import SUBSTITUTES
from app.words import N_, NN_

__all__ = ["SENTENCES", "Sentence"]

SENTENCES: dict[str, Sentence] = {
    **STOCKROOM,
    **ORDERING,
    **EXCHANGE,
    **BUYING,
    **ENTERING,
    **STORE,
    **MISTAKES,
    **PROMISES,
    **QUEUEING,
    **SUBSTITUTES,
    **SCANNING,
    **COUNTING,
    **PAPER,
    "stale": N_("Somebody else has changed this meanwhile. Look at it again, then make your change once more."),
    "faulty": NN_(
        "{count} thing is wrong, so nothing was done. Correct it and try again.",
        "{count} things are wrong, so nothing was done. Correct them and try again.",
    ),
}

"""What is said of a scan that means nothing here."""

from __future__ import annotations

from app.sentences.sentence import Sentence
from app.words import N_

SCANNING: dict[str, Sentence] = {
    "scan.unknown": N_("Nothing here has the code “{code}”. Add it to its item as a barcode, or search by name."),
    "scan.other_keyboard": N_(
        "Nothing here has the code “{code}”. If the scanner types as for another keyboard, teach it (File, Teach my "
        "scanner); else add the code to its item as a barcode."
    ),
    "scan.check_digit": N_(
        "“{code}” was not read rightly: its check digit is wrong. Scan it again, or search by name."
    ),
    "scan.too_long": N_("“{code}” is too long for a code. Was something else scanned? Scan the code itself."),
    "scan.control": N_(
        "“{code}” has characters in it that no label has. Scan it again, or teach the program your scanner."
    ),
}

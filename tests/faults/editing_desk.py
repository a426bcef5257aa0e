"""A desk at which records are edited, as another one asks over its standard input, a line each.

`read KIND ID` reads a record and says the version found. `write FIELD TEXT` amends it as it was read, and says "done",
or the sentence in which that was refused. `again` says whether the desk has noticed what others did meanwhile.
Run as `python editing_desk.py STORE PERSON`.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

from app import catalogue, formats
from app.desk import Clock, Desk
from app.domain.errors import Refused

READ: dict[str, Any] = {"item": catalogue.item, "customer": catalogue.customer, "supplier": catalogue.supplier}
AMEND: dict[str, Any] = {
    "item": catalogue.amend_item,
    "customer": catalogue.amend_customer,
    "supplier": catalogue.amend_supplier,
}


def main(store: Path, person: str) -> None:
    desk = Desk.open(store, clock=Clock(date(2026, 5, 12)), person=person)
    kind, record = "", None
    for line in sys.stdin:
        what, *words = line.split()
        if what == "read":
            kind = words[0]
            record = READ[kind](desk, int(words[1]))
            said = str(record.version)
        elif what == "write":
            try:
                AMEND[kind](desk, record.id, record.version, **{words[0]: words[1]})
                said = "done"
            except Refused as refused:
                said = f"{refused.id}: {formats.sentence(refused)}"
        else:
            said = "noticed" if desk.poll() else "nothing"
        print(said, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])

"""One day at the demo stockroom, played through the real windows: `python -m ui.tour FOLDER`.

Leaves a picture of every station, in light and dark, and the papers of the day as PDF. It fails where a sign in a
picture has no glyph, where an act does not come about, and where Qt complains.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from ui.look import theme
from ui.tour.day import DAY
from ui.tour.person import Tour, Trouble


def play(folder: Path) -> list[str]:
    """Play the day; its pictures and papers go into `folder`. Returns what was wrong, nothing at best."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    with tempfile.TemporaryDirectory() as work:
        tour = Tour(folder, Path(work) / "stockroom.desk")
        try:
            for station in DAY:
                print(station.__doc__)
                station(tour)
        except Trouble as trouble:
            tour.troubles.append(str(trouble))
            tour.picture("trouble")
        finally:
            tour.window.close()
            qInstallMessageHandler(None)
    return tour.troubles


def main() -> int:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "out")
    troubles = play(folder)
    for trouble in troubles:
        print(trouble, file=sys.stderr)
    print(f"The day is in {folder}." if not troubles else f"The day had {len(troubles)} troubles.")
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main())

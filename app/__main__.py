"""`python -m app`, the headless program."""

from __future__ import annotations

import io
import sys


def main() -> None:
    """Run `backorder`."""
    from app.cli import backorder

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a sign still gets the sentence
    backorder()


if __name__ == "__main__":
    main()

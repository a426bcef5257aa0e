"""The tour plays one day to its end and leaves what it promises."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[1]
PICTURES = ("first-start", "queue", "queue-dark", "items", "purchase-orders", "new-order", "receive", "ship", "evening")


def test_the_day_is_played_to_its_end(tmp_path):
    played = subprocess.run(
        [sys.executable, "-m", "ui.tour", tmp_path],
        cwd=PROJECT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert played.returncode == 0, played.stderr
    assert {f"{name}.png" for name in PICTURES} <= {file.name for file in tmp_path.iterdir()}
    assert (tmp_path / "purchase-order.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "backorder-status.pdf").read_bytes().startswith(b"%PDF")

"""Where things are kept where nobody says otherwise."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_PROGRAM = "backorder-desk"
STORE_VARIABLE = "BACKORDER_STORE"


def default_store() -> Path:
    """The store that is opened: what BACKORDER_STORE names, else one in the user's own data directory."""
    named = os.environ.get(STORE_VARIABLE)
    return Path(named) if named else user_directory() / "stockroom.desk"


def user_directory() -> Path:
    """The program's own directory among the user's data."""
    return platformdirs.user_data_path(_PROGRAM, appauthor=False)


def drafts_directory() -> Path:
    """Where e-mail drafts are kept until the mail program has them."""
    return user_directory() / "drafts"


def state_directory() -> Path:
    """Where the program keeps its log."""
    return platformdirs.user_state_path(_PROGRAM, appauthor=False)

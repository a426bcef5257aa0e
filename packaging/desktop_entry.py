"""The entry in the desktop's menu: put there and taken away again. Standard library only."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from environment import PROGRAMS, ROOT

NAME = "backorder-desk"
TEMPLATE = Path(__file__).with_name(f"{NAME}.desktop")
ICONS = ROOT / "resources" / "icons"


def install() -> list[Path]:
    """Write the desktop entry and the icons into the person's own folders. Returns the files written."""
    entry = TEMPLATE.read_text("utf-8").replace("@PROGRAM@", _quoted(PROGRAMS / NAME))
    target = _entry_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(entry, "utf-8")
    target.chmod(0o755)
    for drawing, copy in _icon_files():
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(drawing, copy)
    _tell_the_desktop()
    return [target, *(copy for _, copy in _icon_files())]


def uninstall() -> list[Path]:
    """Take away what `install` wrote. Returns the files removed."""
    there = [file for file in (_entry_file(), *(copy for _, copy in _icon_files())) if file.exists()]
    for file in there:
        file.unlink()
    _tell_the_desktop()
    return there


def _share() -> Path:
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def _entry_file() -> Path:
    return _share() / "applications" / f"{NAME}.desktop"


def _icon_files() -> list[tuple[Path, Path]]:
    """Each icon of the project with its place in the theme that every desktop falls back on."""
    theme = _share() / "icons" / "hicolor"
    drawn = [(ICONS / f"{NAME}.svg", theme / "scalable" / "apps" / f"{NAME}.svg")]
    for file in sorted(ICONS.glob(f"{NAME}-*.png")):
        size = file.stem.rpartition("-")[2]
        drawn.append((file, theme / f"{size}x{size}" / "apps" / f"{NAME}.png"))
    return drawn


def _quoted(program: Path) -> str:
    """A path as an entry's Exec line wants it: in double quotes, what is special there escaped, percent doubled."""
    text = str(program)
    for special in ("\\", '"', "`", "$"):
        text = text.replace(special, "\\" + special)
    return '"' + text.replace("\\", "\\\\").replace("%", "%%") + '"'


def _tell_the_desktop() -> None:
    """Menus notice by themselves after a while; where these programs are, they notice at once."""
    for command in (
        ["update-desktop-database", "-q", str(_share() / "applications")],
        ["xdg-desktop-menu", "forceupdate"],
    ):
        if shutil.which(command[0]):
            subprocess.run(command, capture_output=True, check=False)

"""Signs that no font can draw are found before a person sees a box."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app import formats
from ui.look.glyphs import missing_glyphs, undrawable

NOWHERE = "\U0010fffd"  # of the private use areas: no font has it


def test_a_sign_without_a_glyph_is_named(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(QLabel("Smith & Sons"))
    column.addWidget(QLabel(f"box {NOWHERE}"))
    assert missing_glyphs(window) == {f"box {NOWHERE}": NOWHERE}


def test_every_footing_can_be_drawn_with_the_systems_font(qtbot):
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    assert undrawable("".join(formats.SHAPE.values()), font) == ""

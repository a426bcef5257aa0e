"""Light and dark, tones that can be read, and a desktop's own colours let through."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel

from app.domain.matching import Footing
from ui.look import theme


@pytest.fixture(params=["light", "dark"])
def dressed(request, qapp):
    theme.apply(qapp, request.param)
    yield request.param
    theme.apply(qapp, "system")


def test_light_is_light_and_dark_is_dark(qapp, dressed):
    assert theme.is_dark(qapp.palette()) == (dressed == "dark")


@pytest.mark.parametrize("name", sorted({*theme.FOOTING_TONE.values(), "muted", "strong", "good", "bad", "warn"}))
def test_every_tone_can_be_read_on_a_row_also_a_selected_one(qapp, dressed, name):
    palette = qapp.palette()
    for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window, QPalette.ColorRole.Highlight):
        assert theme.contrast(theme.tone(name), palette.color(role)) >= 4.5, role


def test_texts_on_the_accent_can_be_read(qapp, dressed):
    assert theme.contrast(theme.tone("on_accent"), theme.tone("accent")) >= 4.5


def test_every_footing_has_a_tone_of_its_own_name():
    assert set(theme.FOOTING_TONE) == set(Footing)
    assert all(name in theme.LIGHT and name in theme.DARK for name in theme.FOOTING_TONE.values())


def test_light_and_dark_know_the_same_tones():
    assert theme.LIGHT.keys() == theme.DARK.keys()


def test_a_desktops_own_palette_is_let_through(qapp, monkeypatch):
    theme.apply(qapp, "light")
    own = theme.calm_palette(False)
    own.setColor(QPalette.ColorRole.Window, QColor("#ddeeff"))
    assert not theme.is_stock(qapp, own)
    assert theme.is_stock(qapp, qapp.style().standardPalette())


def test_contrast_is_that_of_wcag():
    assert theme.contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert theme.contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)
    assert not theme.readable(QColor("#bbbbbb"), QColor("white"))


def test_a_label_takes_its_tone_and_follows_the_theme(qtbot, qapp):
    label = QLabel("Ready to ship")
    qtbot.addWidget(label)
    theme.set_tone(label, "ready")
    for mode in ("light", "dark"):
        theme.apply(qapp, mode)
        label.ensurePolished()
        assert label.palette().color(QPalette.ColorRole.WindowText) == theme.tone("ready"), mode
    theme.apply(qapp, "system")

"""The look: one calm palette in light and dark, tones by name, a small style sheet. Platform palettes pass through.

The system's own palette is kept where it says something (a desktop's colours, high contrast). Where it is only the
style's stock grey, the palette of this module takes its place.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.matching import Footing
from ui.look.style_sheet import style_sheet

FOOTING_TONE = {
    Footing.IN_STOCK: "ready",
    Footing.CONFIRMED: "confirmed",
    Footing.UNCONFIRMED: "hoped",
    Footing.UNDATED: "undated",
    Footing.OVERDUE: "overdue",
    Footing.PLANNED: "planned",
    Footing.NONE: "none",
}
LIGHT = {
    "ready": "#1a7548",
    "confirmed": "#1f5fb0",
    "hoped": "#995a00",
    "undated": "#8a6116",
    "overdue": "#b03025",
    "planned": "#694f9f",
    "none": "#646970",
    "muted": "#646970",
    "strong": "#22252a",
    "accent": "#1f5fb0",
    "good": "#1a7548",
    "bad": "#b03025",
    "warn": "#995a00",
    "line": "#e2dfd8",
    "handle": "#cbc7be",
    "tint": "#e4edf8",
    "on_accent": "#ffffff",
}
DARK = {
    "ready": "#6fcf97",
    "confirmed": "#82b4f2",
    "hoped": "#f0b45a",
    "undated": "#d3b27d",
    "overdue": "#f28b82",
    "planned": "#b59cec",
    "none": "#a6abb2",
    "muted": "#a6abb2",
    "strong": "#e8e6e1",
    "accent": "#82b4f2",
    "good": "#6fcf97",
    "bad": "#f28b82",
    "warn": "#f0b45a",
    "line": "#383c42",
    "handle": "#4d535b",
    "tint": "#2d3d52",
    "on_accent": "#14171b",
}
_GROUND = {"light": ("#f6f5f2", "#ffffff", LIGHT), "dark": ("#1d1f22", "#26292d", DARK)}
_colours: dict[tuple[str, bool], QColor] = {}
_readable: dict[tuple[int, int], bool] = {}


def tone(name: str) -> QColor:
    """The colour called `name` on today's palette. In high contrast every tone is the text's own colour.

    Raises KeyError for a tone that does not exist.
    """
    if _high_contrast():
        return _plain(name)
    dark = is_dark(QGuiApplication.palette())
    found = _colours.get((name, dark))
    if found is None:
        found = _colours[name, dark] = QColor((DARK if dark else LIGHT)[name])
    return found


def is_dark(palette: QPalette) -> bool:
    return palette.color(QPalette.ColorRole.Base).lightness() < 128


def apply(app: QApplication, mode: str = "system") -> None:
    """Dress the application. `mode` is "system" (follow it, also later), "light" or "dark"."""
    hints = app.styleHints()
    wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(mode, Qt.ColorScheme.Unknown)
    hints.setColorScheme(wanted)
    _dress(app, mode)
    follow = app.property("followsColours")
    if not follow:
        app.setProperty("followsColours", True)
        hints.colorSchemeChanged.connect(lambda: _dress(app, app.property("lookMode")))
    app.setProperty("lookMode", mode)


def look(widget: QWidget, name: str) -> None:
    """Give `widget` a look of the style sheet: "primary", "title", "headline", "muted", "small", "card", "chip" ..."""
    restyle(widget, "look", name)


def set_tone(widget: QWidget, name: str) -> None:
    """Write a label's text in the tone `name`; "" is the ordinary text colour."""
    restyle(widget, "tone", name)


def mark_wrong(widget: QWidget, wrong: bool) -> None:
    """Show that what stands in a field cannot be read."""
    restyle(widget, "wrong", wrong)


def calm_palette(dark: bool) -> QPalette:
    """Our own palette: much white, few lines, one accent."""
    window, base, tones = _GROUND["dark" if dark else "light"]
    palette = QPalette(QColor(window), QColor(window))
    role = QPalette.ColorRole
    for target, colour in (
        (role.Window, window),
        (role.Base, base),
        (role.AlternateBase, window),
        (role.Button, base),
        (role.ToolTipBase, base),
        (role.Text, tones["strong"]),
        (role.WindowText, tones["strong"]),
        (role.ButtonText, tones["strong"]),
        (role.ToolTipText, tones["strong"]),
        (role.BrightText, tones["bad"]),
        (role.Highlight, tones["tint"]),
        (role.HighlightedText, tones["strong"]),
        (role.Link, tones["accent"]),
        (role.LinkVisited, tones["planned"]),
        (role.Accent, tones["accent"]),
        (role.PlaceholderText, tones["muted"]),
        (role.Mid, tones["line"]),
        (role.Midlight, tones["line"]),
        (role.Light, base),
        (role.Dark, tones["muted"]),
        (role.Shadow, "#000000"),
    ):
        palette.setColor(target, QColor(colour))
    for target in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(tones["muted"]))
    return palette


def _dress(app: QApplication, mode: str) -> None:
    app.setPalette(QPalette())
    if not _high_contrast():
        dark = mode == "dark" or (mode != "light" and app.styleHints().colorScheme() == Qt.ColorScheme.Dark)
        given = app.palette()
        if is_stock(app, given) or is_dark(given) != dark:
            app.setPalette(calm_palette(dark))
    tones = {name: tone(name).name() for name in LIGHT}
    app.setStyleSheet(style_sheet(tones, app.palette(), app.font()))


def is_stock(app: QApplication, palette: QPalette) -> bool:
    """Whether the palette is only the style's own grey, so that no desktop's choice is lost."""
    stock = app.style().standardPalette()
    roles = (QPalette.ColorRole.Window, QPalette.ColorRole.Base, QPalette.ColorRole.Highlight)
    return all(stock.color(role) == palette.color(role) for role in roles)


def _high_contrast() -> bool:
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)
    if accessibility is None:
        return False
    return bool(accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)


def _plain(name: str) -> QColor:
    palette = QGuiApplication.palette()
    role = {
        "tint": QPalette.ColorRole.Highlight,
        "accent": QPalette.ColorRole.Highlight,
        "on_accent": QPalette.ColorRole.HighlightedText,
    }.get(name, QPalette.ColorRole.Text)
    return palette.color(role)


def restyle(widget: QWidget, property: str, value: object) -> None:
    """Set a property that the style sheet goes by."""
    if widget.property(property) == value:
        return
    widget.setProperty(property, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def readable(colour: QColor, ground: QColor) -> bool:
    """Whether text in `colour` can be read on `ground`: a contrast of at least 4 to 1."""
    key = (colour.rgba(), ground.rgba())
    found = _readable.get(key)
    if found is None:
        found = _readable[key] = contrast(colour, ground) >= 4.0
    return found


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two colours, from 1 (the same) to 21 (black on white), as WCAG defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

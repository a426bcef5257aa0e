"""The text of the style sheet. Colours come from the palette and the tones, sizes from the system's font."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette

TONES = (
    "ready",
    "confirmed",
    "hoped",
    "undated",
    "overdue",
    "planned",
    "none",
    "muted",
    "strong",
    "good",
    "bad",
    "warn",
)

SHEET = """
QToolTip {{ color: {text}; background: {base}; border: 1px solid {line}; padding: 4px; }}
QMainWindow, QDialog {{ background: {window}; }}
QMenuBar {{ background: transparent; padding: 2px 8px; }}
QMenuBar::item {{ padding: 5px 11px; background: transparent; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {tint}; color: {strong}; }}
QStatusBar {{ background: transparent; color: {muted}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ color: {muted}; }}
QSplitter::handle {{ background: transparent; }}
QTabWidget::pane {{ border: none; }}
QTabWidget::tab-bar {{ left: 0px; }}
QTabBar {{ qproperty-drawBase: 0; }}
QTabBar::tab {{ color: {muted}; padding: 8px 18px 9px 18px; border: none; border-bottom: 2px solid transparent;
    font-size: {larger}; }}
QTabBar::tab:selected {{ color: {text}; border-bottom: 2px solid {accent}; font-weight: bold; }}
QTabBar::tab:hover:!selected {{ color: {text}; }}
QTabBar::tab:focus {{ border-bottom: 2px dashed {accent}; }}
QTableView {{ background: {base}; border: 1px solid {line}; border-radius: 6px; gridline-color: transparent;
    selection-background-color: {highlight}; selection-color: {highlighted}; outline: none; }}
QTableView::item {{ padding: 0px 6px; border: none; }}
QHeaderView {{ background: {base}; border: none; border-top-left-radius: 6px; border-top-right-radius: 6px; }}
QHeaderView::section {{ background: transparent; color: {muted}; font-weight: bold; border: none;
    border-bottom: 1px solid {line}; padding: 8px 6px; }}
QHeaderView::section:hover {{ color: {text}; }}
QLineEdit, QPlainTextEdit, QTextEdit {{ background: {base}; color: {text};
    border: 1px solid {line}; border-radius: 5px; padding: 6px 9px; selection-background-color: {accent};
    selection-color: {on_accent}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {{ border: 1px solid {accent}; }}
QComboBox:focus {{ border: 1px solid {accent}; border-radius: 5px; }}
QLineEdit[wrong="true"], QComboBox[wrong="true"] {{ border: 1px solid {bad}; }}
QComboBox QLineEdit, QSpinBox QLineEdit {{ border: none; padding: 0px; background: transparent; }}
QComboBox QAbstractItemView {{ background: {base}; color: {text}; border: 1px solid {line};
    selection-background-color: {highlight}; selection-color: {highlighted}; outline: none; }}
QPushButton {{ background: {base}; color: {text}; border: 1px solid {line}; border-radius: 5px; padding: 7px 14px; }}
QPushButton:hover, QPushButton:focus {{ border-color: {accent}; }}
QPushButton:pressed {{ background: {tint}; }}
QPushButton:disabled {{ color: {muted}; border-color: {line}; }}
QPushButton[look="primary"] {{ background: {accent}; color: {on_accent}; border: 1px solid {accent};
    font-weight: bold; }}
QPushButton[look="primary"]:focus {{ border: 1px solid {text}; }}
QPushButton[look="primary"]:disabled {{ background: {line}; color: {muted}; border-color: {line}; }}
QPushButton[look="link"] {{ background: transparent; border: 1px solid transparent; color: {accent}; padding: 3px 4px;
    text-align: left; }}
QPushButton[look="link"]:hover {{ border: 1px solid {line}; }}
QPushButton[look="link"]:focus {{ border: 1px solid {accent}; }}
QPushButton[look="menu"]::menu-indicator {{ image: none; width: 0; }}
QPushButton[look="big"], QFrame[look="scan"] QPushButton {{ font-size: {larger}; padding: 11px 16px; }}
QLineEdit[look="count"] {{ font-size: {title}; font-weight: bold; padding: 8px 12px; }}
QPushButton[look="chip"] {{ border-radius: {chip}px; padding: 4px 12px; }}
QPushButton[look="chip"]:checked {{ background: {tint}; border-color: {accent}; color: {strong}; }}
QPushButton[look="today"] {{ background: {base}; border: 1px solid transparent; border-radius: 5px; padding: 0; }}
QPushButton[look="today"]:hover, QPushButton[look="today"]:focus {{ border-color: {accent}; }}
QLabel {{ background: transparent; }}
QLabel[look="title"] {{ font-size: {title}; font-weight: bold; }}
QLabel[look="headline"] {{ font-size: {title}; font-weight: bold; }}
QLabel[look="large"] {{ font-size: {huge}; font-weight: bold; }}
QLabel[look="name"] {{ font-size: {larger}; font-weight: bold; }}
QLabel[look="figure"] {{ font-size: {title}; font-weight: bold; }}
QLabel[look="head"] {{ color: {muted}; font-weight: bold; }}
QLabel[look="strong"] {{ font-weight: bold; }}
QLabel[look="muted"] {{ color: {muted}; }}
QLabel[look="quiet"] {{ color: {muted}; font-size: {larger}; }}
QLabel[look="small"] {{ color: {muted}; font-size: {small}; }}
QFrame[look="card"] {{ background: {base}; border: 1px solid {line}; border-radius: 8px; }}
QFrame[look="scan"] {{ background: {base}; border: 2px solid {line}; border-radius: 8px; }}
QFrame[look="scan"][tone="good"] {{ border-color: {good}; background: {tint_good}; }}
QFrame[look="scan"][tone="warn"] {{ border-color: {warn}; background: {tint_warn}; }}
QFrame[look="scan"][tone="bad"] {{ border-color: {bad}; background: {tint_bad}; }}
QLabel[look="count"] {{ font-size: {count}; font-weight: bold; }}
QLabel[look="largest"] {{ font-size: {largest}; font-weight: bold; }}
QFrame[look="banner"] {{ background: {tint}; border: none; border-radius: 6px; }}
QFrame[look="notice"] {{ background: {tint}; border: none; border-radius: 6px; }}
QFrame[look="today"] {{ background: transparent; border: none; border-bottom: 1px solid {line}; }}
QScrollBar {{ background: transparent; border: none; margin: 0px; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {handle}; border-radius: 3px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0px; height: 0px; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QDialog QComboBox {{ min-height: 24px; }}
QDialog QSpinBox {{ min-height: 28px; }}
QCheckBox::indicator:unchecked, QTreeView::indicator:unchecked {{ width: 12px; height: 12px; background: {base};
    border: 1px solid {muted}; border-radius: 3px; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget[look="clear"] {{ background: transparent; }}
"""


def style_sheet(tones: Mapping[str, str], palette: QPalette, font: QFont) -> str:
    """The style sheet for these tones (name -> "#rrggbb"), palette and font."""
    role = QPalette.ColorRole
    size = font.pointSizeF() if font.pointSizeF() > 0 else 10.0
    sheet = SHEET.format(
        **tones,
        text=palette.color(role.Text).name(),
        base=palette.color(role.Base).name(),
        window=palette.color(role.Window).name(),
        highlight=palette.color(role.Highlight).name(),
        highlighted=palette.color(role.HighlightedText).name(),
        larger=f"{size * 1.15:.1f}pt",
        title=f"{size * 1.5:.1f}pt",
        huge=f"{size * 2.4:.1f}pt",
        count=f"{size * 6:.1f}pt",
        largest=f"{size * 8:.1f}pt",
        **{f"tint_{name}": _mixed(palette.color(role.Base), QColor(tones[name])) for name in ("good", "warn", "bad")},
        small=f"{size * 0.9:.1f}pt",
        chip=QFontMetrics(font).height() // 2 + 3,
    )
    return sheet + "".join(f'QLabel[tone="{name}"] {{ color: {tones[name]}; }}\n' for name in TONES)


def _mixed(ground: QColor, colour: QColor) -> str:
    """`ground` with a little of `colour` in it."""
    share = 0.12
    red = ground.redF() * (1 - share) + colour.redF() * share
    green = ground.greenF() * (1 - share) + colour.greenF() * share
    blue = ground.blueF() * (1 - share) + colour.blueF() * share
    return QColor.fromRgbF(red, green, blue).name()

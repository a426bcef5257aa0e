"""What every picture of figures is painted with."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget


def painting(chart: QWidget) -> tuple[QPainter, QFontMetricsF]:
    """A painter of smooth lines and small letters, and the measures of these. To be kept while it paints."""
    painter = QPainter(chart)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont(chart.font())
    font.setPointSizeF(max(7.0, font.pointSizeF() * 0.88))
    painter.setFont(font)
    return painter, QFontMetricsF(font)

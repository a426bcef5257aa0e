"""Barcodes as reportlab draws them: Code 128 and QR, never finer than a scanner reads."""

from __future__ import annotations

from reportlab.graphics.barcode.code128 import Code128
from reportlab.graphics.barcode.qr import QrCode
from reportlab.platypus import Flowable

from app.documents import fonts
from app.documents.parts import INK, MUTED, SMALL, STRONG, Style
from app.documents.text import paragraph, shade

MM = 72 / 25.4
DOT = 72 / 203  # of the common label printer: bars are whole dots wide and begin on a dot, else their edges are grey
_MODULES = (4 * DOT, 3 * DOT, 2 * DOT)  # widths of the finest bar; 2 dots are 0.25 mm, and 3 dots at 300 dpi
_FINEST = 0.19 * MM  # office printers only
_LEAST_QR = 9 * MM
TITLE_HEIGHT = 26.0  # of the bars under a paper's title


class Bars(Flowable):
    """A code as bars, with the code as people read it in small type under them where it is to be `read`."""

    def __init__(self, code: str, module: float, height: float, *, read: bool) -> None:
        super().__init__()
        self._code = code if read else ""
        self._bars = Code128(code, barWidth=module, barHeight=height, quiet=False)
        self.width, self.height = float(self._bars.width), height + (SMALL.leading if read else 0)
        self.hAlign = "LEFT"

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setFillColor(shade(INK))
        self._bars.drawOn(self.canv, 0, SMALL.leading if self._code else 0)
        if self._code:
            self.canv.setFillColor(shade(MUTED))
            self.canv.setFont(fonts.face(False), SMALL.size)
            self.canv.drawString(0, SMALL.leading - SMALL.size, self._code)


class Square(Flowable):
    """A code as a QR code with its white margin."""

    def __init__(self, code: str, side: float) -> None:
        super().__init__()
        self._code = code
        self.width = self.height = side
        self.hAlign = "LEFT"

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setFillColor(shade(INK))
        QrCode(self._code, qrLevel="M", width=self.width, height=self.height, qrBorder=2).drawOn(self.canv, 0, 0)


class Titled(Flowable):
    """A title with bars at the right end of its line: the head of what one scans before going on."""

    def __init__(self, title: str, code: str, width: float, height: float, style: Style = STRONG) -> None:
        super().__init__()
        self._bars = bars(code, width * 0.6, height)
        room = width - (self._bars.width + 24 if self._bars is not None else 0)
        self._title = paragraph(title, style)
        _wide, high = self._title.wrap(room, 10_000)
        self.width, self.height = width, max(float(high), height if self._bars is not None else 0.0)
        self._high = float(high)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        """The bars stand clear of the title, as a scanner needs it."""
        self._title.drawOn(self.canv, 0, (self.height - self._high) / 2)
        if self._bars is not None:
            self._bars.drawOn(self.canv, self.width - self._bars.width, (self.height - self._bars.height) / 2)


def bars(
    code: str, width: float, height: float, *, most: float = 3 * DOT, read: bool = False, office: bool = True
) -> Bars | None:
    """`code` as the widest bars that fit into `width`, the finest no wider than `most`; None where they would be too
    fine to read, or where Code 128 cannot write the code. An `office` printer draws finer bars than a label printer.
    """
    if not can_be_bars(code):
        return None
    for module in (*(module for module in _MODULES if module <= most + 0.01), *((_FINEST,) if office else ())):
        found = Bars(code, module, height, read=read)
        if found.width <= width:
            return found
    return None


def square(code: str, width: float, height: float, most: float) -> Square | None:
    """`code` as a QR code that fits; None where there is no code or its dots would be too small."""
    side = min(width, height, most)
    return Square(code, side) if code and side >= _LEAST_QR else None


def can_be_bars(code: str) -> bool:
    """Whether Code 128 can write `code`."""
    return bool(code) and code.isascii() and code.isprintable()

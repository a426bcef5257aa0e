"""The pages of a PDF as images, and their way to the printer."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

SCREEN_DPI = 96
POINTS = 72  # to the inch
MOST_DPI = 300


class Pages:
    """A PDF that is drawn page by page, numbered from 0. A scale of 1 is the paper's own size on a screen."""

    def __init__(self, content: bytes) -> None:
        import pypdfium2

        self._document = pypdfium2.PdfDocument(content)
        self.count = len(self._document)

    def points(self, number: int) -> QSizeF:
        """The size of a page in points."""
        width, height = self._document.get_page_size(number)
        return QSizeF(width, height)

    def size(self, number: int, scale: float) -> QSize:
        """The size of a page in pixels."""
        return (self.points(number) * (scale * SCREEN_DPI / POINTS)).toSize()

    def image(self, number: int, scale: float) -> QImage:
        """A page as an image that owns its pixels."""
        bitmap = self._document[number].render(scale=scale * SCREEN_DPI / POINTS, rev_byteorder=True)
        kind = {3: QImage.Format.Format_RGB888, 4: QImage.Format.Format_RGBX8888}[bitmap.n_channels]
        image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, kind)
        return image.copy()


def print_pages(parent: QWidget, pages: Pages, title: str) -> bool:
    """Ask for a printer and print; False where the person changed their mind."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    set_paper(printer, pages, title)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages.count)
    dialog.setFromTo(1, pages.count)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    return paint(printer, pages)


def set_paper(printer: object, pages: Pages, title: str) -> None:
    """Give a printer the paper's own size, whole sheet, and the name of the job."""
    from PySide6.QtPrintSupport import QPrinter

    assert isinstance(printer, QPrinter)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(pages.points(0), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)


def paint(printer: object, pages: Pages) -> bool:
    """Paint the pages that the person asked for onto the printer. False where it could not begin."""
    from PySide6.QtPrintSupport import QPrinter

    assert isinstance(printer, QPrinter)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    first, last = printer.fromPage() or 1, printer.toPage() or pages.count
    scale = min(MOST_DPI, printer.resolution()) / SCREEN_DPI
    for number in range(first - 1, min(last, pages.count)):
        if number > first - 1:
            printer.newPage()
        sheet = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
        painter.drawImage(sheet, pages.image(number, scale))
    painter.end()
    return True

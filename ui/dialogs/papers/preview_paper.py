"""Paper on screen as it will be printed: the real file, page by page; from here print it or save it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app import formats
from app.desk import files
from app.papers.table import Printout
from app.words import _, ngettext
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog, quiet_button
from ui.dialogs.papers.pdf_pages import Pages, print_pages
from ui.look.theme import look
from ui.sending import open_mail

SIZE = QSize(900, 640)
ZOOMS = (50, 67, 80, 100, 125, 150, 200, 300)
FIRST_ZOOM = 100


class PreviewPaper(Dialog):
    """Pages below each other. Ctrl+P prints, Ctrl+S saves, plus and minus zoom. Looking records nothing as told.

    `printed` tells that the printer has it.
    """

    printed = Signal()

    def __init__(self, context: Context, paper: Printout, parent: QWidget | None = None) -> None:
        super().__init__(context, paper.title, parent, size=SIZE)
        self.paper = paper
        self.pages = Pages(paper.content)
        self._zoom = FIRST_ZOOM
        self._build_tools()
        inside = QWidget()
        look(inside, "clear")
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(14)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.area.setWidget(inside)
        self.area.setAccessibleName(_("Pages"))
        self.area.verticalScrollBar().valueChanged.connect(lambda _at: self._draw_seen())
        self.body.addWidget(self.area, 1)
        self.labels: list[QLabel] = []
        for number in range(self.pages.count):
            label = QLabel()
            label.setAccessibleName(_("Page {number} of {count}").format(number=number + 1, count=self.pages.count))
            self._column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
            self.labels.append(label)
        self._column.addStretch(1)
        self.button(_("Close"), self.reject)
        if paper.mail is not None:
            self.button(_("Draft e-mail…"), self.draft, key="Ctrl+M")
        self.button(_("Save…"), self.ask_where, key="Ctrl+S")
        self.print_button = self.primary_button(_("Print…"), self.print)
        self.print_button.setShortcut("Ctrl+P")
        if paper.missing:
            text = _("This cannot be written with the fonts at hand, and is marked on the paper: {what}.")
            self.say(text.format(what=", ".join(paper.missing)), (), "bad")
        self._resize_pages()
        self.area.setFocus()

    def _build_tools(self) -> None:
        self.zoom_label = QLabel()
        look(self.zoom_label, "muted")
        line = QHBoxLayout()
        for text, name, step in (("−", _("Smaller"), -1), ("+", _("Larger"), 1)):
            button = quiet_button(text, partial(self.zoom, step), key="Ctrl+-" if step < 0 else "Ctrl++")
            button.setAccessibleName(name)
            line.addWidget(button)
        line.addWidget(self.zoom_label)
        line.addStretch(1)
        pages = ngettext("{count} page", "{count} pages", self.pages.count)
        count = QLabel(pages.format(count=formats.quantity(self.pages.count)))
        look(count, "muted")
        line.addWidget(count)
        self.body.addLayout(line)

    def zoom(self, step: int) -> None:
        """A step larger or smaller."""
        at = ZOOMS.index(self._zoom) + step
        if 0 <= at < len(ZOOMS):
            self._zoom = ZOOMS[at]
            self._resize_pages()

    def _resize_pages(self) -> None:
        self.zoom_label.setText(f"{self._zoom} %")
        for number, label in enumerate(self.labels):
            label.setPixmap(QPixmap())
            label.setFixedSize(self.pages.size(number, self._zoom / 100))
        self._draw_seen()

    def _draw_seen(self) -> None:
        """Draw the pages in sight and let go of the others: a long paper would fill the memory."""
        top = self.area.verticalScrollBar().value()
        bottom = top + max(self.area.viewport().height(), SIZE.height())
        at = 0
        for number, label in enumerate(self.labels):
            height = label.height() + self._column.spacing()
            if at + height >= top and at <= bottom:
                if label.pixmap().isNull():
                    ratio = self.devicePixelRatioF()
                    image: QImage = self.pages.image(number, self._zoom / 100 * ratio)
                    image.setDevicePixelRatio(ratio)
                    label.setPixmap(QPixmap.fromImage(image))
            elif not label.pixmap().isNull():
                label.setPixmap(QPixmap())
            at += height

    def print(self) -> None:
        """Ask for a printer, and print the pages as they are shown."""
        if print_pages(self, self.pages, self.paper.title):
            self.say(_("Sent to the printer."))
            self.printed.emit()

    def draft(self) -> None:
        """Write the e-mail draft and open it with the mail program. Nothing is sent or recorded."""
        make = self.paper.mail
        if make is None:
            return
        became = open_mail(self, Path(self.paper.file_name).stem, make)
        if became is not None:
            self.say(became)

    def ask_where(self) -> None:
        """Ask for a file, and save the paper there."""
        folder = Path(str(self.context.settings.get("paper/folder", str(Path.home()))))
        path, _kind = QFileDialog.getSaveFileName(self, _("Save"), str(folder / self.paper.file_name), "PDF (*.pdf)")
        if path:
            self.save(Path(path))

    def save(self, path: Path) -> None:
        if self.attempt(lambda consent: files.write(path, self.paper.content)):
            self.context.settings.put("paper/folder", str(path.parent))
            self.say(_("Saved as {path}.").format(path=path))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.zoom(1 if event.key() == Qt.Key.Key_Plus else -1)
            return
        super().keyPressEvent(event)

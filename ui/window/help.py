"""The help pages, in their own window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from app.words import _
from ui.widgets.button import push_button

PAGES = Path(__file__).resolve().parents[2] / "resources" / "help"
NATIVE = QKeySequence.SequenceFormat.NativeText
MARKDOWN = QTextDocument.ResourceType.MarkdownResource


class HelpWindow(QWidget):
    """Shows a page of `resources/help` and follows its links. Alt+Left goes back, Esc closes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(_("Help"))
        self.resize(720, 640)
        self.browser = QTextBrowser()
        self.browser.setAccessibleName(_("Help"))
        self.browser.setSearchPaths([str(PAGES)])
        self.browser.setOpenExternalLinks(True)
        self.browser.document().setDocumentMargin(16)
        contents = push_button(_("Contents"), lambda: self.show_page("index"))
        keys = QKeySequence(QKeySequence.StandardKey.Back).toString(NATIVE)
        back = push_button(_("Back"), self.browser.backward, hint=keys)
        back.setEnabled(False)
        self.browser.backwardAvailable.connect(back.setEnabled)
        head = QHBoxLayout()
        head.addWidget(contents)
        head.addWidget(back)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addLayout(head)
        column.addWidget(self.browser)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence.StandardKey.Back, self, self.browser.backward)

    def show_page(self, name: str) -> None:
        """Show the page `name` ("queue"); the first page where there is none of that name."""
        if not (PAGES / f"{name}.md").is_file():
            name = "index"
        self.browser.setSource(QUrl.fromLocalFile(str(PAGES / f"{name}.md")), MARKDOWN)
        self.show()
        self.raise_()
        self.activateWindow()
        self.browser.setFocus()

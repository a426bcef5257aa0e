"""The middle of the window: the tabs, or what stands in their place: a form, the first start, trouble, a wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.widgets.card import text_label

if TYPE_CHECKING:
    from ui.forms.form import Form


class Stage(QStackedWidget):
    """One thing is in front. `turned` says that it is another one now."""

    turned = Signal()

    def __init__(self, tabs: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = tabs
        self.waiting = text_label("", "muted")
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.addWidget(tabs)
        self.addWidget(self.waiting)
        self.form: Form | None = None
        self._instead: QWidget | None = None

    def show_tabs(self) -> None:
        self.setCurrentWidget(self._tabs)
        self._drop()
        self.turned.emit()

    def leave_form(self) -> None:
        """Back to the tabs, where a form stands in their place."""
        if self.form is not None:
            self.show_tabs()

    def wait_with(self, text: str) -> None:
        """Say `text` while there is nothing else to show."""
        self.waiting.setText(text)
        self.setCurrentWidget(self.waiting)
        self._drop()
        self.turned.emit()

    def show_instead(self, widget: QWidget) -> None:
        """Show `widget` in place of the tabs, and drop what stood there before."""
        self._drop()
        self._instead = widget
        self.addWidget(widget)
        self.setCurrentWidget(widget)
        self.turned.emit()

    def show_form(self, form: Form) -> None:
        """Let a form take the place of the tabs until it is left."""
        self._drop()
        self.form = self._instead = form
        self.addWidget(form)
        self.setCurrentWidget(form)
        form.left.connect(lambda: self.show_tabs() if self.form is form else None)
        self.turned.emit()

    def _drop(self) -> None:
        form, self.form = self.form, None
        old, self._instead = self._instead, None
        if form is not None:
            form.end()
        if old is not None:
            self.removeWidget(old)
            old.deleteLater()

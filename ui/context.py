"""What pages and dialogs are given: the desk and the ways out of themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from app.domain.errors import ClockAsked, Consent
from ui import dialogs
from ui.attempt import Actions, attempt

if TYPE_CHECKING:
    from app.desk import Desk
    from app.papers.table import Printout
    from ui.feed import Feed
    from ui.scanning.scanner import Scanner
    from ui.settings import Settings
    from ui.tasks import Tasks


P = ParamSpec("P")
T = TypeVar("T")
D = TypeVar("D", bound=QDialog)
F = TypeVar("F", bound=QWidget)


class Window(QMainWindow):
    """What the main window does for its pages, dialogs and forms."""

    @property
    def scanner(self) -> Scanner:
        """What tells the scanner's keys from a person's."""
        raise NotImplementedError

    def say(self, text: str, actions: Actions = (), tone: str = "") -> None:
        """Say what just happened in the banner, with buttons (words, function)."""
        raise NotImplementedError

    def settle_clock(self, asked: ClockAsked) -> bool:
        """Ask what day it is; whether that was answered."""
        raise NotImplementedError

    def open_page(self, kind: str, id: int | None = None, chip: str = "") -> None:
        """Go to a tab; stand on the row `id` where given, choose the filter `chip` where given."""
        raise NotImplementedError

    def show_form(self, form: Any) -> None:
        """Let a form (`ui.forms.form.Form`) fill the window until it is left."""
        raise NotImplementedError

    def show_status(self) -> None:
        """Show anew what the title and the line at the foot say of the store."""
        raise NotImplementedError


@dataclass(slots=True)
class Context:
    """The open desk, the change feed, and the main window's services."""

    window: Window
    desk: Desk
    feed: Feed
    settings: Settings
    tasks: Tasks

    def attempt(
        self,
        act: Callable[[Consent], T],
        *,
        parent: QWidget | None = None,
        fields: Mapping[str, QWidget] | None = None,
        done: Callable[[T], object] | None = None,
        refused: Callable[[str], object] | None = None,
    ) -> T | None:
        """Do `act` through the one error path (`ui.attempt.attempt`)."""
        return attempt(parent or self.window, act, fields=fields, done=done, refused=refused)

    def say(self, text: str, actions: Actions = (), tone: str = "") -> None:
        """Say what just happened in the banner, with next steps: (("Undo", function), ...)."""
        self.window.say(text, actions, tone)

    def open(self, dialog: Callable[Concatenate[Context, P], D], *args: P.args, **initial: P.kwargs) -> D | None:
        """Make a dialog and open it; None where what it is about is gone, which is said: in the dialog that it was to
        open over (`parent`), else in the window.
        """

        def act(_consent: Consent) -> D:
            made = dialog(self, *args, **initial)
            made.open()
            return made

        parent = initial.get("parent")
        return self.attempt(act, parent=parent if isinstance(parent, QWidget) else None)

    def open_form(self, form: Callable[Concatenate[Context, P], F], *args: P.args, **initial: P.kwargs) -> F | None:
        """Let a form fill the window; None where what it is about is gone, which is said."""
        made = self.attempt(lambda consent: form(self, *args, **initial))
        if made is not None:
            self.window.show_form(made)
        return made

    def open_page(self, kind: str, id: int | None = None, chip: str = "") -> None:
        """Go to the tab "items", "queue", "purchase_orders" or "counts"; stand on the row `id`, choose the chip."""
        self.window.open_page(kind, id, chip)

    def open_paper(self, make: Callable[[Desk], Printout], parent: QWidget | None = None) -> QDialog | None:
        """Show the paper that `make` makes, such as `papers.table.STATUS.of(item_id=7)`. As `open`."""

        def preview(context: Context, *, parent: QWidget | None) -> QDialog:
            return dialogs.papers.PreviewPaper(context, make(context.desk), parent)

        return self.open(preview, parent=parent)

"""The one error path: every act of a person runs through `attempt`. Nothing else in ui catches what a verb raises."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import TracebackType
from typing import Any, TypeVar

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from app.domain.errors import (
    NO_CONSENT,
    ClockAsked,
    Consent,
    DeskError,
    NeedsConsent,
    Question,
    StoreTrouble,
    Unreadable,
)
from app.words import _
from ui.look.theme import mark_wrong

log = logging.getLogger("backorder_desk")
T = TypeVar("T")
Actions = Sequence[tuple[str, Callable[[], Any]]]
_shown: set[str] = set()


def attempt(
    parent: QWidget,
    act: Callable[[Consent], T],
    *,
    fields: Mapping[str, QWidget] | None = None,
    done: Callable[[T], object] | None = None,
    refused: Callable[[str], object] | None = None,
    asked: Callable[[str, Callable[[], Any]], object] | None = None,
) -> T | None:
    """Do `act` for a person; say what went wrong where it belongs.

    Returns what the act returned, or None where it did not happen. That has been said then: a text that cannot be read
    at its field (`fields`: name -> widget), a question as a dialog, everything else to `refused`, else to the nearest
    ancestor of `parent` that has `say(text, actions, tone)`. `done` gets the result, also after a retry: only it can
    tell of an act that returns nothing. Where no dialog may stand in the way, `asked` gets the question, and what to do
    if it is agreed to.
    """
    _forgive(fields)
    consent = NO_CONSENT
    while True:
        try:
            found = act(consent)
        except NeedsConsent as needed:
            question = needed.question
            if asked is not None:
                go_on = _agreeing(act, consent | {question})
                again = partial(attempt, parent, go_on, fields=fields, done=done, refused=refused, asked=asked)
                asked(sentence(question), again)
                return None
            if not ask_person(parent, sentence(question)):
                return None
            consent |= {question}
        except ClockAsked as clock:
            if not _settled(parent, clock):
                _tell(parent, sentence(clock), refused)
                return None
        except Unreadable as wrong:
            _at_field(parent, wrong, fields, refused)
            return None
        except StoreTrouble as trouble:
            again = partial(attempt, parent, act, fields=fields, done=done, refused=refused, asked=asked)
            _tell(parent, sentence(trouble), refused, [(_("Try again"), again)])
            return None
        except DeskError as error:
            _tell(parent, sentence(error), refused)
            return None
        except Exception as bug:
            show_bug(type(bug), bug, bug.__traceback__)
            return None
        else:
            if done is not None:
                done(found)
            return found


def _agreeing(act: Callable[[Consent], T], agreed: Consent) -> Callable[[Consent], T]:
    """`act` with what was agreed to already."""
    return lambda consent: act(consent | agreed)


def quietly(act: Callable[[], T]) -> T | None:
    """Do `act` in the background: trouble with the store gives None and is tried again by whoever called."""
    try:
        return act()
    except StoreTrouble as trouble:
        log.info("store trouble in the background: %s", trouble)
        return None


def tried(act: Callable[[], T]) -> tuple[T | None, str]:
    """Do something that changes nothing while a person is still typing: (its result, "") or (None, what is wrong)."""
    try:
        return act(), ""
    except DeskError as wrong:
        return None, sentence(wrong)


def sentence(said: DeskError | Question) -> str:
    from app.formats import sentence as written

    return written(said)


def say(parent: QWidget, text: str, actions: Actions = (), tone: str = "") -> None:
    """Say `text` by the nearest ancestor of `parent` that can; a message box where nobody can."""
    widget: QWidget | None = parent
    while widget is not None:
        teller = getattr(widget, "say", None)
        if callable(teller):
            teller(text, actions, tone)
            return
        widget = widget.parentWidget()
    QMessageBox.warning(parent, _("Backorder Desk"), text)


def ask_person(parent: QWidget, text: str) -> bool:
    """Ask a question; True where the person agrees. Esc and closing the window mean no."""
    box = QMessageBox(QMessageBox.Icon.Question, _("Backorder Desk"), text, parent=parent)
    agree = box.addButton(_("Yes, go on"), QMessageBox.ButtonRole.AcceptRole)
    refuse = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(refuse)
    box.setEscapeButton(refuse)
    box.exec()
    agreed = box.clickedButton() is agree
    box.deleteLater()
    return agreed


def install_excepthook() -> None:
    """Log every uncaught exception and show it once, with details to copy."""
    sys.excepthook = show_bug


def show_bug(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
    """Log a fault of the program and show it, each fault once."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    details = "".join(traceback.format_exception(kind, bug, trace))
    log.error("a fault of the program\n%s", details)
    name = f"{kind.__name__} {traceback.extract_tb(trace)[-1:]}"
    if name in _shown or QApplication.instance() is None:
        return
    _shown.add(name)
    box = QMessageBox(
        QMessageBox.Icon.Critical,
        _("Backorder Desk"),
        _("Something went wrong in the program. Nothing was half done; what you did last did not happen."),
        parent=QApplication.activeWindow(),
    )
    box.setInformativeText(f"{kind.__name__}: {bug}")
    box.setDetailedText(details)
    copy = box.addButton(_("Copy details"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(QMessageBox.StandardButton.Close)
    copy.clicked.connect(lambda: QApplication.clipboard().setText(details))
    box.open()


def _tell(parent: QWidget, text: str, refused: Callable[[str], object] | None, actions: Actions = ()) -> None:
    if refused is not None:
        refused(text)
    else:
        say(parent, text, actions, "bad")


def _settled(parent: QWidget, clock: ClockAsked) -> bool:
    """Let the nearest ancestor that can ask what day it is; whether that was answered."""
    widget: QWidget | None = parent
    while widget is not None:
        settle = getattr(widget, "settle_clock", None)
        if callable(settle):
            return bool(settle(clock))
        widget = widget.parentWidget()
    return False


def _at_field(
    parent: QWidget,
    wrong: Unreadable,
    fields: Mapping[str, QWidget] | None,
    refused: Callable[[str], object] | None,
) -> None:
    widget = (fields or {}).get(wrong.field)
    text = sentence(wrong)
    if widget is None:
        _tell(parent, text, refused)
        return
    widget.setFocus()
    show_error = getattr(widget, "show_error", None)
    if callable(show_error):
        show_error(text)
        return
    mark_wrong(widget, True)
    widget.setToolTip(text)
    _tell(parent, text, refused)


def _forgive(fields: Mapping[str, QWidget] | None) -> None:
    for widget in (fields or {}).values():
        show_error = getattr(widget, "show_error", None)
        if callable(show_error):
            show_error("")
        else:
            mark_wrong(widget, False)
            widget.setToolTip("")

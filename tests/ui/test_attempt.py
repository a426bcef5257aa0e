"""The one error path: what a person is told, asked and offered."""

from __future__ import annotations

import sys
import time

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton, QVBoxLayout, QWidget

from app.domain.errors import NeedsConsent, NotFound, Refused, StoreTrouble, Unreadable
from ui import attempt as module
from ui.attempt import attempt, install_excepthook, quietly


class Window(QWidget):
    def __init__(self):
        super().__init__()
        self.said = []
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)

    def say(self, text, actions=(), tone=""):
        self.said.append((text, actions, tone))


@pytest.fixture
def window(qtbot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    return made


def raising(error):
    def act(consent):
        raise error

    return act


def test_what_an_act_returns_comes_back_and_goes_to_done(window):
    done = []
    assert attempt(window, lambda consent: 7, done=done.append) == 7
    assert attempt(window, lambda consent: None, done=done.append) is None
    assert done == [7, None], "what returns nothing is done all the same"
    assert window.said == []


@pytest.mark.parametrize("error", [Refused("settings.time_zone", zone="Mars"), NotFound("item.unknown", sku="X-1")])
def test_a_refusal_is_said_in_a_sentence_by_the_nearest_that_can(window, error):
    inner = QWidget(window)
    assert attempt(inner, raising(error)) is None
    [(text, _actions, tone)] = window.said
    assert text.endswith(".")
    assert next(iter(error.facts.values())) in text
    assert tone == "bad"


def test_a_question_may_be_asked_where_no_dialog_stands_in_the_way(window):
    asked, done = [], []

    def act(consent):
        for name in ("one", "two"):
            question = NeedsConsent("count.bin_unknown", bin=name)
            if question.question not in consent:
                raise question
        return 7

    assert attempt(window, act, done=done.append, asked=lambda text, agree: asked.append((text, agree))) is None
    assert "bin one" in asked[0][0]
    assert asked[0][1]() is None, "the first is agreed to, the second asked"
    assert "bin two" in asked[1][0]
    assert asked[1][1]() == 7
    assert done == [7]
    assert window.said == []


def test_an_unreadable_text_is_shown_at_its_field_until_the_next_attempt(window):
    error = Unreadable("read.empty", field="quantity", text="")
    assert attempt(window, raising(error), fields={"quantity": window.field}) is None
    assert window.field.property("wrong") is True
    assert window.field.toolTip() == window.said[-1][0] != ""
    assert attempt(window, lambda consent: 1, fields={"quantity": window.field}) == 1
    assert window.field.property("wrong") is False
    assert window.field.toolTip() == ""


def test_a_question_is_asked_and_consent_goes_with_the_second_try(window, monkeypatch):
    asked = []

    def agree(parent, text):
        asked.append(text)
        return True

    monkeypatch.setattr(module, "ask_person", agree)

    def act(consent):
        for question in (NeedsConsent("confirm.past", date="2 May"), NeedsConsent("po.uncovers", count=2)):
            if question.question not in consent:
                raise question
        return "done"

    assert attempt(window, act) == "done"
    assert len(asked) == 2


def test_a_question_that_is_declined_leaves_everything_as_it_was(window, monkeypatch):
    monkeypatch.setattr(module, "ask_person", lambda parent, text: False)
    assert attempt(window, raising(NeedsConsent("po.uncovers", count=2))) is None
    assert window.said == []


@pytest.mark.parametrize(("which", "agreed"), [(0, True), (1, False)])
def test_the_question_dialog_answers_with_the_button_pressed(qtbot, window, which, agreed):
    def press():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        box.buttons()[which].click()

    QTimer.singleShot(0, press)
    assert module.ask_person(window, "Go on?") is agreed


def test_a_busy_store_is_said_and_the_retry_finishes_the_act(window):
    tries, done = [], []

    def act(consent):
        tries.append(1)
        if len(tries) == 1:
            raise StoreTrouble("store.busy")
        return "shipped"

    assert attempt(window, act, done=done.append) is None
    [(text, [(words, again)], _tone)] = window.said
    assert "busy" in text
    assert words == "Try again"
    again()
    assert done == ["shipped"]


def test_trouble_in_the_background_is_nothing_and_bugs_are_not_hidden():
    def trouble():
        raise StoreTrouble("store.busy")

    assert quietly(trouble) is None
    assert quietly(lambda: 3) == 3
    with pytest.raises(ZeroDivisionError):
        quietly(lambda: 1 // 0)


def boxes() -> list[QMessageBox]:
    return [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMessageBox) and widget.isVisible()
    ]


def test_a_bug_is_logged_and_shown_once_with_details_to_copy(qtbot, window, caplog):
    def bug(consent):
        raise KeyError("the shelf is gone")

    assert attempt(window, bug) is None
    assert attempt(window, bug) is None
    [box] = boxes()
    assert "the shelf is gone" in box.detailedText()
    assert caplog.text.count("Traceback") == 2
    copy = next(button for button in box.findChildren(QPushButton) if "Copy" in button.text())
    copy.click()
    assert "KeyError" in QApplication.clipboard().text()
    box.close()
    box.deleteLater()


def test_an_uncaught_exception_takes_the_same_way(qtbot, window, monkeypatch, caplog):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    install_excepthook()
    try:
        raise OSError(f"never seen before {time.monotonic()}")
    except OSError:
        sys.excepthook(*sys.exc_info())
    [box] = boxes()
    assert "never seen before" in box.informativeText()
    assert "Traceback" in caplog.text
    box.close()
    box.deleteLater()

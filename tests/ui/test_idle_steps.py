"""Work in steps between a window's events: to its end, one thing at a time, again after trouble."""

from __future__ import annotations

from collections.abc import Iterator

from pytestqt.qtbot import QtBot

from app.domain.errors import StoreTrouble
from ui import steps
from ui.steps import Steps


def test_it_goes_to_the_end_and_says_so_once(qtbot: QtBot) -> None:
    taken: list[object] = []
    idle = Steps()
    idle.run(iter(range(500)), lambda: taken.append("other"))
    idle.run((taken.append(step) for step in range(3)), lambda: taken.append("done"))
    assert taken == [], "not before the window has had its turn"
    qtbot.waitUntil(lambda: "done" in taken)
    assert taken == [0, 1, 2, "done"]


def test_it_goes_on_a_while_after_trouble_and_not_once_stopped(qtbot: QtBot, monkeypatch) -> None:
    monkeypatch.setattr(steps, "AGAIN_MS", 1)
    done: list[str] = []

    def troubled() -> Iterator[None]:
        yield
        raise StoreTrouble("store.busy")

    idle = Steps()
    idle.run(troubled(), lambda: done.append("ended"))
    qtbot.waitUntil(lambda: done == ["ended"])
    idle.run(iter(range(3)), lambda: done.append("stopped"))
    idle.stop()
    qtbot.wait(20)
    assert done == ["ended"]

"""What is measured is measured on the disk, and again where it was too slow; all figures are told at the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import limits


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.disk)
            item.add_marker(pytest.mark.flaky(reruns=limits.TRIES - 1, only_rerun=limits.TooSlow.__name__))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if limits.figures:
        terminalreporter.section("figures and their limits")
        for line in limits.table():
            terminalreporter.line(line)

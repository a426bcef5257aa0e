"""From an empty PC to a printed purchase order, by the keyboard alone, in the program as it is installed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

pytestmark = pytest.mark.desktop

PROGRAM = Path(sys.executable).with_name("backorder-desk")
MAIN = "Main stockroom"


def test_an_order_for_something_nobody_has_becomes_a_purchase_order_on_paper(desktop):
    store = desktop.home / "stockroom.desk"
    settings = desktop.home / "window.ini"
    started = desktop.start(
        str(PROGRAM), str(store), "--today", "2026-05-12", "--as", "Kim", "--settings", str(settings)
    )

    # The first start: neither the demo nor a spreadsheet, an empty stockroom.
    desktop.wait_for("Welcome")
    desktop.press("Tab", "Tab", "space")
    desktop.wait_for(MAIN)

    # The first item.
    desktop.press("ctrl+shift+i")
    desktop.wait_for("New item")
    desktop.type("M8-WASHER\tM8 spring washer\t\tA-02")
    desktop.press("ctrl+Return")
    desktop.wait_for(MAIN)
    assert [item["sku"] for item in desktop.ask(store, "items")] == ["M8-WASHER"]

    # Who sells it: a new supplier, by the item's own menu.
    desktop.press("ctrl+1", "Menu", "Up", "Up", "Up", "Return")
    desktop.wait_for("Source")
    desktop.type("Acme Fasteners")
    desktop.press("Return")
    desktop.wait_for("New supplier")
    desktop.press("ctrl+Return")
    desktop.wait_for("Source")
    desktop.press("ctrl+Return")
    desktop.wait_for(MAIN)

    # A new customer orders twelve. Nothing is behind it, so it is ordered with it.
    desktop.press("ctrl+n")
    desktop.wait_for("New order")
    desktop.type("Smith & Sons")
    desktop.press("Return")
    desktop.wait_for("New customer")
    desktop.press("ctrl+Return")
    desktop.wait_for("New order")
    desktop.type("M8-WASHER")
    desktop.press("Return")
    desktop.type("12")
    desktop.press("Tab", "Tab", "space", "ctrl+Return")
    desktop.wait_for(MAIN)
    (line,) = desktop.ask(store, "queue")
    assert (line["customer"], line["waiting"], line["footing"]) == ("Smith & Sons", 12, "planned")
    assert [share["source"] for share in line["shares"]] == ["PO-0001"]

    # The draft is sent, ...
    desktop.press("ctrl+3", "ctrl+shift+s")
    desktop.until(lambda: desktop.ask(store, "queue")[0]["footing"] == "undated", "the draft to be sent")

    # ... looked at as it will be printed, and saved.
    desktop.press("ctrl+p")
    desktop.wait_for("Purchase order PO-0001")
    desktop.press("ctrl+s")
    desktop.wait_for("Save")
    paper = desktop.home / "order.pdf"
    desktop.press("ctrl+a")
    desktop.type(str(paper))
    desktop.press("Return")
    desktop.until(lambda: paper.exists() and paper.read_bytes().rstrip().endswith(b"%%EOF"), "the saved paper")
    text = "\n".join(page.extract_text() for page in PdfReader(paper).pages)
    for words in ("PO-0001", "Acme Fasteners", "M8 spring washer", "12"):
        assert words in text

    desktop.wait_for("Purchase order PO-0001")
    desktop.press("Escape")
    desktop.wait_for(MAIN)
    desktop.press("ctrl+q")
    desktop.until(lambda: started.poll() is not None, "the program to end")
    assert started.returncode == 0
    assert desktop.ask(store, "verify") == []

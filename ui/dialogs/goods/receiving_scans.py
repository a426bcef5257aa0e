"""A scan at the door: what it means for a delivery, told in large type, with what can be done where it does not fit."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app import catalogue, formats
from app.catalogue.meanings import choose_meaning, meaning
from app.domain.items import ONE
from app.domain.meanings import Found, Hit
from app.words import _
from ui.attempt import sentence
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog
from ui.dialogs.frame.unknown_code import to_attach
from ui.widgets.last_scan import LastScan
from ui.widgets.search import Choice, Search

KINDS: tuple[Found, ...] = ("item", "purchase_order")
MOST = 20
OFFERED = 4  # things between which a scan lets choose


class ScanDialog(Dialog):
    """A dialog that counts goods. `take_scan` is what a scan calls; the search line takes what is typed, or scanned
    into it. Subclasses write `count` and `go_to_order`, and lay out `scan` and `last`.
    """

    def __init__(self, context: Context, title: str, parent: QWidget | None, size: QSize, placeholder: str) -> None:
        super().__init__(context, title, parent, size=size)
        self.scan = Search(self._find, name=_("Scan or search"), placeholder=placeholder)
        self.scan.picked.connect(lambda choice: self.take_hit(choice.key))
        self.scan.missed.connect(self.take_scan)
        self.last = LastScan()
        self.last.hide()
        self._times = ONE

    def take_scan(self, text: str) -> None:
        """Do what a scanned text means; where it means nothing here, say so."""
        found = meaning(self.context.desk, text, KINDS)
        if found.scan.times is not None:
            self._times = found.scan.times
            self.last.note(_("{times} × the next scan").format(times=formats.quantity(self._times)))
        elif found.hit is not None:
            self.take_hit(found.hit)
        elif found.unclear:
            choices = [(hit.title, self._chosen(text, hit)) for hit in found.hits[:OFFERED]]
            self.last.warn(found.scan.text, _("Several things carry this code. Which is it?"), actions=choices)
        elif found.fault is not None:
            offers = to_attach(self.context, found, partial(self.take_scan, text), self)
            self.last.bad(found.scan.text, sentence(found.fault), actions=offers)

    def take_hit(self, hit: Hit) -> None:
        """An item is counted up, by what its barcode stands for; an order is gone to."""
        self.say("")
        if hit.kind == "purchase_order":
            self.go_to_order(hit)
            return
        times, self._times = self._times, ONE
        self.count(hit, hit.quantity * times)

    def counted(self, hit: Hit, quantity: Decimal, total: Decimal) -> None:
        """Say in large type what was counted."""
        added = f"+{formats.quantity(quantity)}"
        self.last.good(hit.title, _("counted"), detail=hit.detail, added=added, total=formats.quantity(total))

    def count(self, hit: Hit, quantity: Decimal) -> None:
        raise NotImplementedError

    def go_to_order(self, hit: Hit) -> None:
        raise NotImplementedError

    def _chosen(self, text: str, hit: Hit) -> Callable[[], Any]:
        """The code means this one from now on."""

        def choose() -> None:
            desk = self.context.desk
            self.attempt(lambda _consent: choose_meaning(desk, text, hit), done=lambda _nothing: self.take_hit(hit))

        return choose

    def _find(self, text: str) -> list[Choice]:
        hits = catalogue.find(self.context.desk, text, limit=MOST, kinds=KINDS)
        return [Choice(hit, hit.title, hit.detail, hit.quantity) for hit in hits]

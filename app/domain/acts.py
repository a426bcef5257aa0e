"""Acts: what was done at a desk, in parts, and what taking one back did."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Verb(StrEnum):
    """What an act did, as the store keeps it. An act of another program may be of a verb that is none of these."""

    ACCEPT = "accept"
    ADD_BARCODE = "add_barcode"
    ADD_CUSTOMER = "add_customer"
    ADD_ITEM = "add_item"
    ADD_SUBSTITUTE = "add_substitute"
    ADD_SUPPLIER = "add_supplier"
    AMEND_CUSTOMER = "amend_customer"
    AMEND_DRAFT = "amend_draft"
    AMEND_ITEM = "amend_item"
    AMEND_LINE = "amend_line"
    AMEND_ORDER = "amend_order"
    AMEND_SUPPLIER = "amend_supplier"
    ANSWER = "answer"
    APPROVE_COUNT = "approve_count"
    ATTACH_CODE = "attach_code"
    BEGIN_BIN = "begin_bin"
    CANCEL_COUNT = "cancel_count"
    CANCEL_LINE = "cancel_line"
    CANCEL_PURCHASE_ORDER = "cancel_purchase_order"
    CHASE = "chase"
    CHOOSE_MEANING = "choose_meaning"
    CLOSE_REST = "close_rest"
    CLOSE_SHORT = "close_short"
    CONFIRM = "confirm"
    CORRECT = "correct"
    COUNT_AGAIN = "count_again"
    COUNT_ANSWER = "count_answer"
    DECLINE = "decline"
    DISMISS_CODE = "dismiss_code"
    DOUBT = "doubt"
    DRAFT = "draft"
    FINISH_BIN = "finish_bin"
    GO_BACK = "go_back"
    HOLD = "hold"
    IMPORT = "import"
    ISSUE = "issue"
    LEAVE_OUT = "leave_out"
    LEND = "lend"
    MOVE_UP = "move_up"
    NUMBER = "number"
    OPEN_COUNT = "open_count"
    OPENING = "opening"
    PARK = "park"
    PASS_ON = "pass_on"
    POST_COUNT = "post_count"
    PUT_AWAY = "put_away"
    PUT_SOURCE = "put_source"
    RECEIVE = "receive"
    RECEIVE_WITHOUT_ORDER = "receive_without_order"
    REDUCE = "reduce"
    REJECT = "reject"
    RELEASE = "release"
    REMOVE_BARCODE = "remove_barcode"
    REMOVE_SUBSTITUTE = "remove_substitute"
    REVERSE = "reverse"
    SAVE_SETTINGS = "save_settings"
    SEND = "send"
    SHIP = "ship"
    SHORT_PICK = "short_pick"
    STRIKE = "strike"
    SUBSTITUTE = "substitute"
    SUBSTITUTE_BACK = "substitute_back"
    TAKE_BACK = "take_back"
    TALLY = "tally"
    TELL = "tell"
    TOLD_ELSEWHERE = "told_elsewhere"
    UNTALLY = "untally"


SHIPMENTS = (Verb.SHIP, Verb.SHORT_PICK, Verb.LEND)
LEAVING = (*SHIPMENTS, Verb.TELL, Verb.SEND, Verb.ANSWER)  # papers may leave with these
RECEIPTS = (Verb.RECEIVE, Verb.RECEIVE_WITHOUT_ORDER)  # only these are taken back in parts, by as many acts


class ActPart(NamedTuple):
    """One thing that an act did: `kind` is a movement's, an order line's change, or a purchase order's.

    `quantity` is signed for movements; what it is not about is empty.
    """

    kind: str
    quantity: Decimal
    sku: str
    order: str
    customer: str
    po: str


class StandingAct(NamedTuple):
    """An act that stands on another one, as a sentence names it."""

    id: int
    on_day: date
    person: str
    verb: str


class Reversed(NamedTuple):
    """What a reversal did: its act, the act and verb taken back, and the inbound supply that now serves nobody.

    `in_part` where something of that act is left, to be taken back later; `retired` is how many items that it had
    brought had to stay, discontinued.
    """

    act: int
    of: int
    verb: str
    unneeded: tuple[tuple[str, Decimal], ...]
    in_part: bool = False
    retired: int = 0


class RecentAct(NamedTuple):
    """One act. `parts` are the first things it did, of `parts_in_all`; `reversed_by` is the act that took it back.

    `reversible` says that it is of a kind that can be taken back and has not been, or not wholly: a receipt of which a
    part was taken back (`in_part`) is reversed by nothing while a part is left. `file` is what an import took in.
    """

    id: int
    verb: str
    on_day: date
    at: datetime
    person: str
    parts: tuple[ActPart, ...]
    parts_in_all: int
    reverses: int | None
    reversed_by: int | None
    reversible: bool
    in_part: bool = False
    file: str = ""

    @property
    def shipped(self) -> bool:
        """Whether it is a shipment that stands: one that a packing slip can be printed for."""
        return self.verb in SHIPMENTS and self.reversed_by is None and any(p.kind == "shipment" for p in self.parts)

    @property
    def received(self) -> bool:
        """Whether it is a receipt that stands: one that a receiving slip can be printed for."""
        return self.reversed_by is None and any(part.kind == "receipt" for part in self.parts)

"""The table of the papers: how each is gathered, what it is called, and who gets it by e-mail.

    table.STATUS.of(customer_id=7)(desk)

is the backorder status of a customer, ready to be shown, printed, saved or sent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Concatenate, Generic, NamedTuple, ParamSpec

from app import documents
from app.desk import Desk, files
from app.documents import Sheet
from app.documents.delay_notice import DelayNoticeSheet
from app.papers import (
    chase_letter,
    counts,
    goods,
    notices,
    order_confirmation,
    override_audit,
    purchase_order,
    receiving_slip,
    status,
)
from app.words import N_, _

P = ParamSpec("P")
_UNSAFE = re.compile(r"[^\w.-]+")


class Printout(NamedTuple):
    """A paper as it leaves: its title and the name proposed for its file, the bytes, and what could not be written in
    it. `mail` drafts the e-mail with the paper attached, None where it goes to nobody.
    """

    title: str
    file_name: str
    content: bytes
    missing: tuple[str, ...]
    mail: Callable[[], bytes] | None = None


@dataclass(frozen=True, slots=True)
class Paper(Generic[P]):
    """One kind of paper: what gathers its sheet from the store, by the ids of what it is about.

    `title` and `file_name` are texts with the sheet's own {title} or {number} in them, {whom} it is for, {today} and
    the ids; where it is for nobody, or for many, the title is the sheet's own.
    """

    gather: Callable[Concatenate[Desk, P], Sheet]
    title: str = ""
    file_name: str = "{title}"
    mail: Callable[Concatenate[Desk, P], bytes] | None = None

    def of(self, *args: P.args, **ids: P.kwargs) -> Callable[[Desk], Printout]:
        """What makes this paper about `ids`; it raises what `gather` raises."""

        def make(desk: Desk) -> Printout:
            mail = None if self.mail is None else partial(self.mail, desk, *args, **ids)
            return printout(desk, self.gather(desk, *args, **ids), self.title, self.file_name, mail, ids)

        return make


def printout(
    desk: Desk,
    sheet: Sheet,
    title: str = "",
    file_name: str = "{title}",
    mail: Callable[[], bytes] | None = None,
    ids: Mapping[str, object] | None = None,
    mark: str = "",
) -> Printout:
    """The paper of a sheet; its texts as a `Paper` has them, with `ids` in them. `mark` stands under its title."""
    whom = _whom(sheet)
    number = getattr(sheet, "number", "")
    texts = {"title": sheet.title, "number": number, "whom": whom, "today": desk.today.isoformat(), **(ids or {})}
    name = files.safe_name(_UNSAFE.sub("-", _(file_name).format(**texts)).strip("-"), ".pdf")
    shown = _(title).format(**texts) if title and whom else sheet.title
    return Printout(shown, name, documents.render(sheet, mark), documents.missing(sheet), mail)


def _whom(sheet: Sheet) -> str:
    """The one whom it is for, "" where that is nobody or there are several."""
    letters = sheet.notices if isinstance(sheet, DelayNoticeSheet) else (sheet,)
    parties = getattr(letters[0], "parties", ()) if len(letters) == 1 else ()
    return parties[0].name if parties else ""


PURCHASE_ORDER = Paper(
    purchase_order.purchase_order_sheet, file_name="{number}", mail=purchase_order.purchase_order_draft
)
CHASE_LETTER = Paper(
    chase_letter.chase_letter_sheet,
    N_("Letter to {whom}"),
    N_("chase {whom} {today}"),
    mail=chase_letter.letter_draft,
)
RECEIVING_SLIP = Paper(receiving_slip.receiving_slip_sheet, file_name="{title} {act_id}")
PACKING_SLIP = Paper(goods.packing_slip_sheet)
CONFIRMATION = Paper(
    order_confirmation.order_confirmation_sheet,
    N_("{title}: {whom}"),
    mail=order_confirmation.order_confirmation_draft,
)
PICK_LIST = Paper(goods.pick_list_sheet, file_name=N_("pick list {today}"))
STATUS = Paper(status.status_sheet, N_("Backorder status: {whom}"), N_("status {whom} {today}"))
NOTICES = Paper(notices.delay_notices_sheet, N_("{title}: {whom}"), N_("notice {whom} {today}"))
COUNT_SHEET = Paper(counts.count_sheet)
VARIANCE_REPORT = Paper(counts.variance_report_sheet, file_name="{title} {today}")
OVERRIDE_AUDIT = Paper(override_audit.override_audit_sheet, file_name=N_("override audit {today}"))

OF_ALL = {"audit": OVERRIDE_AUDIT}  # the papers about the whole store, by what `backorder print` calls them

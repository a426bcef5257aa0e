"""Reading and writing the papers that left the house."""

from __future__ import annotations

from app.data.models import papers as tables
from app.data.models.table import DAY, TEXT
from app.data.store.bulk import rows as fetch
from app.data.store.records import Record, add
from app.domain.errors import NotFound
from app.domain.kept_papers import KeptPaper, PaperKind

_KEPT = Record(
    KeptPaper,
    tables.KeptPaper,
    """kept_paper k JOIN act a ON a.id = k.act_id JOIN person n ON n.id = a.person_id
    LEFT JOIN customer c ON c.id = k.customer_id LEFT JOIN customer_order o ON o.id = k.order_id
    LEFT JOIN purchase_order p ON p.id = k.po_id LEFT JOIN supplier s ON s.id = p.supplier_id""",
    act="k.act_id",
    on=DAY("a.on_day", null=False),
    person="n.name",
    whom=TEXT("coalesce(c.name, s.name)"),
    language=TEXT("coalesce(c.language, s.language)"),
    number=TEXT("coalesce(o.number, p.number, '')"),
)
_LATEST = "ORDER BY k.id DESC LIMIT ?"
# A notice is of several orders: those of the lines that were told in its act.
_OF_ORDER = """WHERE (k.order_id = ? OR (k.kind = 'notice' AND k.act_id IN (SELECT t.act_id FROM telling t
JOIN order_line l ON l.id = t.line_id WHERE l.order_id = ?) AND k.customer_id = (SELECT customer_id FROM customer_order
WHERE id = ?)))"""


def keep(
    act_id: int,
    kind: PaperKind,
    title: str,
    sheet: str,
    *,
    customer: int | None = None,
    order: int | None = None,
    po: int | None = None,
) -> None:
    """Keep a paper that leaves with an act."""
    add(tables.KeptPaper, act=act_id, kind=kind, customer=customer, order=order, po=po, title=title, sheet=sheet)


def latest(
    most: int,
    *,
    customer: int | None = None,
    order: int | None = None,
    po: int | None = None,
    act: int | None = None,
) -> list[KeptPaper]:
    """The latest papers: all of them, or those of a customer, an order, a purchase order or an act (by id)."""
    if order is not None:
        return _KEPT.find(f"{_OF_ORDER} {_LATEST}", (order, order, order, most))
    for column, id in (("customer_id", customer), ("po_id", po), ("act_id", act)):
        if id is not None:
            return _KEPT.find(f"WHERE k.{column} = ? {_LATEST}", (id, most))
    return _KEPT.find(_LATEST, (most,))


def by_id(paper_id: int) -> KeptPaper:
    """One paper. Raises NotFound "paper.unknown"."""
    return _KEPT.one("WHERE k.id = ?", (paper_id,), NotFound("paper.unknown", paper=paper_id))


def sheet_of(paper_id: int) -> str:
    """The packed text of a paper."""
    [(sheet,)] = fetch("SELECT sheet FROM kept_paper WHERE id = ?", (paper_id,))
    return str(sheet)

"""Rows written past the verbs, to see what the database itself allows."""

from __future__ import annotations

from app.data.store.database import db

DAY = "2026-05-12"


def insert(table: str, **values: object) -> int:
    """One row, as it is. Returns its id."""
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    return int(
        db.execute_sql(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', list(values.values())).lastrowid or 0
    )


def an_item(sku: str = "M8") -> int:
    return insert("item", sku=sku, name=sku, unit="pcs")


def a_movement(item: int, act: int, quantity: int, kind: str = "count", **fields: object) -> int:
    """A movement of so many thousandths."""
    return insert("movement", item_id=item, act_id=act, quantity=quantity, kind=kind, happened_on=DAY, **fields)


def an_order_line(item: int, act: int, ordered: int, number: int = 1) -> int:
    customer = insert("customer", name=f"Customer {number}")
    order = insert("customer_order", number=f"SO-{number:04}", customer_id=customer, accepted_on=DAY, act_id=act)
    return insert(
        "order_line",
        order_id=order,
        item_id=item,
        number=number,
        ordered=ordered,
        waiting=ordered,
        place_on=DAY,
        place_number=number,
    )


def a_schedule_row(item: int, quantity: int, number: int = 1) -> int:
    supplier = insert("supplier", name=f"Supplier {number}")
    po = insert("purchase_order", number=f"PO-{number:04}", supplier_id=supplier, state="sent", sent_on=DAY)
    line = insert("purchase_line", po_id=po, position=1, item_id=item, pack_size=1000)
    return insert("schedule_row", line_id=line, position=1, quantity=quantity)


def value(sql: str, *params: object) -> object:
    """The one value that a query gives."""
    return db.execute_sql(sql, params).fetchone()[0]

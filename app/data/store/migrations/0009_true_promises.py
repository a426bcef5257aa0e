"""Who collects and in which language, what an order's customer calls it, and what its lines cost when accepted."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

PEOPLE = (
    'ALTER TABLE "customer" ADD COLUMN "collects" INTEGER NOT NULL DEFAULT 1 CHECK (collects IN (0, 1))',
    """ALTER TABLE "customer" ADD COLUMN "language" TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "supplier" ADD COLUMN "language" TEXT NOT NULL DEFAULT ''""",
)
ORDERS = (
    'ALTER TABLE "customer_order" ADD COLUMN "collects" INTEGER NOT NULL DEFAULT 1 CHECK (collects IN (0, 1))',
    """ALTER TABLE "customer_order" ADD COLUMN "reference" TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "customer_order" ADD COLUMN "delivery_address" TEXT NOT NULL DEFAULT ''""",
    'ALTER TABLE "order_line" ADD COLUMN "price" INTEGER CHECK (price >= 0)',
    """ALTER TABLE "order_line" ADD COLUMN "currency" TEXT NOT NULL DEFAULT ''""",
)


def up(migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """One statement at a time: a script would commit before it begins."""
    for statement in (*PEOPLE, *ORDERS):
        db.execute_sql(statement)  # type: ignore[no-untyped-call]

"""Verbs of what the stockroom knows: items, barcodes, suppliers, sources, customers; and finding any of it."""

from app.catalogue.finding import find, still_open
from app.catalogue.items import add_barcode, add_item, amend_item, item, put_source, remove_barcode
from app.catalogue.meanings import choose_meaning, meaning, read_keys
from app.catalogue.people import (
    add_customer,
    add_supplier,
    amend_customer,
    amend_supplier,
    customer,
    customers,
    supplier,
    suppliers,
)
from app.catalogue.substitutes import add_substitute, remove_substitute

__all__ = [
    "add_barcode",
    "add_customer",
    "add_item",
    "add_substitute",
    "add_supplier",
    "amend_customer",
    "amend_item",
    "amend_supplier",
    "choose_meaning",
    "customer",
    "customers",
    "find",
    "item",
    "meaning",
    "put_source",
    "read_keys",
    "remove_barcode",
    "remove_substitute",
    "still_open",
    "supplier",
    "suppliers",
]

"""A sheet as a short text, and back: a paper that has left can be printed again, whatever was renamed since."""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from app.documents.delay_notice import DelayNoticeSheet
from app.documents.order_confirmation import OrderConfirmationSheet
from app.documents.packing_slip import PackingSlipSheet
from app.documents.purchase_order import PurchaseOrderSheet

KeptSheet = DelayNoticeSheet | OrderConfirmationSheet | PackingSlipSheet | PurchaseOrderSheet
_KINDS: dict[str, type[KeptSheet]] = {kind.__name__: kind for kind in get_args(KeptSheet)}


def pack(sheet: KeptSheet) -> str:
    """All that the sheet says, in a line of ASCII."""
    said = json.dumps([type(sheet).__name__, _plain(sheet)], ensure_ascii=False, separators=(",", ":"))
    return base64.b85encode(zlib.compress(said.encode(), 9)).decode("ascii")


def unpack(text: str) -> KeptSheet:
    """The sheet that was packed. What its kind has learnt to say since is empty."""
    name, said = json.loads(zlib.decompress(base64.b85decode(text)))
    sheet: KeptSheet = _made(_KINDS[name], said)
    return sheet


def _plain(part: Any) -> Any:
    if is_dataclass(part):
        return {field.name: _plain(getattr(part, field.name)) for field in fields(part)}
    return [_plain(each) for each in part] if isinstance(part, tuple) else part


def _made(kind: Any, said: Any) -> Any:
    if is_dataclass(kind):
        made: Any = kind  # of a class of dataclasses, which is all that mypy sees
        return made(**{name: _made(part, said.get(name, _nothing(part))) for name, part in _parts(made).items()})
    if isinstance(said, list):
        return tuple(_made(get_args(kind)[0], each) for each in said)
    return said


def _nothing(kind: Any) -> Any:
    return [] if get_origin(kind) is tuple else ""


@cache
def _parts(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}

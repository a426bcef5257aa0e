"""The override audit says who got ahead of whom, why, and who moved back."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app import views
from app.acts import reversing
from app.desk import Desk
from app.documents import render
from app.domain.errors import NeedsConsent
from app.goods import shipping, stock
from app.papers import override_audit
from app.queueing import moving
from tests.builders import a_customer, an_item, an_order
from tests.documents import papers

pytestmark = pytest.mark.usefixtures("in_britain")

D = Decimal


def test_everything_that_got_ahead_is_on_it_the_latest_first(desk: Desk) -> None:
    washer = an_item(desk, on_hand=6)
    for name in ("Smith", "Jones"):
        an_order(desk, a_customer(desk, name), (washer, 4))
    smith, jones = (row.id for row in views.queue.rows(desk))
    question = moving.preview_move(desk, jones, smith).question
    assert question is not None
    moved = moving.move_up(desk, jones, smith, "press is down", frozenset({question}))
    reversing.reverse(desk, moved.act)
    question = shipping.preview_more(desk, jones, D(4)).question
    assert question is not None
    shipping.ship_more(desk, jones, D(4), "press is still down", consent=frozenset({question}))
    with pytest.raises(NeedsConsent) as asked:
        stock.take_queued(desk, washer, D(1), "bench & vice")
    stock.take_queued(desk, washer, D(1), "bench & vice", frozenset({asked.value.question}))
    sheet = override_audit.override_audit_sheet(desk)
    assert [(line.what, line.reason) for line in sheet.lines] == [
        ("M8-WASHER: Issued 1 that customers waited for", "bench & vice"),
        ("Jones (SO-0002), M8-WASHER: Shipped 2 beyond its share", "press is still down"),
        ("Jones (SO-0002), M8-WASHER: Moved up, before Smith (SO-0001); taken back since", "press is down"),
    ]
    assert sheet.lines[0].moved == "Smith (SO-0001) loses 1 of its 2 ready for M8-WASHER"
    assert "Smith (SO-0001) loses its date" in sheet.lines[1].moved
    text = "\n".join(papers.pages(render(sheet)))
    for words in ("Override audit", "press is down", "bench & vice", "Who moved back"):
        assert words in " ".join(text.split())


def test_an_empty_audit_says_so(desk: Desk) -> None:
    sheet = override_audit.override_audit_sheet(desk)
    assert "Nobody has got ahead of a queue." in papers.pages(render(sheet))[0]

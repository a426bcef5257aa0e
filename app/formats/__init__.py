"""The one place where values become text for people, and text becomes values again."""

from app.formats.dates import age, date_full, date_short, date_text, days, days_to, stamp_text, time_text
from app.formats.details import (
    arrival_short,
    arrival_text,
    customers_text,
    ledger_text,
    serves_text,
    shaped,
    source_text,
    standing_text,
    told_how,
    told_short,
    weekday_names,
)
from app.formats.footings import FOOTING, SHAPE, footing_words, parts, share_parts, when, when_long
from app.formats.locale import paper_size, set_locale, set_today
from app.formats.naming import history_text, history_words, kind_words, served_text, state_words, status_words
from app.formats.numbers import amount, money, ordinal, pieces, position, quantity
from app.formats.outcomes import ahead_text, next_text, order_summary, outcome, suggestion_sum
from app.formats.reading import read_date, read_money, read_quantity
from app.formats.speaking import fact_text, sentence

__all__ = [
    "FOOTING",
    "SHAPE",
    "age",
    "ahead_text",
    "amount",
    "arrival_short",
    "arrival_text",
    "customers_text",
    "date_full",
    "date_short",
    "date_text",
    "days",
    "days_to",
    "fact_text",
    "footing_words",
    "history_text",
    "history_words",
    "kind_words",
    "ledger_text",
    "money",
    "next_text",
    "order_summary",
    "ordinal",
    "outcome",
    "paper_size",
    "parts",
    "pieces",
    "position",
    "quantity",
    "read_date",
    "read_money",
    "read_quantity",
    "sentence",
    "served_text",
    "serves_text",
    "set_locale",
    "set_today",
    "shaped",
    "share_parts",
    "source_text",
    "stamp_text",
    "standing_text",
    "state_words",
    "status_words",
    "suggestion_sum",
    "time_text",
    "told_how",
    "told_short",
    "weekday_names",
    "when",
    "when_long",
]

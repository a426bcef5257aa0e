"""Counting: verbs, from what is due to what is posted. Views are in `app.views.counts` and `app.views.count_reviews`.

What is due (`due`, rows with `reasons` in words by `formats.due_text`): `due(desk)`, `sheets(desk, size)`,
`doubt(desk, item, reason)` says that a record is not believed. `views.today.summary(desk).to_count` is how many.

Begin: `open_due(desk, size)`, `open_bin(desk, bin)`, `open_count(desk, items)`; give up: `cancel(desk, count)`.

Count. `scan(desk, count, text, bin, times)` takes whatever the scanner read and returns

- `Tallied`: one more (times its pack factor) of `item`; `in_bin` and `total` are what is tallied now. `found`: it was
  not on the sheet. `recount`: counted again. `item.discontinued`: retired meanwhile, counted all the same.
- `BinBegun`: it was a bin's code; pass `bin` with what is scanned from now on. `also`: somebody else is there too.
- `Parked`: nothing (`fault` says why), or more than one thing (`hits`), is known by the code; the scan is kept.
  `attach(desk, parked, item, pack_factor)` also chooses among the hits, which is remembered; `dismiss(desk, parked)`.
- `Multiplied`: it was `12*`: pass `times` with the next scan.

`key(desk, count, item, quantity, bin, instead_of=step)` keys how many there are: beside what is tallied, or instead of
the last step (`Tallied.step`); zero says "none here". `undo(desk, count)` takes back the last step of whoever is at the
desk. `put(desk, count, item, quantity, bin)` says how many there are in a bin in place of all that was tallied there (a
paper sheet, a second look), `take_out` that none of it stands. `begin_bin`, `finish_bin`, `finish_all`;
`nothing_in(desk, count, bins)` where nobody began them, since nothing lies there. All of these are one durable act
each, and do not read the count's lines.
Every consent is asked as elsewhere (NeedsConsent). A count goes on where it was: `views.counts.tallying(desk, count)`.

Review: `views.count_reviews.rows(desk, count)` says what each line needs (`LineState`); `recount(desk, lines)`,
`leave_out(desk, lines)`, `key(…, 0)` for "none there", `answer(desk, line, movement, counted)` for "already counted?",
`approve(desk, line, reason)`. `preview(desk, count)` names whom posting takes from and gives to, `post(desk, count)`
asks where a promise breaks. Undo of anything here: `reversing.reverse(desk, act)`.
"""

from app.counting.due import doubt, due, open_due, sheets
from app.counting.entering import none_there, put, take_out
from app.counting.opening import cancel, open_bin, open_count
from app.counting.posting import post, preview
from app.counting.reviewing import answer, answer_all, approve, leave_out, recount, reviewed
from app.counting.tallying import begin_bin, finish_all, finish_bin, key, nothing_in, scan, undo
from app.counting.unknown import attach, codes, dismiss

__all__ = [
    "answer",
    "answer_all",
    "approve",
    "attach",
    "begin_bin",
    "cancel",
    "codes",
    "dismiss",
    "doubt",
    "due",
    "finish_all",
    "finish_bin",
    "key",
    "leave_out",
    "none_there",
    "nothing_in",
    "open_bin",
    "open_count",
    "open_due",
    "post",
    "preview",
    "put",
    "recount",
    "reviewed",
    "scan",
    "sheets",
    "take_out",
    "undo",
]

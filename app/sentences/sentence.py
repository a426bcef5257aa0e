"""What a sentence is."""

from __future__ import annotations

Sentence = str | tuple[str, str]  # one form, or a pair (made with `NN_`) chosen between by the fact `count`

"""The sheets and rolls that labels come on, by their geometry in millimetres."""

from __future__ import annotations

from typing import NamedTuple

from app.words import N_

A4, LETTER = (210.0, 297.0), (215.9, 279.4)
INCH = 25.4


class Stock(NamedTuple):
    """Labels of one size, `columns` × `rows` of them in the middle of a page, with gaps between. On a roll the page is
    the label. `name` is kept in settings; `known_as` are makers' numbers.
    """

    name: str
    known_as: str
    page: tuple[float, float]
    columns: int
    rows: int
    width: float
    height: float
    gap: float = 0
    gap_down: float = 0

    @property
    def places(self) -> int:
        """How many labels are on a page."""
        return self.columns * self.rows

    @property
    def is_roll(self) -> bool:
        return self.places == 1

    def corner(self, place: int) -> tuple[float, float]:
        """The left and the top edge of the label at a place (from 0, row by row), from the page's top left corner."""
        row, column = divmod(place, self.columns)
        left = (self.page[0] - self.columns * self.width - (self.columns - 1) * self.gap) / 2
        top = (self.page[1] - self.rows * self.height - (self.rows - 1) * self.gap_down) / 2
        return left + column * (self.width + self.gap), top + row * (self.height + self.gap_down)


def _roll(width: float, height: float, known_as: str = "") -> Stock:
    return Stock(f"{width:g}x{height:g}", known_as, (width, height), 1, 1, width, height)


SHEETS = (
    Stock("a4-65", "Avery L7651", A4, 5, 13, 38.1, 21.2, 2.5),
    Stock("a4-24", "Avery L7159", A4, 3, 8, 63.5, 33.9, 2.54),
    Stock("a4-24-70", "Avery 3474, Herma 4464", A4, 3, 8, 70, 37),
    Stock("a4-21", "Avery L7160, Herma 4103", A4, 3, 7, 63.5, 38.1, 2.54),
    Stock("a4-14", "Avery L7163", A4, 2, 7, 99.1, 38.1, 2.54),
    Stock("a4-12", "Herma 4457", A4, 2, 6, 105, 48),
    Stock("a4-10", "Avery L7173", A4, 2, 5, 99.1, 57, 2.54),
    Stock("a4-8", "Avery L7165", A4, 2, 4, 99.1, 67.7, 2.54),
    Stock("letter-80", "Avery 5167", LETTER, 4, 20, 1.75 * INCH, 0.5 * INCH, 0.3125 * INCH),
    Stock("letter-30", "Avery 5160", LETTER, 3, 10, 2.625 * INCH, INCH, 0.125 * INCH),
    Stock("letter-20", "Avery 5161", LETTER, 2, 10, 4 * INCH, INCH, 0.1875 * INCH),
    Stock("letter-10", "Avery 5163", LETTER, 2, 5, 4 * INCH, 2 * INCH, 0.1875 * INCH),
    Stock("letter-6", "Avery 5164", LETTER, 2, 3, 4 * INCH, INCH * 10 / 3, 0.1875 * INCH),
)
ROLLS = (
    _roll(57, 32, "Dymo 11354"),
    _roll(62, 29, "Brother DK-11209"),
    _roll(89, 36, "Dymo 99012"),
    _roll(50, 30),
    _roll(76, 51),
    _roll(100, 50),
    _roll(100, 150),
)
STOCKS = {stock.name: stock for stock in (*SHEETS, *ROLLS)}
_FIRST = {"A4": "a4-21", "Letter": "letter-30"}

ROLL_TITLE, SHEET_TITLE = N_("{size} mm, label printer"), N_("{size} mm, {places} on {paper}")


def first_of(paper: str) -> str:
    """The name of the commonest stock on a paper."""
    return _FIRST[paper]


def paper_name(stock: Stock) -> str:
    """The sheet's paper: "A4" or "Letter"."""
    return "A4" if stock.page == A4 else "Letter"

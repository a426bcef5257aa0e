"""A scanner's keys told from a person's, by their times alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.scans import GS
from ui.scanning.bursts import LEAST, Bursts, Fate, Key, Taught

SHIFT, CONTROL = 1, 2
START = 100_000


class Window:
    """Does what the filter does, and keeps what came of it: keys that went on to the window, and scans."""

    def __init__(self, taught: Taught = Taught()) -> None:
        self.bursts = Bursts(taught)
        self.held: list[Key] = []
        self.went_on: list[Key] = []
        self.scans: list[str] = []

    def take(self, key: Key) -> None:
        verdict = self.bursts.take(key)
        if verdict.let_go:
            self.went_on += self.held
        if verdict.let_go or verdict.scan is not None:
            self.held = []
        if verdict.scan is not None:
            self.scans.append(verdict.scan)
        elif verdict.fate is Fate.HOLD:
            self.held.append(key)
        elif verdict.fate is Fate.PASS:
            self.went_on.append(key)

    def quiet(self) -> None:
        """No key came for a while."""
        self.bursts.forget()
        self.went_on += self.held
        self.held = []

    def typed(self) -> str:
        return "".join(key.text for key in self.went_on if key.press)


def taps(text: str, gap: int, start: int = START) -> list[Key]:
    """Each key down and up again before the next."""
    keys = []
    for place, character in enumerate(text):
        at = start + place * gap
        command = character < " " and character not in "\r\n\t"
        keys += [Key(True, ord(character), character, at, command), Key(False, ord(character), character, at, command)]
    return keys


def play(keys: Iterable[Key], taught: Taught = Taught()) -> Window:
    window = Window(taught)
    for key in keys:
        window.take(key)
    window.quiet()
    return window


@pytest.mark.parametrize(
    "code", ["4006381333931", "A-02 left", f"01{'1' * 14}10LOT{GS}3724", "aaaa", "12*", "3*", "x" * 300]
)
@pytest.mark.parametrize("end", ["\r", "\t", "\n", "\r\n", "\r\r"])
@pytest.mark.parametrize("gap", [1, 5, 30])
def test_a_fast_code_and_its_end_are_a_scan(code: str, end: str, gap: int) -> None:
    window = play(taps(code + end, gap))
    assert (window.scans, window.went_on) == ([code], [])


@pytest.mark.parametrize("text", ["abc\r", "ab\t", "\r", "\t", "*\r", "abcdefgh", "x1*y"])
def test_fewer_than_four_characters_or_no_end_are_a_person_s(text: str) -> None:
    keys = taps(text, 5)
    window = play(keys)
    assert (window.scans, window.went_on) == ([], keys)


def test_slow_keys_are_a_person_s_and_go_on_in_their_order() -> None:
    keys = taps("hello world\r", 31)
    window = play(keys)
    assert (window.scans, window.went_on) == ([], keys)


def test_a_scan_after_typing_leaves_what_was_typed() -> None:
    window = play([*taps("ab", 90), *taps("4006381333931\r", 5, START + 200), *taps("cd", 90, START + 2000)])
    assert (window.scans, window.typed()) == (["4006381333931"], "abcd")


def test_scans_follow_each_other_without_a_pause() -> None:
    codes = [f"A{number:03d}" for number in range(100)]
    window = play(taps("".join(f"{code}\r" for code in codes), 5))
    assert (window.scans, window.went_on) == (codes, [])


def test_a_short_burst_before_a_scan_is_not_part_of_it() -> None:
    window = play([*taps("AB\r", 5), *taps("4006381333931\r", 5, START + 100)])
    assert (window.scans, window.typed()) == (["4006381333931"], "AB\r")


def test_shift_between_the_characters_is_the_scanner_s_too() -> None:
    keys: list[Key] = []
    for place, character in enumerate("ABCD"):
        at = START + 5 * place
        keys += [Key(True, SHIFT, "", at, modifier=True), Key(True, ord(character), character, at)]
        keys += [Key(False, ord(character), character, at), Key(False, SHIFT, "", at, modifier=True)]
    window = play([*keys, *taps("\r", 5, START + 20)])
    assert window.scans == ["ABCD"]
    assert [key for key in window.went_on if key.text] == []


def test_a_key_held_down_is_never_a_scan() -> None:
    keys = [Key(True, 97, "a", START)]
    for at in range(START + 500, START + 2000, 25):
        keys += [Key(False, 97, "a", at), Key(True, 97, "a", at)]
    keys += [*taps("\r", 1, START + 2010)]
    window = play(keys)
    assert (window.scans, window.went_on) == ([], keys)


def test_two_quick_presses_of_one_key_look_like_a_repeat_and_are_none() -> None:
    keys = []
    for place in range(6):
        keys += [Key(True, 48, "0", START + 5 * place), Key(False, 48, "0", START + 5 * (place + 1))]
    assert play([*keys, *taps("\r", 1, START + 32)]).scans == ["000000"]


def test_keys_without_a_time_are_a_person_s() -> None:
    keys = [Key(press, ord(character), character, 0) for character in "4006381333931\r" for press in (True, False)]
    window = play(keys)
    assert (window.scans, window.went_on) == ([], keys)


@pytest.mark.parametrize(
    ("typed", "taught", "scans"),
    [
        ("~40063813\r", Taught(prefix="~"), ["40063813"]),
        ("~A1\r", Taught(prefix="~"), ["A1"]),  # the prefix makes even a short one a scan
        ("40063813\r", Taught(prefix="~"), ["40063813"]),
        ("\x0240063813\x03\r", Taught(prefix="\x02", suffix="\x03"), ["40063813"]),
        ("40063813#", Taught(suffix="#"), ["40063813"]),
        ("40063813#\r", Taught(suffix="#"), ["40063813"]),
        ("40063813#\r\n", Taught(suffix="#"), ["40063813"]),
    ],
)
def test_what_a_scanner_puts_around_its_codes_is_taken_off(typed: str, taught: Taught, scans: list[str]) -> None:
    window = play(taps(typed, 5), taught)
    assert window.scans == scans
    assert window.typed().strip("\r\n") == ""


def test_a_slow_scanner_can_be_taught() -> None:
    keys = taps("40063813\r", 60)
    assert play(keys).scans == []
    assert play(keys, Taught(gap=80)).scans == ["40063813"]


def test_shortcuts_and_arrows_pass_at_once_after_what_was_typed_before_them() -> None:
    letter, save = taps("a", 1), Key(True, 83, "\x13", START + 40, command=True)
    window = Window()
    for key in [*letter, save]:
        window.take(key)
    assert window.went_on == [*letter, save]
    assert not window.bursts.holding


@pytest.mark.parametrize("gap", [10, 20, 30])
@pytest.mark.parametrize("hold", [40, 60, 90, 140])
@pytest.mark.parametrize("text", ["1200\r", "smith\r", "hose\t"])
def test_practised_fingers_that_roll_over_the_keys_are_no_scanner(text: str, gap: int, hold: int) -> None:
    strokes = [(START + gap * place, character) for place, character in enumerate(text)]
    keys = [Key(True, ord(character), character, at) for at, character in strokes]
    keys += [Key(False, ord(character), character, at + hold) for at, character in strokes]
    keys.sort(key=lambda key: key.stamp)
    window = play(keys)
    assert (window.scans, window.typed()) == ([], text)


def test_a_scanner_may_let_a_key_go_after_the_next() -> None:
    strokes = [(START + 5 * place, character) for place, character in enumerate("ABCDEF\r")]
    keys = [Key(True, ord(character), character, at) for at, character in strokes]
    keys += [Key(False, ord(character), character, at + 7) for at, character in strokes]
    assert play(sorted(keys, key=lambda key: key.stamp)).scans == ["ABCDEF"]


@pytest.mark.parametrize("late", range(1, 14))
def test_a_key_that_came_late_counts_by_its_own_time(late: int) -> None:
    window = Window()
    for place, key in enumerate(taps("4006381333931\r", 5)):
        if place == 2 * late:
            window.quiet()  # the PC was busy: what was there went on
        window.take(key)
    assert window.scans == ["4006381333931"]
    assert window.typed() == "4006381333931"[:late]


def test_what_only_a_scanner_can_have_typed_is_waited_for_longer() -> None:
    window = Window()
    press, release = taps("4", 5)
    window.take(press)
    assert not window.bursts.quick
    window.take(release)
    assert window.bursts.quick
    window.take(press._replace(stamp=START + 500))
    assert not window.bursts.quick


def test_a_key_whose_press_went_into_an_accent_is_read_by_its_place() -> None:
    keys = [
        Key(press, ord(place), typed, START + 5 * at, placed=place)
        for at, (place, typed) in enumerate(zip("+A123", ("", "", "+", "ě", "š"), strict=True))
        for press in (True, False)
        if typed or not press
    ]
    window = Window()
    placed = [window.bursts.take(key).placed for key in [*keys, Key(True, 13, "\r", START + 30)]]
    assert placed[-1] == "+A123"


presses = st.lists(
    st.tuples(
        st.sampled_from("ab1*\r\t\x1d\x13"),
        st.sampled_from((0, 1, 5, 30, 31, 100, 400)),
        st.integers(0, 40),
        st.booleans(),
    ),
    max_size=60,
)


@given(presses, st.sampled_from((Taught(), Taught(prefix="*"), Taught(suffix="b"), Taught(gap=100))))
def test_nothing_is_lost_doubled_or_reordered(pressed: Sequence[tuple[str, int, int, bool]], taught: Taught) -> None:
    keys: list[Key] = []
    at = START
    for character, after, held, quiet in pressed:
        at += after
        command = character < " " and character not in "\r\t"
        keys += [Key(True, ord(character), character, at, command), Key(False, ord(character), character, at + held)]
        at += held if quiet else 0
    keys.sort(key=lambda key: key.stamp)
    window = play(keys, taught)
    went_on = [id(key) for key in window.went_on]
    assert went_on == [id(key) for key in keys if id(key) in set(went_on)]
    every = "".join(key.text for key in keys if key.press)
    gone = len(every) - len(window.typed())
    least = sum(map(len, window.scans))
    most = least + len(window.scans) * (3 + len(taught.prefix) + len(taught.suffix))
    assert least <= gone <= most
    for scan in window.scans:
        assert len(scan) >= LEAST or scan.endswith("*") or taught.prefix
        assert not set(scan) & set("\r\t")

"""Words by which an outlet speaks to its reader about itself: write to us, follow us, support our work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laut.acquire.web.words import anywhere, opening

if TYPE_CHECKING:
    from laut.acquire.web.units import Unit

_LONG = 500  # characters
_SAID = '„“”"»«'


def is_appeal(unit: Unit, last: bool) -> bool:
    """Whether a block asks the reader for something: it names what is asked, and the reader or the house. The last block of a page,
    or a box of its own, may open with what is asked and say only where. What somebody says is no appeal.
    """
    text = unit.text
    if len(text) > _LONG or any(c in text for c in _SAID):
        return False
    if not anywhere("asks").search(text):
        return False
    reader, house = anywhere("reader").search(text), anywhere("house").search(text)
    if reader and house:
        return True
    return last and bool(opening("asks").match(text)) and ("@" in text or "://" in text or house is not None or unit.linked > 0)


def trailing(units: list[Unit], numbers: list[int]) -> set[int]:
    """The numbers of the last blocks of an article that are appeals, with the line that heads them."""
    out: set[int] = set()
    for at in range(len(numbers) - 1, max(-1, len(numbers) - 6), -1):
        unit = units[numbers[at]]
        if is_appeal(unit, True) or (out and unit.text.endswith(":") and len(unit.text) < _LONG / 5):
            out.add(numbers[at])
        elif not anywhere("house").search(unit.text) or not anywhere("reader").search(unit.text):
            break
    return out

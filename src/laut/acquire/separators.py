"""Whether a sheet's numbers have a decimal comma or a decimal point: 1.234 is over a thousand in one, a little over one in the other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from laut import languages

_DECIMAL = r"{zero}|\d+{d}\d{{1,2}}|\d+{d}\d{{4,}}|\d{{4,}}{d}\d+"
_GROUPED = r"\d{{1,3}}(?:{g}\d{{3}}){{2,}}(?:{d}\d+)?|\d{{1,3}}{g}\d{{3}}{d}\d+"
_WRITTEN = rf"(?<![\d.,])(?:{_DECIMAL}|{_GROUPED})(?![\d.,]*\d)"
_OPEN = re.compile(r"(?<![\d.,])[1-9]\d{0,2}[.,]\d{3}(?![\d.,]*\d)")
_COMMA = ";"  # the delimiter of a spreadsheet whose numbers have a decimal comma


@cache
def _forms() -> dict[str, re.Pattern[str]]:
    """The numbers that can have no other decimal mark than this one."""
    marks = {".": (r"\.", ","), ",": (",", r"\.")}
    return {mark: re.compile(_WRITTEN.format(d=d, g=g, zero=rf"0{d}\d+")) for mark, (d, g) in marks.items()}


def is_open(value: str) -> bool:
    """The value holds a number that is another one with another decimal mark."""
    return _OPEN.search(value) is not None


def _shown(values: Mapping[str, str]) -> frozenset[str]:
    """The decimal marks that the values of a row show."""
    return frozenset(mark for mark, form in _forms().items() for value in values.values() if form.search(value))


def _decimal(numbers: Mapping[str, str], mark: str) -> bool:
    """By this mark one of the open numbers has three decimals: 1.234 killed."""
    return any(mark in found[0] for value in numbers.values() for found in _OPEN.finditer(value))


def mark_of(language: str) -> str:
    """The decimal mark of a language."""
    mark: str = languages.toml(language, "findings")["number"]["decimal"]
    return mark


def decide(
    rows: Sequence[tuple[Mapping[str, str], str | None]], header: frozenset[str], delimiter: str, language: str | None
) -> list[str | None]:
    """The decimal mark of each row of (cells with numbers, language); empty where no number depends on it, None where it stays open.

    A row's own language goes first, then what its other numbers and all numbers of the sheet show, then header and delimiter where they
    agree, then `language`. Header and delimiter alone make no number with three decimals: thousands are far more often written so, and
    the English names of the columns are those that anyone finds in the help.
    """
    shown = [_shown(numbers) for numbers, _ in rows]
    votes = frozenset[str]().union(*shown) if shown else frozenset()
    signs = {mark_of(spoken) for spoken in header} | ({","} if delimiter == _COMMA else set())
    told = next(iter(signs)) if len(signs) == 1 else None
    rest = mark_of(language) if language else None
    sheet = next(iter(votes)) if len(votes) == 1 else (told or rest) if not votes else rest
    out: list[str | None] = []
    for (numbers, spoken), own in zip(rows, shown, strict=True):
        depends = any(is_open(value) for value in numbers.values())
        if len(own) == 1 and not (depends and spoken and mark_of(spoken) not in own):
            out.append(next(iter(own)))
        elif spoken and not own:
            out.append(mark_of(spoken))
        elif depends and not votes and told and _decimal(numbers, told):
            out.append(rest)
        else:
            out.append(None if own and depends else sheet or (None if depends else ""))
    return out


def spoken(mark: str, header: frozenset[str], language: str | None) -> str | None:
    """The language in which a row with this decimal mark is read: the header's, the one named, else the first that has the mark."""
    for known in (*sorted(header), *((language,) if language else ()), *languages.known()):
        if not mark or mark_of(known) == mark:
            return known if mark or header or language else None
    return None

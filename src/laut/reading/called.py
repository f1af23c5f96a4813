"""What somebody is called behind what he is: `ein Mitglied namens Otter`, `a member who goes by the name of "Otter"`."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import NamedTuple

from laut.languages import toml
from laut.reading.bearers import CLOSING, NAMED, OPENING, PERSON, Bearer, Context
from laut.reading.beings import ALONE

_BEHIND = 9  # tokens behind a phrase in which a relative clause tells the name (`ein Hacker, der sich Otter nennt,`)
_LONGEST = 4  # words of a name


class Called(NamedTuple):
    """The token at which the words for the name begin, and the tokens of the name."""

    cut: int
    first: int
    last: int


@cache
def _phrases(language: str) -> tuple[tuple[tuple[str, ...], frozenset[str]], ...]:
    """The words before a name, the longest first, with the words of which one must stand behind it."""
    rows = [(tuple(words.split()), frozenset(behind)) for words, behind in toml(language, "cast")["called_so"].items()]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))


def called(c: Context, first: int, last: int) -> Called | None:
    """What the phrase `[first, last)`, or the relative clause behind it, says that somebody is called."""
    tokens = c.tokens
    stop = min(last + _BEHIND, len(tokens)) if last < len(tokens) and tokens[last].text == "," else last
    for i in range(first + 1, stop):
        if tokens[i].sentence != tokens[first].sentence:
            return None
        for words, behind in _phrases(c.language):
            name = i + len(words)
            if name >= stop or tuple(t.low for t in tokens[i:name]) != words:
                continue
            opened = tokens[name].text in OPENING
            end = name = name + opened
            while end < min(stop, name + _LONGEST) and tokens[end].text[0].isupper() and tokens[end].text not in OPENING + CLOSING:
                end += 1
            told = not behind or (end + opened < stop and tokens[end + opened].low in behind)
            if end > name and told and (not opened or (end < len(tokens) and tokens[end].text in CLOSING)):
                return Called(i - (tokens[i - 1].text == ","), name, end)
    return None


def bearer(c: Context, first: int, last: int, found: Called) -> Bearer | None:
    """Who is called so: a person, or a body of the kind that stands before; None where several are, or one with a name of his own."""
    before = c.read(first, found.cut)
    if len(before) != 1 or before[0].plural or before[0].type == PERSON or before[0].entry:
        return None
    name = " ".join(t.text for t in c.tokens[found.first : found.last])
    if before[0].kind in ALONE or before[0].roles:
        return replace(before[0], type=PERSON, first=first, last=last, name=name, kind="person", named=True, definite=False)
    return replace(before[0], type=NAMED, first=first, last=last, name=name, named=True, definite=False)

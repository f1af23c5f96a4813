"""Text with marked stretches, before it is known where they will stand."""

from __future__ import annotations

import re
from collections.abc import Callable

OPEN, CLOSE, BASE = "\ue000", "\ue001", 0xE100
_MARK = re.compile(f"{OPEN}(.)([^{CLOSE}]*){CLOSE}", re.DOTALL)
_START = re.compile(rf"(\s*[„\"(]*(?:{OPEN}.)?[„\"]?)(\w)", re.DOTALL)
_CLEAN = ((" ,", ","), (",,", ","), (",.", "."), (",;", ";"), (",:", ":"), (",)", ")"), ("..", "."))


def marked(number: int, text: str) -> str:
    """The text with a mark that bears a number."""
    return f"{OPEN}{chr(BASE + number)}{text}{CLOSE}"


def numbers(text: str) -> list[int]:
    """The numbers of the marks in a text, in its order."""
    return [ord(found[1]) - BASE for found in _MARK.finditer(text)]


def placed(text: str) -> tuple[str, list[tuple[int, int, int]]]:
    """The text without marks, and (number, begin, end) of each."""
    out, spans, last, shift = [], [], 0, 0
    for found in _MARK.finditer(text):
        b, e = found.span(2)
        out += [text[last : found.start()], text[b:e]]
        shift += 2
        spans.append((ord(found[1]) - BASE, b - shift, e - shift))
        shift += 1
        last = found.end()
    return "".join([*out, text[last:]]), spans


def stripped(text: str) -> str:
    """The text without marks."""
    return _MARK.sub(r"\2", text)


def changed(text: str, change: Callable[[int, str], str]) -> str:
    """The text with other words at its marks: `change` gets the number and the words."""
    return _MARK.sub(lambda found: marked(ord(found[1]) - BASE, change(ord(found[1]) - BASE, found[2])), text)


def capital(text: str) -> str:
    """The text with a capital at its beginning, behind quotation marks and marks."""
    found = _START.match(text)
    return found[1] + found[2].upper() + text[found.end() :] if found else text


def clean(text: str) -> str:
    """A sentence whose gaps have been filled: one space between words, one sign where two met, a capital at the beginning."""
    text = " ".join(text.split())
    for two, one in _CLEAN:
        if two in text:
            text = text.replace(two, one)
    return capital(text)

"""Front matter: what stands between two `---` lines at the head of a file, one `key: value` a line."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache

from laut.errors import InputError

KEYS = ("title", "outlet", "published", "language", "author", "url")
_ALSO = {"date": "published", "lang": "language"}  # as programs that make pages out of files name them
_FENCE = "---"
_MOST_LINES = 200


@cache
def _line() -> re.Pattern[str]:
    return re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


@cache
def _pair() -> re.Pattern[str]:
    return re.compile(r"(?P<key>[^\W\d][\w.-]*)[ \t]*:(?:[ \t]+(?P<value>.*))?")


def split(text: str, where: str = "") -> tuple[dict[str, str], str]:
    """The known keys of the front matter with their values, and the text that follows it, unchanged.

    The one empty line after the closing `---` belongs to the front matter. A text without front matter comes back whole. Keys other than
    KEYS are passed over, with the lines indented below them. Raises InputError naming the line.
    """
    if not text.startswith(_FENCE):
        return {}, text
    lines = _lines(text)
    number, place, first = next(lines)
    if first.strip() != _FENCE:
        return {}, text
    values: dict[str, str] = {}
    for number, place, line in lines:
        if line.rstrip() == _FENCE:
            return values, text[_after_empty(text, place) :]
        _take(line, values, f"{where + ':' if where else 'line '}{number}")
    do = f"close the front matter with a line {_FENCE}, or begin the text with another line"
    raise InputError(f"a line {_FENCE} that ends the front matter", f"none in {number} lines", f"{where + ':' if where else 'line '}1", do)


def _lines(text: str):  # type: ignore[no-untyped-def]
    """(number, offset after the line, the line without its end), at most _MOST_LINES of them."""
    place = 0
    for number in range(1, _MOST_LINES + 1):
        found = _line().match(text, place)
        if found is None or place >= len(text):
            return
        place = found.end()
        yield number, place, found[0].rstrip("\r\n")


def _after_empty(text: str, place: int) -> int:
    for end in ("\r\n", "\n", "\r"):
        if text.startswith(end, place):
            return place + len(end)
    return place


def _take(line: str, values: dict[str, str], where: str) -> None:
    """Put the pair that `line` holds into `values`."""
    if not line.strip() or line[0] in " \t#-":  # a comment, or the list below a key that is not ours
        return
    found = _pair().fullmatch(line.rstrip())
    if not found:
        raise InputError("key: value in the front matter", repr(line[:60]), where, f"known keys: {', '.join(KEYS)}")
    key, value = found["key"].lower(), (found["value"] or "").strip()
    key = _ALSO.get(key, key)
    if key not in KEYS:
        near = get_close_matches(key, KEYS, 1, 0.8)
        if near:  # a slip of the pen would silently lose the date or the outlet
            raise InputError(f"one of the keys {', '.join(KEYS)}", repr(key), where, f"write {near[0]}")
        return
    if key in values:
        raise InputError(f"{key} once in the front matter", "it a second time", where, "remove one of the two lines")
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1].strip()
    values[key] = value

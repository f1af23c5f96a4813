"""The day of publication as the text itself states it: a dateline, a line that is a date, `Stand: 12.03.2024`."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from laut.reading.times.direction import Directions
from laut.reading.times.pieces import Item, Pieces, cut, items
from laut.reading.times.resolve import Resolver
from laut.reading.times.rules import rules
from laut.text.records import Block, Text

_HEAD, _TAIL = 8, 2  # blocks at the beginning and the end in which a publication is dated
_PLACE = 60  # code points of a place before the date of a dateline
_REST = 60  # code points beside the date in a line that is a date


@cache
def _agency() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before the date of a dateline (places), and behind it: `(dpa) - `."""
    return (
        re.compile(r"\W*(?:[^\W\d_][\w.'’/-]*[\s,(–—-]*){0,6}"),
        re.compile(r"[\s,]*(?:\([^()\n]{2,40}\)\s*[-–—:]|/[^/\n]{2,40}/\s*[-–—]|[-–—]{1,2}\s)"),
    )


def dateline_date(text: Text) -> date | None:
    """The day of publication that the text states, None where it does not: a day without its year is none."""
    blocks = text.blocks or [Block(0, "paragraph", 0, len(text.text))]
    head, tail = blocks[:_HEAD], blocks[_HEAD:][-_TAIL:]
    part = Text(text.text, text.language, head + tail, text.sentences, text.tokens)
    found: list[tuple[int, int, date]] = []
    for block in head + tail:
        if block.kind in ("title", "heading"):
            continue
        found += _dates(part, block, known_only=block in tail)
    return min(found)[2] if found else None


def _dates(text: Text, block: Block, known_only: bool) -> list[tuple[int, int, date]]:
    """Rank, offset and day of each date of publication in one block."""
    piece = Text(text.text[block.b : block.e], text.language)
    pieces = cut(piece, rules(text.language))
    resolver = Resolver(pieces, Directions(piece, pieces.rules.words), piece, None)
    found = []
    for item in items(pieces):
        if item.kind != "day" or not ({"year", "yy"} & item.labels.keys()):
            continue
        moment = resolver.resolve(item)
        if moment is None or moment.start is None or moment.start != moment.end:
            continue
        rank = _rank(pieces, item, block)
        if rank is not None and (rank == 0 or not known_only):
            found.append((rank, block.b + pieces.b[item.first], moment.start))
    return found


def _rank(pieces: Pieces, item: Item, block: Block) -> int | None:
    """0 for a date that is said to be that of publication, 1 for a dateline, 2 for a line that is a date; None for another date."""
    letters = pieces.letters[max(0, item.first - 6) : item.first]
    for name, pattern in pieces.rules.contexts["dateline"].items():
        if name == "label" and pattern.search(letters):
            return 0
    text, b, e = pieces.text, pieces.b[item.first], pieces.e[item.last - 1]
    place, agency = _agency()
    if b <= _PLACE and text[:1].isupper() and place.fullmatch(text[:b]) and _named(text[:b]) and agency.match(text, e, e + 60):
        return 1
    rest = text[:b] + " " + text[e:]
    if len(rest) <= _REST and not re.search(r"[.!?]\s*$", rest) and (block.kind in ("byline", "dateline") or _named(rest)):
        return 2
    return None


def _named(words: str) -> bool:
    """Whether all words are names (or numbers of a clock)."""
    return all(word[0].isupper() or word[0].isdigit() for word in re.findall(r"\w+", words))

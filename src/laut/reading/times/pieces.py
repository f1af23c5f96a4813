"""A text cut into pieces (words, numbers, marks), each with the letter of its classes, and the items that rules find in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from laut.reading.times.rules import Rule, Rules
from laut.reading.times.words import Value
from laut.text.records import Text

_PIECE = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|\n[^\S\n]*\n")
BREAK = "\n"
_HYPHENS = ("-", "‑")
_WHOLE = frozenset(("month", "weekday", "feast", "season", "day", "ref"))


@dataclass(slots=True)
class Pieces:
    """`b[i]`, `e[i]` are the offsets of piece i, `letters[i]` its letter; a break of the text is a piece of its own."""

    text: str
    rules: Rules
    b: list[int] = field(default_factory=list)
    e: list[int] = field(default_factory=list)
    letters: str = ""

    def word(self, i: int) -> str:
        """Piece i as it is written."""
        return self.text[self.b[i] : self.e[i]]

    def has(self, i: int, name: str) -> bool:
        """Whether piece i is there and of class `name`."""
        return 0 <= i < len(self.b) and self.letters[i] in self.rules.words.letters_of.get(name, ())


@dataclass(slots=True)
class Item:
    """What one rule found: pieces `first` to `last` (exclusive), its labels with their pieces."""

    kind: str
    name: str
    first: int
    last: int
    labels: dict[str, tuple[int, int]]
    fixed: dict[str, Any]

    def get(self, pieces: Pieces, label: str, name: str | None = None) -> Value:
        """The value of the words under `label` as members of class `name` (else of the class that the label is named for)."""
        if label not in self.labels:
            found: Value = self.fixed.get(label)
            return found
        first, last = self.labels[label]
        if last - first > 1:
            return _number(pieces, first, last)
        return pieces.rules.words.value(name or label, pieces.word(first))


def cut(text: Text, rules: Rules) -> Pieces:
    """The pieces of `text`; a block's end is a break."""
    pieces = Pieces(text.text, rules)
    words, string = rules.words, text.text
    letter, mark, letters = words.letter, words.mark, list[str]()
    starts = [block.b for block in text.blocks[1:]] + [len(string) + 1]
    at, limit, n = 0, starts[0], len(string)
    for found in _PIECE.finditer(string):
        b, e = found.span()
        while b >= limit:
            pieces.b.append(b)
            pieces.e.append(b)
            letters.append(BREAK)
            at += 1
            limit = starts[at]
        pieces.b.append(b)
        pieces.e.append(e)
        piece = found[0]
        if piece[0] == "\n":
            letters.append(BREAK)
        elif e - b > 1 or piece.isalnum():
            letters.append(letter(piece))
        else:
            letters.append(mark(piece, e < n and not string[e].isspace()))
    pieces.letters = "".join(letters)
    return pieces


def items(pieces: Pieces) -> list[Item]:
    """What the rules find, from left to right: at each place the longest match, of equal ones the earlier rule's."""
    found: list[Item] = []
    letters, starts = pieces.letters, pieces.rules.starts
    i, n = 0, len(letters)
    while i < n:
        rules = starts.get(letters[i])
        if rules is None:
            i += 1
            continue
        best, end = None, i
        for rule in rules:
            match = rule.match(letters, i)
            if match and match.end() > end and sound(pieces, rule, i, match.end()):
                best, end, by = match, match.end(), rule
        if best is None:
            i += 1
            continue
        labels = {name: best.span(name) for name in best.groupdict() if best.span(name)[0] >= 0}
        found.append(Item(by.kind, by.name, i, end, labels, by.fixed))
        i = end
    return found


def _goes_on(pieces: Pieces, last: int) -> bool:
    """Whether the compound's next member is a month or weekday too: `Mai-Juni`."""
    return pieces.has(last + 1, "month") or pieces.has(last + 1, "weekday")


def sound(pieces: Pieces, rule: Rule, first: int, last: int) -> bool:
    """Whether the words stand free: not inside a longer word, a model name or a longer number."""
    b, e, text = pieces.b[first], pieces.e[last - 1], pieces.text
    if b and (text[b - 1].isalnum() or text[b - 1] == "_"):
        return False
    if e < len(text) and text[e - 1].isalnum() and (text[e].isalnum() or text[e] == "_"):
        return False
    if text[b].isdigit() and b > 1:
        if text[b - 1] in ".,:/" and text[b - 2].isdigit():
            return False
        if text[b - 1] in "-‑–" and text[b - 2].isalpha() and not rule.fixed.get("joined") and not pieces.has(first - 2, "hyphened"):
            return False
        if text[b - 1] in "$€£§#" or (text[b - 1].isspace() and text[b - 2] in "$€£§#"):
            return False
    if (
        rule.kind in _WHOLE
        and not rule.fixed.get("joined")
        and (text[e : e + 1] in _HYPHENS and text[e + 1 : e + 2].isalpha())
        and not _goes_on(pieces, last)
    ):
        return False
    if rule.kind == "dur" and text[e : e + 1] in _HYPHENS and "-" not in text[b:e]:
        return False
    if text[e - 1].isdigit() and e + 1 < len(text):
        if text[e] in ",.:" and text[e + 1].isdigit():
            return False
        if text[e] in "%€$£" or (text[e].isspace() and text[e + 1] in "%€$£"):
            return False
    return True


def _number(pieces: Pieces, first: int, last: int) -> Value:
    """The number that several pieces write: `2,5`, `14.000`, `twenty-five`."""
    parts = [pieces.word(i) for i in range(first, last)]
    if parts[0].isdigit():
        if len(parts) == 3 and parts[2].isdigit():
            grouped = len(parts[2]) == 3 and parts[1] in ".,"
            return int(parts[0][:9] + parts[2]) if grouped else float(f"{parts[0][:9]}.{parts[2][:9]}")
        return int(parts[0][:9])
    values = [pieces.rules.words.value("num", part) for part in parts]
    known = [v for v in values if isinstance(v, (int, float))]
    return sum(known) if known else None

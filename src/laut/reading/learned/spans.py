"""Quotations as a learned reader handles them: sets of tokens with a kind, to and from labels of single tokens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from laut.reading.attribution.draft import Range, runs
from laut.text.records import Token

_EDGE = frozenset(",;:–—-")
_FINAL = frozenset(".!?…")


@dataclass(slots=True)
class Told:
    """A quotation: its tokens, its kind (a letter of sight.KIND), the tokens of its roles, and how likely it is one."""

    kind: str
    tokens: frozenset[int]
    speaker: list[int] = field(default_factory=list)
    cue: list[int] = field(default_factory=list)
    addressee: list[int] = field(default_factory=list)
    frame: list[int] = field(default_factory=list)
    chance: float = 1.0

    @property
    def first(self) -> int:
        return min(self.tokens)

    @property
    def last(self) -> int:
        """The last token itself."""
        return max(self.tokens)


@dataclass(slots=True)
class Candidate:
    """A span that may be a quotation, and who proposes it (`by`)."""

    tokens: frozenset[int]
    kind: str
    by: set[str]


def alike(a: frozenset[int], b: frozenset[int]) -> float:
    """Shared tokens by all tokens of two spans."""
    return len(a & b) / len(a | b)


def told(labels: Sequence[str]) -> list[Told]:
    """The quotations that a row of labels describes."""
    out: list[tuple[str, list[int]]] = []
    for i, label in enumerate(labels):
        if label == "O":
            continue
        if label[0] == "B" or not out or (label[0] == "I" and labels[i - 1] == "O"):
            out.append((label[1], []))
        out[-1][1].append(i)
    return [Told(kind, frozenset(tokens)) for kind, tokens in out]


def trimmed(tokens: Sequence[Token], quote: frozenset[int], kind: str) -> frozenset[int]:
    """A quotation without the marks that part it from its frame; a full stop belongs to a whole sentence only."""
    kept: list[Range] = []
    for first, last in runs(sorted(quote)):
        while first < last and tokens[first].text in _EDGE:
            first += 1
        while first < last and tokens[last - 1].text in _EDGE:
            last -= 1
        if first < last and not all(tokens[i].text in _FINAL for i in range(first, last)):
            kept.append((first, last))
    if kind == "I" and len(kept) == 1 and tokens[kept[0][1] - 1].text == "." and kept[0][1] - kept[0][0] > 1:
        kept[0] = (kept[0][0], kept[0][1] - 1)
    return frozenset(i for first, last in kept for i in range(first, last)) or quote


class Overlaps:
    """Spans, asked which of them share a token with another one."""

    def __init__(self, spans: Iterable[frozenset[int]] = ()) -> None:
        self.spans: list[frozenset[int]] = []
        self._at: dict[int, list[int]] = {}
        for span in spans:
            self.add(span)

    def add(self, span: frozenset[int]) -> None:
        """One span more; its number is how many there were."""
        for i in span:
            self._at.setdefault(i, []).append(len(self.spans))
        self.spans.append(span)

    def of(self, span: Iterable[int]) -> list[int]:
        """The numbers of those that share a token with `span`, in order."""
        return sorted({k for i in span for k in self._at.get(i, ())})

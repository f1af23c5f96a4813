"""Conditional random fields (python-crfsuite), kept as bytes inside a model file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from laut.errors import MissingError

Features = list[str]
_SURE = 0.98  # where a token is that surely outside, which label it would begin does not matter


def library(where: str) -> Any:
    """The module `pycrfsuite`.

    Raises MissingError where it is not installed.
    """
    try:
        import pycrfsuite  # type: ignore[import-untyped]
    except ImportError as error:
        raise MissingError("the package python-crfsuite, to use a learned model", "none", where, "pip install 'laut[model]'") from error
    return pycrfsuite


class Field:
    """One trained field: tags sequences, and says how sure it is of single labels."""

    def __init__(self, data: bytes, where: str) -> None:
        self._data = data  # the tagger reads these bytes where they lie
        self._tagger = library(where).Tagger()
        self._tagger.open_inmemory(self._data)
        self.labels: list[str] = sorted(self._tagger.labels())

    def tag(self, rows: Sequence[Features]) -> list[str]:
        """The best labels of a sequence; `chance` then speaks of this sequence."""
        return list(self._tagger.tag(rows)) if rows else []

    def chance(self, label: str, at: int) -> float:
        """How likely a label is at one place of the sequence that was tagged last."""
        return float(self._tagger.marginal(label, at))

    def sum(self, labels: Sequence[str], at: int) -> float:
        """How likely one of several labels is at a place."""
        return sum(self.chance(label, at) for label in labels)

    def yes(self, rows: Sequence[Features]) -> Iterator[float]:
        """How likely each single row is a `1` against a `0`."""
        for row in rows:
            self._tagger.set([row])
            yield self.chance("1", 0)


def outside(field: Field, first: Sequence[str], at: int) -> tuple[float, float]:
    """How likely a place is outside of everything, and how likely something begins there."""
    out = field.chance("O", at)
    return out, field.sum(first, at) if out < _SURE else 0.0


_BINS = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97)


def bin_of(chance: float) -> str:
    """A chance as one of eleven bins."""
    return str(sum(chance > edge for edge in _BINS))


def near(count: int) -> str:
    """A distance or length as one of nine."""
    for edge, name in ((0, "0"), (1, "1"), (2, "2"), (4, "3"), (8, "5"), (16, "9"), (32, "17")):
        if count <= edge:
            return name
    return "far"

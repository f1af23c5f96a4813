"""What only the text around decides: points of a poll or an index, and what an ellipsis stands for."""

from __future__ import annotations

from laut import languages
from laut.reading.figures.counted import inherit
from laut.reading.figures.draft import Draft
from laut.reading.figures.units import units
from laut.text.records import Text


class Context:
    """One text's answers, from `context.toml`; each question is asked only when a figure raises it."""

    def __init__(self, text: Text) -> None:
        data = languages.toml(text.language, "context")
        self._poll, self._index, self._measures = tuple(data["poll"]), tuple(data["index"]), data["labels"]
        self._heavy = frozenset(data["weight_words"])
        self._low: str | None = None
        self._text = text

    def unit(self, d: Draft) -> None:
        """Settle units that several things share: `points`, `pounds`; `Stärke 5,3` has a unit by the word before."""
        if d.unit == "point":
            near = d.line.words(0, len(d.line.atoms)).lower()
            if not any(w in near for w in self._index) and (any(w in near for w in self._poll) or self._polls()):
                d.unit = "percentage_point"
        elif d.unit is None and d.num.kind == "digits" and 0 < d.num.value < 11:
            self._label(d)
        elif d.unit == "lb" and d.scaled:
            d.unit = "GBP"

    def _polls(self) -> bool:
        """The text is about a poll."""
        if self._low is None:
            self._low = self._text.text[:100_000].lower()
        return sum(w in self._low for w in self._poll) >= 2

    def _label(self, d: Draft) -> None:
        for k in range(d.first - 1, max(-1, d.first - 8), -1):
            atom = d.line.atoms[k]
            if atom.text in (",", ";") or atom.kind == "n":
                return
            for unit, words in self._measures.items():
                if atom.low in words:
                    d.unit = unit
                    return

    def ellipsis(self, found: list[Draft], n: int) -> None:
        """A number without unit or thing takes the thing, or with a scale the unit of money, of the figure before it."""
        d = found[n]
        dimension = units(d.line.language).dimension
        if d.scaled:
            for other in reversed(found[max(0, n - 4) : n]):
                if d.line.number - other.line.number > 2:
                    break
                if other.unit is not None and (other.scaled or dimension.get(other.unit) == "money"):
                    d.unit, d.phrase, d.head, d.concept = other.unit, other.phrase, other.head, other.concept
                    return
                if other.phrase:
                    break
        inherit(found, n)

"""What most formats carry of a reading: statements with their chains, each with the selector that finds its words again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from laut.records import Attribution, Claim, Figure, Reading, Source, Span, Time

AROUND = 32  # characters before and behind a quote that find it again where the text has moved


@dataclass(frozen=True, slots=True)
class Selector:
    """Words by their place (`[b, e)` in code points of the document's text) and by themselves, with what stands around them."""

    b: int
    e: int
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain: its sources (none: attributed, but to nobody), whether a word of saying names it or it is inferred."""

    sources: tuple[Source, ...]
    said: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with all that belongs to it. `links` go from the outlet's first source inward; the outlet itself is the document's.

    `selectors` has one for each run of words; `figures` and `times` are those of the claim.
    """

    claim: Claim
    told: Attribution | None
    links: tuple[Link, ...]
    selectors: tuple[Selector, ...]
    figures: tuple[Figure, ...]
    times: tuple[Time, ...]

    @property
    def words(self) -> str:
        """The words, runs parted by an ellipsis."""
        return " … ".join(selector.exact for selector in self.selectors)

    @property
    def inferred(self) -> bool:
        """Whether some link of the chain is inferred, and not said."""
        return any(not link.said for link in self.links)

    @property
    def origin(self) -> tuple[Source, ...]:
        """The sources at the end of the chain; none where the outlet speaks itself, or nobody is named."""
        return self.links[-1].sources if self.links else ()


def selector(text: str, span: Span) -> Selector:
    """The selector of words at `span`."""
    b, e = span
    return Selector(b, e, text[b:e], text[max(0, b - AROUND) : b], text[e : e + AROUND])


def statements(reading: Reading) -> Iterator[Statement]:
    """Every claim of a reading, in its order."""
    sources = {s.id: s for s in reading.sources}
    told = {a.id: a for a in reading.attributions}
    figures, times = {f.id: f for f in reading.figures}, {t.id: t for t in reading.times}
    text = reading.document.text
    for claim in reading.claims:
        yield Statement(
            claim, told.get(claim.attribution or ""), chain(claim.attribution, told, sources),
            tuple(selector(text, span) for span in claim.spans), tuple(figures[f] for f in claim.figures if f in figures),
            tuple(times[t] for t in claim.times if t in times),
        )  # fmt: skip


def chain(attribution: str | None, told: dict[str, Attribution], sources: dict[str, Source]) -> tuple[Link, ...]:
    """The links down to an attribution, from the outlet inward."""
    links: list[Link] = []
    seen: set[str] = set()
    step = told.get(attribution or "")
    while step is not None and step.id not in seen:
        seen.add(step.id)
        links.append(Link(tuple(sources[s] for s in step.sources if s in sources), step.basis == "cue"))
        step = told.get(step.parent or "")
    return tuple(reversed(links))


def iso(day: date | None) -> str | None:
    """A day as text."""
    return day.isoformat() if day else None


def chain_words(statement: Statement, outlet: str | None) -> str:
    """A chain on one line: `Talpost ← Polizei`, an inferred link with `┄`, a link that names nobody as `?`."""
    out = outlet or "?"
    for link in statement.links:
        out += f" {'←' if link.said else '┄'} " + (" + ".join(s.name for s in link.sources) or "?")
    return out

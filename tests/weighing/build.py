"""Readings of our own writing for the tests of weighing: words in, records out."""

from __future__ import annotations

from datetime import date
from typing import Any

from laut.reading.claims import make_claims
from laut.records import Attribution, Document, Figure, Reading, Source, Span, Time
from laut.text import analyse


class Build:
    """A reading that grows: every span is given by its words, looked for from `after` on."""

    def __init__(self, text: str, language: str = "de", title: str | None = None, outlet: str | None = "Talbote") -> None:
        self.text, self.language, self.title, self.outlet = text, language, title, outlet
        self.sources: dict[str, Source] = {}
        self.attributions: list[Attribution] = []
        self.figures: list[Figure] = []
        self.times: list[Time] = []

    def span(self, words: str, after: str = "") -> Span:
        """Where `words` stand."""
        b = self.text.index(words, self.text.index(after) if after else 0)
        return Span(b, b + len(words))

    def who(self, name: str, kind: str = "official", named: bool = True, leaning: str | None = None, words: str | None = None) -> str:
        """A source; the same name is the same source."""
        if name not in self.sources:
            mentions = (self.span(words),) if words else ()
            self.sources[name] = Source(f"s{len(self.sources) + 1}", name, kind, named, leaning, mentions)
        return self.sources[name].id

    def says(self, who: list[str], content: str, cue: str = "", stance: str = "asserts", after: str = "", **more: Any) -> str:
        """An attribution of `content` to sources (their ids)."""
        ident = f"a{len(self.attributions) + 1}"
        cues = (self.span(cue, more.pop("cue_after", after)),) if cue else ()
        speaker = more.pop("speaker", None)
        spoken = (self.span(speaker, after),) if speaker else ()
        basis = more.pop("basis", "cue")
        self.attributions.append(
            Attribution(ident, "indirect", stance, basis, (self.span(content, after),), cues, spoken, sources=tuple(who), **more)
        )
        return ident

    def number(self, words: str, low: float | None, high: float | None = None, bound: str = "exact", after: str = "", **more: Any) -> str:
        """A figure; for one number `high` is left out."""
        ident = f"f{len(self.figures) + 1}"
        closed = bound in ("exact", "about", "just_over", "just_under")
        self.figures.append(Figure(ident, self.span(words, after), words, low, low if closed else high, bound, **more))
        return ident

    def time(self, words: str, start: date | None, end: date | None) -> str:
        """A time."""
        ident = f"t{len(self.times) + 1}"
        self.times.append(Time(ident, self.span(words), words, start, end, "DATE"))
        return ident

    def reading(self) -> Reading:
        """The reading, its claims made by the reader itself."""
        sources = tuple(self.sources.values())
        text = analyse(self.text, self.language)
        claims, figures = make_claims(text, self.attributions, self.figures, self.times, sources, [], self.outlet)
        document = Document(self.text, self.title, self.outlet, language=self.language)
        return Reading(document, (), sources, tuple(self.attributions), figures, tuple(self.times), claims)

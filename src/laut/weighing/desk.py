"""The desk: one reading laid out so that considerations find what they need, each thing once and in text order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from laut.languages import toml
from laut.reading.figures.conversion import to_si
from laut.records import Attribution, Claim, Figure, Reading, Source, Span, Time
from laut.text.blocks import unwrapped
from laut.weighing.interval import Range, spread
from laut.weighing.weights import implied
from laut.weighing.words import Sentences

_QUOTES = tuple('„“”"»«')
_REACH = 80  # code points between two counts of one thing
_BESIDE = 30  # code points between a figure and the word for what it counts
_STOP = re.compile(r"(?<=\d[^\W\d_])\.$|(?<=\d[^\W\d_]{2})\.$")  # the sentence's full stop behind letters that a number ends with
_HEAD = 300  # code points at whose beginning a title is looked for


@dataclass(frozen=True)
class Draft:
    """A finding before it is worded: `form` picks the wording of its kind, `words` fills it."""

    kind: str
    form: str
    words: dict[str, str | int]
    spans: tuple[Span, ...]
    claims: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    holds: bool | None = None
    least: int | None = None
    most: int | None = None
    arithmetic: bool = False
    reference: str | None = None  # the fact of a user's sheet that the figures differ from


@dataclass
class Desk:
    """A reading with its indexes. `language` is that of the text."""

    reading: Reading
    language: str
    text: str = ""
    sentences: Sentences = field(default_factory=lambda: Sentences(""))
    figures: list[Figure] = field(default_factory=list)
    source: dict[str, Source] = field(default_factory=dict)
    attribution: dict[str, Attribution] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    times: dict[str, Time] = field(default_factory=dict)
    of_figure: dict[str, Claim] = field(default_factory=dict)
    of_attribution: dict[str, Claim] = field(default_factory=dict)
    in_sentence: dict[int, list[Figure]] = field(default_factory=dict)
    hung: dict[str, list[Figure]] = field(default_factory=dict)
    relaying: set[str] = field(default_factory=set)  # sources that hand on what another says
    elliptic: set[str] = field(default_factory=set)  # figures whose thing is told with the next one: `8,000 say some, 40,000 people others`
    title: Span | None = None  # where the text begins with its title
    # What is worked out once: the voice of each source, stems of each sentence, subject and marks of each figure.
    voices: dict[str, str] = field(default_factory=dict)
    subjects: dict[str, frozenset[str]] = field(default_factory=dict)
    stems: dict[int, frozenset[str]] = field(default_factory=dict)
    marks: dict[str, tuple[bool, bool]] = field(default_factory=dict)
    past: dict[str, bool] = field(default_factory=dict)  # figures that are of another occasion
    allowed: dict[str, Range] = field(default_factory=dict)

    def allows(self, figure: Figure) -> Range:
        """What the figure's bound word and rounding allow."""
        if figure.id not in self.allowed:
            self.allowed[figure.id] = spread(figure)
        return self.allowed[figure.id]

    def words(self, span: Span) -> str:
        """The words at `span`."""
        return self.text[span.b : span.e]

    def quote(self, spans: Iterable[Span], length: int = 90) -> str:
        """The words at `spans` on one line, cut at a word, without quotation marks around all of them."""
        words = " ".join(" ".join(self.text[b:e].split()) for b, e in spans)
        if words[:1] in _QUOTES and words.rstrip(" ,.")[-1:] in _QUOTES:
            words = words.rstrip(" ,.").strip("".join(_QUOTES)).rstrip(" ,")
        words = words[:-1] if words.endswith(".") and words[-3:-2].isalpha() else words
        return words if len(words) <= length else words[:length].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"

    def named(self, figure: Figure) -> str:
        """The figure with the counted thing: in the article's own words where nothing but words stands between, else side by side."""
        words = " ".join(figure.text.split())
        written = _STOP.sub("", words)
        if not figure.counted or figure.counted in figure.text:
            return written
        b, e = figure.span
        at = (
            self.text.find(figure.counted, e, e + _BESIDE + len(figure.counted))
            if " ".join(self.words(figure.span).split()) == words
            else -1
        )
        between = self.text[e:at] if at >= 0 else ""
        if between and all(c.isalpha() or c in " -" for c in between):
            return " ".join(self.text[b : at + len(figure.counted)].split())
        return written if figure.unit else f"{written} {figure.counted}"

    def sentence(self, figure: Figure) -> int:
        """The index of the sentence that a figure stands in."""
        return self.sentences.at(figure.span.b)

    def around(self, figure: Figure) -> str:
        """The words of the sentence that a figure stands in."""
        return self.sentences.words(self.sentence(figure))

    def in_title(self, figure: Figure) -> bool:
        """The figure stands in the title with which the text begins."""
        return self.title is not None and self.title.b <= figure.span.b < self.title.e

    def distance(self, a: Figure, b: Figure) -> int:
        """How many sentences apart two figures stand."""
        return abs(self.sentence(a) - self.sentence(b))

    def up(self, attribution: Attribution) -> list[Attribution]:
        """The attribution and those that relay it, innermost first."""
        found, seen = [], set()
        at: Attribution | None = attribution
        while at is not None and at.id not in seen:
            seen.add(at.id)
            found.append(at)
            at = self.attribution.get(at.parent or "")
        return found

    def ends(self, attribution: Attribution) -> tuple[Source, ...]:
        """The sources at the end of the chain; of a link that names nobody, the link outside it where it points back to it."""
        for link in self.up(attribution):
            if link.sources:
                return tuple(self.source[s] for s in link.sources if s in self.source)
            if link.basis == "cue" and link.parent is None:
                return ()
        return ()

    def spoken(self, attribution: Attribution) -> tuple[Span, ...]:
        """Content and speaker, the words that a finding about a claim stands on."""
        return (*attribution.content, *attribution.speaker)

    def claim_ids(self, items: Iterable[Figure | Attribution]) -> tuple[str, ...]:
        """The claims of figures and attributions, in order, each once."""
        found = []
        for item in items:
            claim = self.of_figure.get(item.id) if isinstance(item, Figure) else self._claim(item)
            if claim is not None:
                found.append(claim.id)
        return tuple(dict.fromkeys(found))

    def _claim(self, attribution: Attribution) -> Claim | None:
        """The claim of an attribution; of one that only relays, the first claim that it relays."""
        return self.of_attribution.get(attribution.id)

    def carried_by(self, figure: Figure) -> Attribution | None:
        """The attribution that a figure hangs on by cue, not what is only inferred."""
        return self.attribution.get(figure.attribution or "")

    def when(self, figure: Figure) -> list[Time]:
        """The times of the clause that a figure stands in: of its sentence, where its claim has several."""
        claim = self.of_figure.get(figure.id)
        if claim is None:
            return []
        found = [self.times[t] for t in claim.times if t in self.times]
        here = [t for t in found if self.sentences.at(t.span.b) == self.sentence(figure)]
        return here or found

    def where(self, figure: Figure) -> tuple[str, ...]:
        """The places of the claim."""
        claim = self.of_figure.get(figure.id)
        return claim.places if claim else ()


def lay_out(reading: Reading) -> Desk:
    """The desk of one reading."""
    text = reading.document.text if reading.document.parts else unwrapped(reading.document.text)
    desk = Desk(reading, reading.document.language or "de", text, Sentences(text))
    title = (reading.document.title or "").strip()
    at = desk.text.find(title, 0, _HEAD + len(title)) if title else -1
    desk.title = Span(at, at + len(title)) if at >= 0 else None
    desk.figures = sorted(reading.figures, key=lambda f: (f.span, f.id))
    _complete(desk)
    desk.source = {s.id: s for s in reading.sources}
    desk.attribution = {a.id: a for a in reading.attributions}
    desk.claims = {c.id: c for c in reading.claims}
    desk.times = {t.id: t for t in reading.times}
    for claim in reading.claims:
        for ident in claim.figures:
            desk.of_figure.setdefault(ident, claim)
        if claim.attribution:
            desk.of_attribution.setdefault(claim.attribution, claim)
    for claim in reading.claims:
        inner = desk.attribution.get(claim.attribution or "")
        for link in desk.up(inner) if inner else ():
            desk.of_attribution.setdefault(link.id, claim)
    for a in reading.attributions:
        parent = desk.attribution.get(a.parent or "")
        if parent is not None and a.sources and not set(a.sources) & set(parent.sources):
            desk.relaying |= set(parent.sources)
    for f in desk.figures:
        desk.in_sentence.setdefault(desk.sentence(f), []).append(f)
        if f.attribution:
            desk.hung.setdefault(f.attribution, []).append(f)
    return desk


def _complete(desk: Desk) -> None:
    """What figures leave to the reader: what happened to `the dead`; in `8,000 say some, 40,000 people others` of what the first is; in
    `30 gigs` the unit, where the article writes it elsewhere.
    """
    units, informal = {f.unit for f in desk.figures}, toml(desk.language, "weighing")["informal"]
    for i, f in enumerate(desk.figures):
        if f.event is None and implied(f.concept):
            desk.figures[i] = replace(f, event=implied(f.concept))
        if f.unit is None and (unit := informal.get(f.counted)) in units and unit:
            low, high, si = to_si(f.low, f.high, unit)
            desk.figures[i] = replace(f, unit=unit, si_low=low, si_high=high, si_unit=si)
    for i, (f, after) in enumerate(pairwise(desk.figures)):
        bare = f.unit is None and not f.counted and f.attribution and f.role in (None, "total")
        full = after.unit is None and after.counted and after.attribution and after.attribution != f.attribution
        if bare and full and desk.distance(f, after) == 0 and len(desk.text[f.span.e : after.span.b]) <= _REACH:
            desk.figures[i] = replace(f, counted=after.counted, concept=after.concept, event=after.event)
            desk.elliptic.add(f.id)


def spans_of(figures: Sequence[Figure]) -> tuple[Span, ...]:
    """The spans of figures, in text order."""
    return tuple(sorted({f.span for f in figures}))


def interval(times: Sequence[Time]) -> tuple[date | None, date | None] | None:
    """The one interval that times of a clause name, or None where they name none or several."""
    known = {(t.start, t.end) for t in times if (t.start or t.end) and t.type != "SET"}
    return next(iter(known)) if len(known) == 1 else None

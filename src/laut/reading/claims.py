"""Claims: every attribution and every unattributed sentence with a figure, joined with its chain, figures, times, places and actors."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from laut.languages import toml
from laut.records import Attribution, Claim, Figure, Source, Span, Time
from laut.text.records import Sentence, Text

_WORD = re.compile(r"\w+")
_ABOUT = 80  # code points of `about`
_COUNTS = (None, "year", "month")  # units of what describes a speaker: how many they are, how old
_BEFORE = 40  # code points of the bound words before a number


def make_claims(
    text: Text,
    attributions: Sequence[Attribution],
    figures: Sequence[Figure],
    times: Sequence[Time],
    sources: Sequence[Source],
    names: Sequence[Any],
    outlet: str | None,
) -> tuple[tuple[Claim, ...], tuple[Figure, ...]]:
    """The claims in text order, and the figures hung on their attributions.

    A figure hangs on the innermost attribution whose content holds it, or holds its number where the bound word stands before the
    content; one in the words of the speaker hangs on none; one in a plain sentence after an attributed one of the same paragraph may be
    the same speaker's: `perhaps`. `names` may be empty.
    """
    maker = _Maker(text, attributions, figures, times, sources, names, outlet)
    return maker.claims(), maker.figures


def _within(span: Span, spans: Iterable[Span]) -> bool:
    return any(b <= span.b and span.e <= e for b, e in spans)


def _reaches(span: Span, spans: Iterable[Span]) -> bool:
    """The end of `span` lies in one of `spans`, its beginning before it."""
    return any(span.b < b < span.e <= e for b, e in spans)


def _overlap(a: Span, b: Span) -> bool:
    return a.b < b.e and b.b < a.e


def _length(spans: Iterable[Span]) -> int:
    return sum(e - b for b, e in spans)


def _without(spans: Iterable[Span], holes: Sequence[Span]) -> list[Span]:
    """What is left of `spans` outside `holes`."""
    left = list(spans)
    for hb, he in holes:
        left = [Span(*part) for b, e in left for part in ((b, min(e, hb)), (max(b, he), e)) if part[0] < part[1]]
    return left


@cache
def _words(language: str, name: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, toml(language, "claims")[name]))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def hedges(words: str, language: str) -> tuple[str, ...]:
    """The words of doubt in an unattributed clause, in order, each once."""
    return tuple(dict.fromkeys(m.group().lower() for m in _words(language, "hedges").finditer(words)))


class _Index:
    """Items with a span, found by the stretch of text that they lie in."""

    def __init__(self, items: Iterable[Any]) -> None:
        self.items = sorted(items, key=lambda item: (item.span.b, item.span.e))
        self.starts = [item.span.b for item in self.items]

    def inside(self, spans: Iterable[Span]) -> list[Any]:
        """The items that lie wholly in one of `spans`, in text order."""
        found = []
        for b, e in spans:
            found += [i for i in self.items[bisect_left(self.starts, b) : bisect_right(self.starts, e)] if i.span.e <= e]
        return found

    def touching(self, spans: Iterable[Span]) -> list[Any]:
        """The items that end in one of `spans`, or with the stop behind it, and begin in it or not far before, in text order."""
        found = []
        for b, e in spans:
            first, last = bisect_left(self.starts, b - _BEFORE), bisect_right(self.starts, e)
            found += [i for i in self.items[first:last] if b < i.span.e <= e + 1]
        return found


class _Named:
    """A name as claims need it: where it stands, its words, its kind."""

    def __init__(self, text: str, name: Any) -> None:
        self.span = Span(name.b, name.e)
        self.kind = name.kind
        self.words = getattr(name, "full", "") or text[name.b : name.e]


class _Maker:
    """Everything that the claims of one text are made of."""

    def __init__(
        self,
        text: Text,
        attributions: Sequence[Attribution],
        figures: Sequence[Figure],
        times: Sequence[Time],
        sources: Sequence[Source],
        names: Sequence[Any],
        outlet: str | None,
    ) -> None:
        self.text, self.outlet = text, outlet
        self.attributions = attributions
        self.by_id = {a.id: a for a in attributions}
        self.children: dict[str, list[Attribution]] = {}
        for a in attributions:
            if a.parent in self.by_id:
                self.children.setdefault(a.parent or "", []).append(a)
        self.depth = {a.id: len(self._up(a)) for a in attributions}
        self.source_names = {s.id: s.name for s in sources}
        self.times = _Index(times)
        self.names = _Index(_Named(text.text, n) for n in names)
        self.starts = [s.b for s in text.sentences]
        self.touching: dict[int, list[Attribution]] = {}
        for a in attributions:
            for i in sorted({i for spans in (a.content, a.cue, a.speaker, a.reporting) for span in spans for i in self._sentences(span)}):
                self.touching.setdefault(i, []).append(a)
        self.run = self._run()
        self.figures = tuple(self._hang(f) for f in figures)
        self.of_figures = _Index(self.figures)

    def _up(self, attribution: Attribution) -> list[Attribution]:
        """The attributions that relay this one, innermost first, each once."""
        found: list[Attribution] = []
        seen = {attribution.id}
        above = self.by_id.get(attribution.parent or "")
        while above is not None and above.id not in seen:
            seen.add(above.id)
            found.append(above)
            above = self.by_id.get(above.parent or "")
        return found

    def _sentences(self, span: Span) -> range:
        """The indices of the sentences that `span` touches."""
        first = max(0, bisect_right(self.starts, span.b) - 1)
        return range(first, max(first, bisect_left(self.starts, span.e)))

    def _sentence(self, span: Span) -> Sentence | None:
        at = bisect_right(self.starts, span.b) - 1
        return self.text.sentences[at] if at >= 0 else None

    def _hang(self, figure: Figure) -> Figure:
        sentence = self._sentence(figure.span)
        if sentence is None:
            return replace(figure, attribution=None, perhaps=None)
        near, span = self.touching.get(sentence.index, ()), figure.span
        if self.text.text[span.e - 1] == ".":  # a full stop in the figure's words may be the sentence's
            span = Span(span.b, span.e - 1)
        outside = [a for a in near if not _within(span, a.speaker)]
        holding = [a for a in outside if _within(span, a.content)] or [a for a in outside if _reaches(span, a.content)]
        if holding:
            inner = min(holding, key=lambda a: (_length(a.content), -self.depth[a.id]))
            return replace(figure, attribution=inner.id, perhaps=None)
        before = self.run.get(sentence.index) or self._goes_on(figure, outside, sentence)
        return replace(figure, attribution=None, perhaps=before.id if before else None)

    def _goes_on(self, figure: Figure, near: Sequence[Attribution], sentence: Sentence) -> Attribution | None:
        """The attribution that a sentence goes on with behind its content, no verb coming between: `he spoke of 9, later of 14`."""
        ended = [a for a in near if a.sources and a.content and sentence.b <= a.content[-1].b and a.content[-1].e <= figure.span.b]
        if not ended or any(_within(figure.span, spans) for a in near for spans in (a.reporting, a.cue, a.addressee)):
            return None
        last = max(ended, key=lambda a: (a.content[-1].e, self.depth[a.id]))
        rest = [t for t in self._tokens(last.content[-1].e, sentence.e) if not any(_within(Span(t.b, t.e), a.reporting) for a in near)]
        return None if any(t.fin for t in rest) else last

    def _run(self) -> dict[int, Attribution]:
        """For each plain sentence the innermost attribution of the last attributed one before it, in the same paragraph."""
        breaks = tuple(toml(self.text.language, "claims")["breaks"])
        turns = _words(self.text.language, "turns")
        found: dict[int, Attribution] = {}
        last: Attribution | None = None
        block = -1
        for sentence in self.text.sentences:
            if sentence.block != block:
                block, last = sentence.block, None
            near = self.touching.get(sentence.index)
            if near:
                spoken = [a for a in near if a.sources and any(b < sentence.e and e > sentence.b for b, e in a.content)]
                last = max(spoken, key=lambda a: (a.content[-1].e, self.depth[a.id])) if spoken else None
            elif last is not None and (
                self.text.text.startswith(breaks, sentence.b) or turns.search(self.text.text, sentence.b, sentence.e)
            ):
                last = None
            elif last is not None:
                found[sentence.index] = last
        return found

    def claims(self) -> tuple[Claim, ...]:
        """Claims of attributions and of plain sentences, numbered in text order."""
        made: list[Claim] = [self._attributed(a) for a in self.attributions if a.content and not self._relays(a)]
        rest: dict[int, list[Figure]] = {}
        for f in self.figures:
            sentence = self._sentence(f.span) if f.attribution is None else None
            if sentence is not None and not self._names_speaker(f, sentence) and not self._age_of_speaker(f, sentence):
                rest.setdefault(sentence.index, []).append(f)
        made += [self._plain(self.text.sentences[i], held) for i, held in rest.items()]
        made.sort(key=lambda c: (c.spans[0].b, c.spans[-1].e))
        return tuple(replace(c, id=f"c{i}") for i, c in enumerate(made, 1))

    def _names_speaker(self, figure: Figure, sentence: Sentence) -> bool:
        """The figure stands in the words for who speaks, and says nothing of its own: an age, how many of them; not a share of them."""
        if figure.unit not in _COUNTS:
            return False
        return any(_within(figure.span, a.speaker) for a in self.touching.get(sentence.index, ()))

    def _age_of_speaker(self, figure: Figure, sentence: Sentence) -> bool:
        """A number of years in what is left of the sentence behind its attributions, no verb with it: `said Rosa Medina, 58, a teacher`."""
        near = self.touching.get(sentence.index, ())
        if figure.unit not in ("year", "month") or figure.role != "measure" or not near:
            return False
        holes = [span for a in near for spans in (a.content, a.reporting, a.cue, a.speaker) for span in spans]
        left = [s for s in _without([Span(sentence.b, sentence.e)], holes) if _within(figure.span, [s])]
        return bool(left) and not any(t.pos in ("VERB", "AUX") or t.fin for b, e in left for t in self._tokens(b, e))

    def _relays(self, attribution: Attribution) -> bool:
        """This attribution only hands on what another says: nothing but the other's reporting clause is left of its content."""
        below = [a for a in self.children.get(attribution.id, []) if any(_overlap(x, y) for x in a.content for y in attribution.content)]
        if not below:
            return False
        holes = [span for a in below for spans in (a.content, a.cue, a.speaker, a.addressee, a.reporting) for span in spans]
        left = _without(attribution.content, holes)
        if any(f.attribution == attribution.id for f in self.of_figures.touching(attribution.content)):
            return False
        tagged = any(t.pos != "X" for t in self.text.tokens[:50])
        if not tagged:
            return sum(len(_WORD.findall(self.text.words(b, e))) for b, e in left) <= 6
        return not any(t.pos == "VERB" for b, e in left for t in self._tokens(b, e))

    def _tokens(self, b: int, e: int) -> list[Any]:
        """The tokens of the sentences at `[b, e)` that lie within it."""
        found = []
        for i in self._sentences(Span(b, e)):
            if i < len(self.text.sentences):
                sentence = self.text.sentences[i]
                found += [t for t in self.text.tokens[sentence.first : sentence.last] if b <= t.b and t.e <= e]
        return found

    def _attributed(self, a: Attribution) -> Claim:
        chain = [tuple(self.source_names.get(s, s) for s in link.sources) for link in (*reversed(self._up(a)), a)]
        held = [f for f in self.of_figures.touching(a.content) if f.attribution == a.id]
        return self._claim(a.content, a.id, tuple(chain), a.stance, a.hedges, held)

    def _plain(self, sentence: Sentence, held: list[Figure]) -> Claim:
        """What the outlet says on its own in one sentence: all that no attribution holds, or the frame, where the figures stand there."""
        near, whole = self.touching.get(sentence.index, ()), [Span(sentence.b, sentence.e)]
        contents = [span for a in near for span in a.content]
        frames = [span for a in near for spans in (a.reporting, a.cue, a.speaker) for span in spans]
        for holes in ([*contents, *frames], contents):
            left = [s for s in _without(whole, holes) if any(_within(f.span, [s]) for f in held)]
            if all(_within(f.span, left) for f in held):
                break
        spans = tuple(left) or tuple(whole)
        words = " ".join(self.text.words(*s) for s in spans)
        return self._claim(spans, None, (), "asserts", hedges(words, self.text.language), held)

    def _claim(
        self,
        spans: tuple[Span, ...],
        attribution: str | None,
        chain: tuple[tuple[str, ...], ...],
        stance: str,
        doubts: tuple[str, ...],
        held: Sequence[Figure],
    ) -> Claim:
        named = self.names.inside(spans)
        outward = ((self.outlet,),) if self.outlet else ()
        return Claim(
            "", spans, attribution, (*outward, *chain), stance, doubts, tuple(f.id for f in held),
            tuple(t.id for t in self.times.inside(spans)),
            tuple(dict.fromkeys(n.words for n in named if n.kind == "place")),
            tuple(dict.fromkeys(n.words for n in named if n.kind != "place")),
            self._about(spans, held),
        )  # fmt: skip

    def _about(self, spans: Sequence[Span], held: Sequence[Figure]) -> str | None:
        """What the claim is about in the article's own words: from the counted thing on, else from the beginning of its content."""
        words = " ".join(" ".join(self.text.words(*s).split()) for s in spans)
        if len(held) == 1 and held[0].counted and held[0].counted in words:
            at = words.find(held[0].counted, max(0, words.find(held[0].text)))
            words = words[at:] if at >= 0 else words
        words = words.strip(" ,;:.!?\"'„“”»«‚‘’")
        first, _, rest = words.partition(" ")
        if first.lower() in toml(self.text.language, "claims")["opens"]:
            words = rest
        if len(words) > _ABOUT:
            words = words[:_ABOUT].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
        return words or None

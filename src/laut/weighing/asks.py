"""What each figure of an article answers, laid out so that figures of other articles, in any language, can be set beside it.

It is made once, when an article is read, and kept; weighing needs nothing else of the article.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from laut.languages import toml
from laut.reading.figures.concepts import PERSON, concepts
from laut.records import Figure, Reading, Span, Time
from laut.text import analyse
from laut.text.records import Token
from laut.weighing.alike import same_thing
from laut.weighing.ask import COUNT, MONEY, SHARE, TIME, Ask
from laut.weighing.desk import Desk, interval, lay_out
from laut.weighing.happened import event_of
from laut.weighing.interval import stated
from laut.weighing.measures import named_in
from laut.weighing.occasions import elsewhen
from laut.weighing.quantities import dimension
from laut.weighing.things import broader, events_in, head, is_money, is_share, modifiers
from laut.weighing.weights import happens_to_people, implied, weight, weights
from laut.weighing.words import has, phrase, stems

_SHORTEST = 3  # letters of a name that two articles may have in common
_BACK = 4  # figures before one of which the same may have happened
_AGED = 30  # code points before a number in which stands whose age it is
_OF_THEM = 20  # code points behind a number in which `of them` stands
_LONG = 200  # code points of a speaker's phrase
_LONGEST = 3  # words of the name of a place
_COMPARED = 12  # code points between a word of comparison and its time
_LABEL = re.compile(r"[^\n:.!?]{2,60}:\s*$")
_PART = re.compile(r",\s|;\s|:\s|\s[–—-]\s")


def asks(reading: Reading) -> tuple[Ask, ...]:
    """What each figure of a reading answers, in the order of the text; ages and limits answer nothing."""
    return Scene(lay_out(reading)).asks()


class Scene:
    """One article with its tokens, as the words around each figure are looked up in it."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.language = desk, desk.language
        text = analyse(desk.reading.document.text, desk.language, desk.reading.document.parts)
        self.tokens = text.tokens
        self.starts = [token.b for token in self.tokens]
        times = [t.span for t in desk.reading.times]
        self.names = _names(self.tokens, times)
        self.concepts = concepts(desk.language)
        mentions = {span for source in desk.reading.sources for span in source.mentions}
        self.speakers = merged(mentions | {span for a in desk.reading.attributions for span in a.speaker})
        self.voices = frozenset(span.b for span in mentions)

    def asks(self) -> tuple[Ask, ...]:
        """What each figure answers, in the order of the text."""
        found = [ask for figure in self.desk.figures if (ask := self.ask(figure))]
        return tuple(_apart(_completed(found, self.desk)))

    def ask(self, figure: Figure) -> Ask | None:
        """What a figure answers; None for an age and a limit."""
        kind = _kind(figure)
        figure = self._labelled(figure) if kind == COUNT else figure
        at = self.desk.sentence(figure)
        sentence = self.desk.sentences.span(at)
        if figure.role == "limit" or _is_age(figure, kind, self.desk):
            return None
        part = self._part(figure, at, sentence)
        context = self._context(at)
        tokens = self._tokens(context)
        said = self._said(part)
        events = events_in(self.language, said)
        before = kind == COUNT and self._before(figure, at, part, said)
        event = event_of(figure, said, self.language) if kind == COUNT else figure.event
        measures = self._measures(at, part, kind)
        codes = {f"c {c}" for token in tokens if (c := self.concepts.words.get((token.lemma.casefold(),))) != PERSON and c}
        codes |= {f"e {e}" for e in events_in(self.language, self._said(sentence))} | {f"m {m}" for m in measures}
        some = self._some(figure, at) and not events
        return Ask(
            figure.id, figure.span, kind, _size(figure), self.desk.allows(figure), self._per(figure, kind, sentence), figure.role,
            figure.concept,
            broader(figure.concept, self.language) if figure.concept else (), head(figure, self.language),
            modifiers(figure, self.language), event, events, measures, frozenset(codes),
            stems(self.desk.words(context), self.language) - stems(figure.text, self.language), self._places(part),
            frozenset(token.text.casefold() for token in tokens if token.text.casefold() in self.names),
            some, not before and elsewhen(self.desk, figure), before or has(self.language, "at_first", said),
            self.desk.in_title(figure), at,
            self.language, interval(self.desk.when(figure)),
            " ".join(figure.text.split()), self.desk.named(figure), stated(figure), figure.unit, _day(self.desk, figure),
            _of(figure, self.language),
        )  # fmt: skip

    def _labelled(self, figure: Figure) -> Figure:
        """A number behind a label counts what the label names (`Houses destroyed: 125`); one that says what an index stands at, nothing."""
        own = self.desk.sentences.span(self.desk.sentence(figure))
        line = max(own.b, self.desk.text.rfind("\n", 0, figure.span.b) + 1)
        label = _LABEL.search(self.desk.text[line : figure.span.b])
        if label and not figure.counted:
            tokens = self._tokens(Span(line + label.start(), line + label.end()))
            named = [token for token in tokens if (token.lemma.casefold(),) in self.concepts.words]
            if named and (concept := self.concepts.words[named[-1].lemma.casefold(),]):
                return replace(figure, concept=concept, counted=named[-1].text, event=figure.event or implied(concept))
        if figure.counted and _carried(figure, self.desk) and figure.role is None:
            part = self._part(figure, self.desk.sentence(figure), own)
            if named_in(self.language, self._said(part), COUNT) & _indices():
                return replace(figure, concept=None, counted=None, event=None)
        return figure

    def _per(self, figure: Figure, kind: str, sentence: Span) -> str | None:
        """The period of a rate; of an amount that each of so many days cost, the day too."""
        before = self.desk.text[sentence.b : figure.span.b]
        if figure.per is not None or not kind.startswith(MONEY) or not has(self.language, "each_of", before):
            return figure.per
        nouns: dict[str, str] = toml(self.language, "weighing")["period_nouns"]
        words = before.casefold().split()
        return next((period for word in words for noun, period in nouns.items() if word.startswith(noun.casefold())), None)

    def _some(self, figure: Figure, at: int) -> bool:
        """`43 of them`: right behind the number, in its own sentence, before the next one."""
        beside = self.desk.in_sentence[at]
        after = [other.span.b for other in beside if other.span.b > figure.span.b]
        end = min([figure.span.e + _OF_THEM, self.desk.sentences.span(at).e, *after])
        return has(self.language, "of_them", self.desk.text[figure.span.b : end])

    def _before(self, figure: Figure, at: int, part: Span, said: str) -> bool:
        """A number alone that says how many it were on an earlier day: `781 more than on Sunday, when it was 1,842`."""
        words = self.desk.words(part)
        if figure.unit is not None or (figure.counted and figure.counted.split()[-1] in words) or self.desk.in_title(figure):
            return False
        follows = self.desk.in_sentence[at][0].id != figure.id or (at > 0 and self.desk.sentences.same_block(at - 1, at))
        return follows and has(self.language, "it_was", said)

    def _part(self, figure: Figure, at: int, sentence: Span) -> Span:
        """The words of the sentence that stand nearer to a figure than to the ones beside it: up to the last break between two."""
        beside = self.desk.in_sentence[at]
        k = next(i for i, other in enumerate(beside) if other.id == figure.id)
        b = self._break(beside[k - 1], figure) if k else sentence.b
        e = self._break(figure, beside[k + 1]) if k + 1 < len(beside) else sentence.e
        return Span(b, e)

    def _break(self, one: Figure, other: Figure) -> int:
        between = self.desk.text[one.span.e : other.span.b]
        breaks = [m.start() for rule in (_PART, _joints(self.language)) for m in rule.finditer(between)]
        return one.span.e + (max(breaks) if breaks else len(between) // 2)

    def _tokens(self, span: Span) -> list[Token]:
        return self.tokens[bisect_left(self.starts, span.b) : bisect_left(self.starts, span.e)]

    def _said(self, span: Span) -> str:
        """The words at `span` without those that name who speaks: the insurers' association insures nobody by its name."""
        spans = self.speakers[bisect_left(self.speakers, Span(span.b - _LONG, 0)) : bisect_left(self.speakers, Span(span.e, 0))]
        words, at = "", span.b
        for b, e in spans:
            if at < e and b < span.e:
                words += self.desk.text[at : max(at, b)] + " "
                at = e
        return _bodies(self.language).sub(" ", words + self.desk.text[at : span.e])

    def _measures(self, at: int, part: Span, kind: str) -> frozenset[str]:
        """What the words about the figure measure, for its kind of number; else those of its sentence, else the name of who speaks (what
        the insurers bear is insured), else the words of the sentence before."""
        own = self.desk.sentences.span(at)
        before = self._said(self.desk.sentences.span(at - 1)) if at and self.desk.sentences.same_block(at - 1, at) else ""
        for words in (self._said(part), self._said(own), self.desk.words(own), before):
            if found := named_in(self.language, words, kind.partition(" ")[0]):
                return found - _said_beside(found)
        return frozenset()

    def _context(self, at: int) -> Span:
        """The sentence of a figure; with the one before where it tells little by itself (`Keine zwanzig Minuten hatten wir`)."""
        own = self.desk.sentences.span(at)
        few = len(stems(self.desk.words(own), self.language)) < weight("alike", "few_words")
        if few and at and self.desk.sentences.same_block(at - 1, at):
            return Span(self.desk.sentences.span(at - 1).b, own.e)
        return own

    def _places(self, part: Span) -> frozenset[str]:
        """Names behind a preposition of place: `in Bad Ilsen`; not of who speaks, `nach Angaben von Maja Brink`."""
        found = set()
        tokens = self._tokens(part)
        for k, token in enumerate(tokens):
            if token.low in _local(self.language):
                run = []
                for name in tokens[k + 1 : k + 1 + _LONGEST]:
                    if name.text.casefold() not in self.names:
                        break
                    run.append(name.text.casefold())
                if run and tokens[k + 1].b not in self.voices:
                    found.add(" ".join(run))
        return frozenset(found)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.b < found[-1].e:
            found[-1] = Span(found[-1].b, max(found[-1].e, span.e))
        else:
            found.append(span)
    return found


def _kind(figure: Figure) -> str:
    if is_share(figure):
        return SHARE
    if is_money(figure.unit):
        return f"{MONEY} {figure.unit}"
    return dimension(figure.unit) or figure.unit or COUNT


def _size(figure: Figure) -> float:
    ends = (figure.si_low, figure.si_high) if figure.si_unit else (figure.low, figure.high)
    return next((end for end in ends if end is not None), 0.0)


def _is_age(figure: Figure, kind: str, desk: Desk) -> bool:
    """`der 47-Jährige`, `Ina Kehl (39)`, `a woman of 74`: how old somebody is."""
    if kind == COUNT and _aged(desk.language).search(desk.text, max(0, figure.span.b - _AGED), figure.span.b - 1):
        return True
    if kind != TIME or figure.unit != "year":
        return False
    return figure.text.isdigit() or has(desk.language, "aged", figure.text)


def _day(desk: Desk, figure: Figure) -> date | None:
    """The last day on which a figure can have been counted: the end of its own time, else the day of publication.

    In `26, seven more than on Monday` Monday is the time of the other count, and of the change alone.
    """
    times = [t for t in desk.when(figure) if figure.role == "change_by" or not _compared(desk, t)]
    published, own = desk.reading.document.published, interval(times)
    return own[1] if own and own[1] and (published is None or own[1] <= published) else published


def _compared(desk: Desk, time: Time) -> bool:
    """The time stands behind a word of comparison: `more than on Monday`."""
    b, _ = desk.sentences.span(desk.sentences.at(time.span.b))
    words = desk.text[b : time.span.b]
    return any(len(words) - m.end() <= _COMPARED for m in phrase(desk.language, "than").finditer(words))


def _of(figure: Figure, language: str) -> frozenset[str]:
    """What a share is a share of: the concept that it counts, and what its words measure."""
    if not is_share(figure):
        return frozenset()
    words = figure.share_of or ""
    measures = {m for kind in (COUNT, MONEY) for m in named_in(language, words, kind)}
    return frozenset({*([figure.concept] if figure.concept else []), *measures})


@cache
def _aged(language: str) -> re.Pattern[str]:
    """What stands before somebody's age."""
    return re.compile(toml(language, "weighing")["aged_before"])


@cache
def _bodies(language: str) -> re.Pattern[str]:
    """What names a body by what it deals with: it insures, rescues or damages nobody by its name."""
    return re.compile(toml(language, "weighing")["bodies"], re.IGNORECASE)


def _joints(language: str) -> re.Pattern[str]:
    """Words between which two figures of a sentence part: `und`, `while`."""
    return phrase(language, "joints")


def _said_beside(found: frozenset[str]) -> frozenset[str]:
    """Measures whose words stand with those of another one: who turns out votes."""
    beside: dict[str, list[str]] = weights()["alike"]["beside"]
    return frozenset(other for measure in found for other in beside.get(measure, ()))


@cache
def _indices() -> frozenset[str]:
    return frozenset(weights()["alike"]["indices"])


@cache
def _local(language: str) -> frozenset[str]:
    return frozenset(toml(language, "weighing")["local"])


def _names(tokens: Sequence[Token], times: Sequence[Span]) -> frozenset[str]:
    """The words of names, folded; not those of days and months, and of words in capitals only such as are names elsewhere."""
    found: set[str] = set()
    loud: set[str] = set()
    for token in tokens:
        if token.pos == "PROPN" and len(token.text) >= _SHORTEST and not any(t.b <= token.b < t.e for t in times):
            (loud if token.text.isupper() else found).add(token.text.casefold())
    return frozenset(found | {name for name in loud if len(name) <= _SHORTEST + 1})


def _completed(found: Sequence[Ask], desk: Desk) -> list[Ask]:
    """Numbers without a thing: what happened tells that they are of people, or they answer the figure before (`he insists on 45`)."""
    done: list[Ask] = []
    written = {figure.id: figure for figure in desk.figures}
    for ask in found:
        before = [a for a in done[-2:] if desk.sentences.same_block(a.sentence, ask.sentence)]
        if ask.kind == COUNT and not ask.thing and not ask.head:
            ask = _completed_one(ask, before)
        elif ask.kind == COUNT and ask.event is None and _carried(written[ask.figure], desk):
            ask = _happened_before(ask, done[-_BACK:], desk)
        done.append(ask)
    return done


def _carried(figure: Figure, desk: Desk) -> bool:
    """The counted thing is told in a sentence before: `It counts 1,150 in Kellen`."""
    return bool(figure.counted) and (figure.counted or "").split()[0] not in desk.around(figure)


def _happened_before(ask: Ask, before: Sequence[Ask], desk: Desk) -> Ask:
    """What happened to a thing that is carried on happened to it before."""
    for other in reversed(before):
        if other.thing == ask.thing and other.event and not ask.events and desk.sentences.same_block(other.sentence, ask.sentence):
            return replace(ask, event=other.event, measures=ask.measures | other.measures)
    return ask


def _completed_one(ask: Ask, before: Sequence[Ask]) -> Ask:
    people = ask.events & happens_to_people()
    if len(people) == 1:
        return replace(ask, event=min(people), thing=PERSON, kinds=(PERSON,))
    for other in reversed(before):
        if ask.sentence - other.sentence <= 1 and (other.kind != COUNT or other.thing) and ask.role in (None, "total"):
            return replace(
                ask, kind=other.kind, per=other.per, thing=other.thing, kinds=other.kinds, head=other.head, event=other.event,
                measures=ask.measures | other.measures, codes=ask.codes | other.codes, stems=ask.stems | other.stems,
                names=ask.names | other.names,
            )  # fmt: skip
    return ask


def _apart(found: Sequence[Ask]) -> list[Ask]:
    """Marks the figures that are given place by place; those that are some of others only are marked already."""
    return [replace(ask, apart=True) if ask.places and _beside(ask, found) else ask for ask in found]


def _beside(ask: Ask, found: Sequence[Ask]) -> bool:
    if ask.role in ("part", "remaining"):
        return True
    return any(
        other.sentence == ask.sentence
        and other.kind == ask.kind
        and other.places
        and not other.places & ask.places
        and same_thing(ask, other)
        for other in found
    )

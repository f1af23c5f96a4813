"""What weighing across articles needs of one article: its figures as answers, with who stands behind each. Made once, when it is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from laut.languages import toml
from laut.records import Attribution, Figure, Reading, Source, Span
from laut.weighing.anchors import anchors
from laut.weighing.ask import Ask
from laut.weighing.asks import Scene
from laut.weighing.desk import Desk, Draft, lay_out
from laut.weighing.inside import within
from laut.weighing.interval import Range, stated
from laut.weighing.statements import Statement, statements
from laut.weighing.voices import Voice, as_told, outlet_voice, voice
from laut.weighing.words import has

_ROUGH = frozenset({"estimates", "assesses", "predicts"})
_DENIED = "denies"


@dataclass(frozen=True, slots=True)
class Given:
    """A figure of an article as an answer; `named` is it with what it counts, `names` are those of places, else of others, beside it.
    `ends` are the voices at the end of its chain, empty where the article says it on its own word; `nobody`: it is attributed, but to
    nobody who is named. `links` are the voices that hand it on, from the outlet inward, without the ends.

    `perhaps` are those who may be meant, never counted. `stated` is what is said, `day` the last day on which it can have been counted.
    `disputed`: it is quoted to be denied. `confirming`: the article's own words say that it is confirmed.
    """

    ask: Ask
    text: str
    named: str
    counted: str | None
    names: tuple[str, ...]
    low: float | None
    high: float | None
    bound: str
    unit: str | None
    stated: Range
    quote: Span
    day: date | None
    chain: tuple[tuple[str, ...], ...]
    ends: tuple[Voice, ...]
    links: tuple[Voice, ...]
    perhaps: tuple[Voice, ...]
    nobody: bool
    stance: str
    hedges: tuple[str, ...]
    disputed: bool
    confirming: bool


@dataclass(frozen=True, slots=True)
class Brief:
    """An article as weighing sees it. `article` is `Document.id`; `names` and `places` are what may tell that it is about the same as
    another.

    `drafts` are the findings that it gives by itself, `statements` the positions that its sources take.
    """

    article: str
    outlet: Voice
    title: str | None
    published: date | None
    language: str
    names: frozenset[str]
    places: frozenset[str]
    given: tuple[Given, ...]
    drafts: tuple[Draft, ...] = ()
    statements: tuple[Statement, ...] = ()


def brief(reading: Reading) -> Brief:
    """The brief of a reading; a pure function of it."""
    document = reading.document
    desk = lay_out(reading)
    scene = Scene(desk)
    figures = {figure.id: figure for figure in desk.figures}
    written = {token.text.casefold(): token.text for token in reversed(scene.tokens) if token.text.casefold() in scene.names}
    given = tuple(_given(desk, ask, figures[ask.figure], written) for ask in scene.asks())
    names, places = anchors(scene)
    outlet = outlet_voice(document.outlet, desk.language)
    return Brief(
        document.id,
        outlet,
        document.title,
        document.published,
        desk.language,
        names,
        places,
        given,
        tuple(within(desk)),
        statements(desk, scene.names),
    )


def _given(desk: Desk, ask: Ask, figure: Figure, written: Mapping[str, str]) -> Given:
    by = desk.carried_by(figure)
    ends = _told(desk, by, _voices(desk, desk.ends(by))) if by else ()
    guess = desk.attribution.get(figure.perhaps or "") if by is None else None
    claim = desk.of_figure.get(figure.id)
    stance = by.stance if by else claim.stance if claim else "asserts"
    hedges = claim.hedges if claim else ()
    chain = claim.chain if claim and claim.attribution == (by.id if by else None) else _chain(desk, by)
    return Given(
        ask, " ".join(figure.text.split()), desk.named(figure), figure.counted, _names(ask, written), figure.low,
        figure.high, figure.bound, figure.unit, stated(figure),
        _sentence(desk, figure), _day(desk, ask), chain, ends, _links(desk, by, ends), _voices(desk, desk.ends(guess)) if guess else (),
        by is not None and not ends, stance, hedges, _disputed(desk, figure, by), _confirming(desk, figure, by),
    )  # fmt: skip


def _names(ask: Ask, written: Mapping[str, str]) -> tuple[str, ...]:
    """The places of an ask as the article writes them, else its other names."""
    found = sorted(ask.places or ask.names)
    return tuple(" ".join(written.get(word, word) for word in name.split()) for name in found)


def _voices(desk: Desk, sources: Iterable[Source]) -> tuple[Voice, ...]:
    return tuple(dict.fromkeys(voice(source, desk) for source in sources))


def _told(desk: Desk, by: Attribution, ends: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """The voices at the end of a chain, as the words tell who speaks for them."""
    said = next((link for link in desk.up(by) if link.sources), None)
    if said is None or len(ends) != 1 or len(said.speaker) != 1:
        return ends
    return (as_told(ends[0], desk.words(said.speaker[0])),)


def _links(desk: Desk, by: Attribution | None, ends: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """The voices above the end of a chain, the outermost first."""
    ups = desk.up(by) if by else []
    sources = [desk.source[s] for a in reversed(ups) for s in a.sources if s in desk.source]
    told = {v.source for v in ends}
    return tuple(v for v in _voices(desk, sources) if v.source not in told)


def _chain(desk: Desk, by: Attribution | None) -> tuple[tuple[str, ...], ...]:
    """The names of a chain from the outlet inward."""
    outlet = desk.reading.document.outlet
    links = [tuple(desk.source[s].name for s in a.sources if s in desk.source) for a in reversed(desk.up(by))] if by else []
    return ((outlet,) if outlet else (), *links)


def _sentence(desk: Desk, figure: Figure) -> Span:
    b, e = desk.sentences.span(desk.sentence(figure))
    words = desk.text[b:e]
    return Span(b + len(words) - len(words.lstrip()), b + len(words.rstrip()))


def _day(desk: Desk, ask: Ask) -> date | None:
    """The last day that the sentence counts to, where it names a span of days that is over; else that of publication."""
    published = desk.reading.document.published
    if published and ask.when and ask.when[1] and ask.when[1] <= published and ask.when[0] != ask.when[1]:
        return ask.when[1]
    return published


def _disputed(desk: Desk, figure: Figure, by: Attribution | None) -> bool:
    """Somebody denies it, or the words that it is told in do, his or those of who tells it on; or the article itself takes it back."""
    if by is not None and by.stance == _DENIED:
        return True
    if withdrawn(desk, figure) or ((by is None or not desk.ends(by)) and _rebutted(desk, figure)):
        return True
    links = desk.up(by) if by is not None else []
    spans = [span for link in links for span in (*link.cue, *link.content) if span in link.cue or _holds(span, figure)]
    return any(has(desk.language, "refuted", desk.words(span)) for span in spans)


def _rebutted(desk: Desk, figure: Figure) -> bool:
    """Somebody calls it wrong right behind it: `A figure of 40 dead circulated. The port authority called it false.`"""
    at, found, sentences = desk.sentence(figure), _pattern(desk.language, "rebutted"), desk.sentences
    if found.search(desk.text, figure.span.e, sentences.span(at).e):
        return True
    follows = at + 1 < len(sentences.starts) and sentences.same_block(at, at + 1) and at + 1 not in desk.in_sentence
    return follows and found.search(sentences.words(at + 1).strip()) is not None


def withdrawn(desk: Desk, figure: Figure) -> bool:
    """The article's own correction names the figure as the one that was wrong, and gives no other beside it."""
    at = desk.sentence(figure)
    return _pattern(desk.language, "withdrawn").search(desk.sentences.words(at)) is not None and len(desk.in_sentence[at]) == 1


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return re.compile(toml(language, "weighing")[name], re.IGNORECASE)


def _holds(span: Span, figure: Figure) -> bool:
    return span.b <= figure.span.b and figure.span.e <= span.e


def _confirming(desk: Desk, figure: Figure, by: Attribution | None) -> bool:
    """The sentence says `confirmed` of the figure, by its verb of saying."""
    return by is not None and by.stance == "confirms" and bool(by.cue) and has(desk.language, "confirm", desk.quote(by.cue))

"""What a statement rests on: an outlet without an origin, nobody, a source whose leaning the article states."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from laut.lookup import speaking, untold
from laut.records import Attribution, Figure, Source, Span
from laut.weighing.desk import Desk, Draft, spans_of
from laut.weighing.institutions import relays, voice
from laut.weighing.interval import end
from laut.weighing.occasions import elsewhen
from laut.weighing.things import broader, happened, is_money, is_share, same_thing
from laut.weighing.weights import grave, neutral, telling, weight
from laut.weighing.words import has, phrase

CASUALTIES = frozenset({"killed", "injured", "killed_or_injured", "missing"})
_PLACE = 12  # code points after a cue in which a preposition is looked for


def no_named_origin(desk: Desk, covered: frozenset[str]) -> Iterator[Draft]:
    """Figures whose chain ends in an outlet, outlet by outlet; then those that the article gives on its own.

    `covered` are figures that stand in a finding about their one origin already.
    """
    by_outlet: dict[str, list[Figure]] = {}
    names: dict[str, Source] = {}
    own: list[Figure] = []
    told = [f for f in desk.figures if desk.in_title(f)]
    after = desk.title.e if desk.title else 0
    speakers = speaking(desk.reading)
    for f in desk.figures:
        a = desk.carried_by(f)
        if f.id in covered or f.id in speakers or not weighty(f) or f.span.b < after:
            continue
        if a is None:
            alarming = _in_headline(desk, f, told) or (_telling(f) and not elsewhen(desk, f))
            if f.perhaps is None and alarming and not (f.event == "surveyed" and _polled(desk, f)):
                own.append(f)
            continue
        if a.perhaps:  # somebody is named, and it is only not sure who
            continue
        ends = desk.ends(a)
        if len(ends) == 1 and relays(ends[0], desk) and not _own_work(desk, a):
            key = voice(ends[0], desk)
            names.setdefault(key, ends[0])
            by_outlet.setdefault(key, []).append(f)
    for key, figures in by_outlet.items():
        yield _without_origin(desk, "outlet", names[key].name, figures)
    if own:
        own.sort(key=lambda f: (not _in_headline(desk, f, told), f.event not in grave(), f.span))
        yield _without_origin(desk, "own", desk.reading.document.outlet or "", own)


def _own_work(desk: Desk, a: Attribution) -> bool:
    """An outlet that asked, counted or reckoned itself is an origin; one that only asks a question states nothing."""
    return a.stance == "questions" or any(has(desk.language, "own_work", desk.words(s)) for s in (*a.speaker, *a.reporting, *a.cue))


def weighty(figure: Figure) -> bool:
    """A figure that an article would have to source: counts, money, shares; not the measures of a thing."""
    if figure.role in ("measure", "limit") or (figure.bound == "order_of_magnitude" and figure.event not in grave()):
        return False
    if figure.unit is None:
        return bool(figure.counted) and (figure.event in grave() or end(figure) >= weight("reach", "large"))
    if is_share(figure):
        return figure.unit == "percent" and figure.counted is not None
    return is_money(figure.unit) and end(figure) >= weight("reach", "price_to")


def _telling(figure: Figure) -> bool:
    """A figure that an article must not give on its own word: what happened to people and things, large counts and amounts, polls.

    What everybody can look up or see (fifty-five starters, a price) needs no source.
    """
    if figure.event in grave() and (figure.event in CASUALTIES or end(figure) >= weight("reach", "lost_from")):
        return True
    if figure.bound == "order_of_magnitude" or figure.role in ("change_from", "change_by"):
        return False
    if is_share(figure):
        return figure.counted is not None and figure.event in ("surveyed", "voted")
    if is_money(figure.unit):
        return (figure.event is not None or figure.counted is not None) and end(figure) >= weight("reach", "money_from")
    return figure.event in telling() and end(figure) >= weight("reach", "count_from")


def _polled(desk: Desk, figure: Figure) -> bool:
    """The article named a poll before the figure: those asked are its own."""
    before = (a for a in desk.attribution.values() if a.content and a.content[0].b < figure.span.b and a.sources)
    return any(has(desk.language, "poll", desk.words(span)) for a in before for span in (*a.speaker, *a.reporting))


def _in_headline(desk: Desk, figure: Figure, told: list[Figure]) -> bool:
    """The title tells the same number of the same thing."""
    same = (t for t in told if end(t) == end(figure) and t.unit == figure.unit)
    return any(t.unit is not None or same_thing(t, figure, desk.language, wide=True) for t in same)


def _without_origin(desk: Desk, form: str, who: str, figures: list[Figure]) -> Draft:
    """One finding for the figures of one outlet, with the words of their claims."""
    said = [a for f in figures if (a := desk.carried_by(f))]
    spans: list[Span] = [s for a in dict.fromkeys(said) for s in desk.spoken(a)] + list(spans_of(figures))
    words: dict[str, str | int] = {"who": who, "figures": _some(desk, figures), "count": len(figures)}
    ids = tuple(f.id for f in figures)
    return Draft("no_named_origin", form, words, tuple(dict.fromkeys(spans)), desk.claim_ids(figures), ids)


def _what(desk: Desk, figure: Figure) -> str:
    """What happened to people, for the wording, where the word for them does not say it: `13 people` but not `13 dead`."""
    of_people = figure.concept == "person" or broader(figure.concept or "", desk.language)[1:2] == ("person",)
    plain = (figure.concept not in neutral() or figure.concept == "person") and not happened(
        desk.language, figure.event, figure.counted or ""
    )
    return f" {{event {figure.event}}}" if figure.event in grave() and of_people and plain else ""


def _some(desk: Desk, figures: list[Figure]) -> str:
    """The first few figures, and how many more there are: `+9`."""
    texts, most = list(dict.fromkeys(desk.named(f) + _what(desk, f) for f in figures)), int(weight("reach", "listed"))
    return "; ".join(texts[:most]) + (f" … +{len(texts) - most}" if len(texts) > most else "")


def unattributed(desk: Desk) -> Iterator[Draft]:
    """Attributed, but to nobody: the words name no bearer, and point back at none.

    Only where the cue itself is one of hearsay or of information without a bearer: elsewhere a speaker may just not have been found.
    """
    somebody, running = untold(desk.reading), _running(desk)
    for a in desk.attribution.values():
        if a.sources or a.perhaps or a.id in somebody or a.basis != "cue" or not a.content or not a.cue or not _bearerless(desk, a):
            continue
        if any(link.sources for link in desk.up(a)[1:]) and desk.attribution[a.parent or ""].type == a.type and _after(desk, a):
            continue
        if a.id in running:
            continue
        words: dict[str, str | int] = {"cue": _phrase(desk, a), "content": desk.quote(_whole(desk, a))}
        held = tuple(f.id for f in desk.hung.get(a.id, ()))
        yield Draft("unattributed", "cue", words, (*a.content, *a.cue), desk.claim_ids([a]), held)


def _whole(desk: Desk, a: Attribution) -> tuple[Span, ...]:
    """The content, with the cue where nothing else stands between its parts: `Washington is believed to weigh sanctions`."""
    left = [desk.text[x.e : y.b] for x, y in pairwise(a.content)]
    for span in a.cue:
        left = [words.replace(desk.words(span), "") for words in left]
    return a.content if not left or any(words.strip() for words in left) else (Span(a.content[0].b, a.content[-1].e),)


def _running(desk: Desk) -> set[str]:
    """Attributions by an `it says` right behind an attributed sentence of the same paragraph: very likely the same source's words."""
    spoken = {desk.sentences.at(s.b) for a in desk.attribution.values() if a.sources for s in (*a.content, *a.cue, *a.speaker)}
    found = set()
    for a in desk.attribution.values():
        if a.sources or a.perhaps or not a.cue or not has(desk.language, "it_says", desk.quote(a.cue)):
            continue
        at = desk.sentences.at(min(s.b for s in (*a.cue, *a.content)))
        if at - 1 in spoken and desk.sentences.same_block(at - 1, at):
            found.add(a.id)
    return found


def _bearerless(desk: Desk, a: Attribution) -> bool:
    """The cue is hearsay or a preposition with nobody after it, or what stands for the speaker is information and no more."""
    if a.speaker:
        said = desk.quote(a.speaker)
        empty = any(m.end() == len(said) for m in phrase(desk.language, "bearerless").finditer(said))
    else:
        said = desk.quote(a.cue)
        empty = has(desk.language, "nobody", said)
    return empty and not has(desk.language, "own", said) and not _placed(desk, a, said)


def _placed(desk: Desk, a: Attribution, said: str) -> bool:
    """The sentence names a place for it before or after: `in the report it says`."""
    if not has(desk.language, "it_says", said):
        return False
    spans = [*a.cue, *a.content, *a.speaker]
    first, last = min(s.b for s in spans), max(s.e for s in spans)
    start = desk.sentences.span(desk.sentences.at(first)).b
    where = phrase(desk.language, "place_of_words")
    after = desk.text[last : last + _PLACE].lstrip(' ”“"»«')
    return bool(
        where.match(after)
        or any(m.start() == 0 or desk.text[start:first][m.start() - 1] == " " for m in where.finditer(desk.text[start:first]))
    )


def _phrase(desk: Desk, a: Attribution) -> str:
    """Cue and what stands for the speaker, in the order of the text."""
    return desk.quote(sorted({*a.cue, *a.speaker}))


def _after(desk: Desk, a: Attribution) -> bool:
    """It points back at its parent: they stand in different sentences."""
    parent = desk.attribution[a.parent or ""]
    return bool(parent.content) and desk.sentences.at(parent.content[0].b) != desk.sentences.at(a.content[0].b)


def called_partisan(desk: Desk) -> Iterator[Draft]:
    """The article itself states the leaning of one that it quotes."""
    spoken: dict[str, list[Attribution]] = {}
    for a in desk.attribution.values():
        for i in a.sources:
            spoken.setdefault(i, []).append(a)
    for s in desk.source.values():
        said = spoken.get(s.id, [])
        if not s.leaning or not said or not s.named or has(desk.language, "no_leaning", s.leaning) or s.leaning.lower() in s.name.lower():
            continue
        spans = tuple(dict.fromkeys(span for a in said for span in desk.spoken(a)))
        held = tuple(f.id for a in said for f in desk.hung.get(a.id, ()))
        yield Draft("called_partisan", "leaning", {"who": s.name, "leaning": s.leaning}, spans, desk.claim_ids(said), held)

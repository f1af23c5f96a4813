"""Figures of the article against a user's reference sheet: the same thing, the same measure, a time that fits; then the numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import inf, isfinite

from laut.records import Fact, Figure
from laut.weighing.answers import replaced
from laut.weighing.calculation import ends, number
from laut.weighing.desk import Desk, Draft, interval, spans_of
from laut.weighing.facts import Asked, understand
from laut.weighing.interval import Range, end, spread, stated
from laut.weighing.measures import lasts, told
from laut.weighing.occasions import elsewhen
from laut.weighing.quantities import convert, convertible, dimension
from laut.weighing.subjects import Names, plain_words, subject_words
from laut.weighing.things import head, is_money, is_share, modifiers, people
from laut.weighing.weights import neutral, weight
from laut.weighing.words import has, phrase, stems

_COMMA = re.compile(r"[,;:]\s|\s[–—-]\s")
_OTHER = ("part", "additional", "remaining", "limit", "change_by", "change_from")
_NOT_SAID = ("denies", "predicts", "demands", "promises", "questions")
_STOCK = ("lives", "employs")  # the events of those who make up a population, a workforce


@dataclass
class Compared:
    """The facts that some figure answers, and the findings where one differs."""

    facts: list[Fact] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)


def compare_facts(desk: Desk, facts: Sequence[Fact]) -> Compared:
    """Every figure against every fact that answers the same question: never joined by the number.

    What a figure is said to count or measure, what happened, of which thing and when must fit; what is a part, a rate, a share, denied,
    planned or of another occasion is not compared. The finding says that the two differ, not which is right.
    """
    found, names = Compared(), Names(desk) if facts else None
    gone = {old.id for old, _ in replaced(desk)} if facts else set()
    figures = [f for f in desk.figures if f.id not in gone and _asserted(desk, f)]
    for fact in facts:
        asked = understand(fact, desk.language)
        if names is None or (fact.subject and not (names.mentions(fact.subject) or desk.reading.sheets)):
            continue
        answers = _single(desk, [f for f in figures if _answers(desk, names, asked, f)])
        if not answers:
            continue
        relations = {f.id: relation(_allows(f, asked), asked.allows()) for f in answers}
        if any(relations[f.id] and stated(f).closed for f in answers):  # one number answers the row: a loose other one is of something else
            answers = [f for f in answers if relations[f.id] or (fact.subject and names.beside(f, fact.subject))]
        differing = [f for f in answers if relations[f.id] is not True]
        found.facts.append(replace(fact, figures=tuple(f.id for f in answers), differs=tuple(f.id for f in differing)))
        found.drafts.extend(_findings(desk, asked, differing, relations))
    return found


def _single(desk: Desk, answers: list[Figure]) -> list[Figure]:
    """The answers without those of a sentence that gives several numbers, unless each is another's: `of 412 buses, 380 stayed`."""
    groups: dict[int, list[Figure]] = {}
    for f in answers:
        groups.setdefault(desk.sentence(f), []).append(f)
    kept = [g for g in groups.values() if len({end(f) for f in g}) == 1 or len({f.attribution for f in g} - {None}) == len(g)]
    return [f for group in kept for f in group]


def relation(a: Range, b: Range) -> bool | None:
    """False where nothing fits both, True where one lies within the other, None where they overlap only in part."""
    tiny = 1e-9 * max(1.0, *(abs(x) for x in (*a, *b) if isfinite(x)))
    if a.low > b.high + tiny or b.low > a.high + tiny:
        return False
    inside = a.low >= b.low - tiny and a.high <= b.high + tiny
    around = b.low >= a.low - tiny and b.high <= a.high + tiny
    return True if inside or around else None


def _allows(figure: Figure, asked: Asked) -> Range:
    """What the figure allows, in the fact's unit."""
    return convert(spread(figure, mean=figure.unit is not None), figure.unit, asked.figure.unit)


def _asserted(desk: Desk, figure: Figure) -> bool:
    """The article gives the figure as one that holds: it is no part or change, not denied, not planned, not an earlier count."""
    said = desk.carried_by(figure)
    behind = desk.text[figure.span.e : figure.span.e + int(weight("reach", "beside"))].lstrip()
    part = figure.unit is None and any(phrase(desk.language, name).match(behind) for name in ("part_of", "of_them"))
    if part or figure.role in _OTHER or figure.bound == "order_of_magnitude" or (said is not None and said.stance in _NOT_SAID):
        return False
    return not has(desk.language, "earlier", desk.around(figure)) and not has(desk.language, "possible", _clause(desk, figure))


def _clause(desk: Desk, figure: Figure) -> str:
    """The words between the commas around a figure."""
    b, e = desk.sentences.span(desk.sentence(figure))
    before, behind = desk.text[b : figure.span.b], desk.text[figure.span.b : e]
    return _COMMA.split(before)[-1] + _COMMA.split(behind, maxsplit=1)[0]


def _answers(desk: Desk, names: Names, asked: Asked, figure: Figure) -> bool:
    """The figure answers the fact's question."""
    fact = asked.figure
    if not convertible(figure.unit, fact.unit) or figure.per != fact.per or (figure.role == "rate" and not fact.per):
        return False
    same = _counts(desk, asked, figure) if figure.unit is None else _measures(desk, asked, figure)
    if not same or not _fits(desk, asked, figure):
        return False
    return not asked.fact.subject or names.of(figure, asked.fact.subject)


def _measures(desk: Desk, asked: Asked, figure: Figure) -> bool:
    """A measure, an amount or a share of what the fact measures, by the word beside it or by its counted thing."""
    fact = asked.figure
    if figure.event and fact.event and figure.event != fact.event:
        return False
    if is_share(figure) and figure.share_of:
        named = f"{asked.fact.measure} {asked.fact.subject or ''}"
        if not stems(figure.share_of, desk.language) & stems(named, desk.language):
            return False
    measured = told(desk, figure, asked.noun)
    if asked.measures or asked.noun:
        return bool({*asked.measures, asked.noun.casefold()} & set(measured)) and not _kinds(desk, asked, figure)
    if not (fact.concept and fact.concept == figure.concept) or _kinds(desk, asked, figure):
        return False
    return fact.event == figure.event or is_money(figure.unit)


def _counts(desk: Desk, asked: Asked, figure: Figure) -> bool:
    """A count of the same things to which the same happened."""
    fact = asked.figure
    if asked.measures:
        return figure.event in (None, *_STOCK) and bool(set(asked.measures) & set(told(desk, figure))) and not _kinds(desk, asked, figure)
    if figure.event != fact.event or _kinds(desk, asked, figure):
        return False
    if asked.noun:
        return asked.language == desk.language and head(figure, desk.language) == head(fact, desk.language) is not None
    if fact.concept is None:
        return (figure.concept is None and not figure.counted) or figure.concept in neutral()
    if people(fact):
        return people(figure) == people(fact) or not figure.counted
    return figure.concept == fact.concept and (fact.concept not in neutral() or fact.event is not None or _same_word(desk, asked, figure))


def _same_word(desk: Desk, asked: Asked, figure: Figure) -> bool:
    """Both count with one word: `visitors` are no `inhabitants`, though both are people."""
    return asked.language == desk.language and head(figure, desk.language) == head(asked.figure, desk.language)


def _kinds(desk: Desk, asked: Asked, figure: Figure) -> bool:
    """The figure counts a kind of the fact's thing, or the fact one of the figure's: `foreign soldiers`, `soldiers`."""
    named = f"{asked.fact.measure} {asked.fact.subject or ''} {asked.fact.unit or ''}"
    mine = modifiers(asked.figure, asked.language) - plain_words(asked.language)
    theirs = modifiers(figure, desk.language) - plain_words(desk.language) - stems(named, desk.language)
    if asked.fact.subject:
        theirs -= stems(" ".join(subject_words(asked.fact.subject, desk.language, figure.counted or "")), desk.language)
    return bool(theirs) or bool(figure.unit is None and mine and asked.language != desk.language)


def _fits(desk: Desk, asked: Asked, figure: Figure) -> bool:
    """The time of the figure is none other than the fact's."""
    when, held, published = interval(desk.when(figure)), asked.time, desk.reading.document.published
    if lasts(asked.measures):
        return True
    if held is None:
        return not elsewhen(desk, figure)
    first, last = held
    if published and first and first > published:
        return False
    flow = figure.event not in (None, *_STOCK) or is_money(figure.unit)
    if when is None:
        if elsewhen(desk, figure):
            return False
        return not (flow and published and last and (published - last).days > weight("reach", "long_ago"))
    if (last and when[0] and when[0] > last) or (first and when[1] and when[1] < first):
        return False
    if flow and first and last and when[0] and when[1] and first != last:
        mine, theirs = (last - first).days + 1, (when[1] - when[0]).days + 1
        return max(mine, theirs) < weight("reach", "period_factor") * min(mine, theirs)
    return True


def _findings(desk: Desk, asked: Asked, differing: list[Figure], relations: dict[str, bool | None]) -> Iterator[Draft]:
    """One finding for each number of the article that differs, with whatever bound it is given."""
    groups: dict[tuple[float, str | None, bool | None], list[Figure]] = {}
    for f in differing:
        groups.setdefault((end(f), f.unit, relations[f.id]), []).append(f)
    for group in groups.values():
        fact, carrier = asked.fact, next((f for f in group if desk.carried_by(f)), group[0])
        said = _chain(desk, carrier)
        value = fact.value or " – ".join(x or "…" for x in (fact.low, fact.high))
        words: dict[str, str | int] = {
            "figure": _written(desk, carrier), "who": f"({said})" if said else "",
            "thing": ", ".join(x for x in (fact.subject, fact.measure) if x),
            "value": f"{value} {fact.unit}" if fact.unit else value,
            "sheet": ", ".join(x for x in (fact.source, fact.as_of, fact.where) if x),
        }  # fmt: skip
        form = "part" if relations[carrier.id] is None else _difference(carrier, asked, words)
        figures = tuple(f.id for f in group)
        yield Draft("reference_mismatch", form, words, spans_of(group), desk.claim_ids(group), figures, reference=fact.id)


def _written(desk: Desk, figure: Figure) -> str:
    """The figure with its counted thing where that stands right behind it."""
    named = desk.named(figure)
    behind = " ".join(desk.text[figure.span.b : figure.span.b + len(named) + len(figure.text)].split())
    return named if behind.startswith(named) else figure.text


def _chain(desk: Desk, figure: Figure) -> str:
    """Who says the figure, from the one whom the outlet names inward; empty for the outlet itself."""
    claim = desk.of_figure.get(figure.id)
    links = [link for link in claim.chain if link] if claim and desk.carried_by(figure) else []
    if links and links[0] == (desk.reading.document.outlet,):
        links = links[1:]
    return " ← ".join(", ".join(link) for link in links)


def _difference(figure: Figure, asked: Asked, words: dict[str, str | int]) -> str:
    """How far the stated numbers lie apart, put into `words`; the form of the finding."""
    mine, theirs = convert(stated(figure), figure.unit, asked.figure.unit), stated(asked.figure)
    gap, base = (mine.low - theirs.high, theirs.high) if mine.low > theirs.high else (theirs.low - mine.high, theirs.low)
    unit = asked.figure.unit or ""
    words["difference"] = ends(Range(gap, gap)) + (f" {unit}" if unit and dimension(unit) != "share" else "")
    if dimension(unit) == "share":
        return "share"
    if not base or not isfinite(gap) or abs(base) == inf or dimension(unit) == "temperature":
        return "plain"
    words["percent"] = f"{{{number(round(abs(gap / base) * 100, 1))}}}"
    return "differs"

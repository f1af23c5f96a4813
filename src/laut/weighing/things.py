"""Which figures answer the same question: the same thing or unit, the same event, fitting places, times and modifiers.

Never by the number alone: see DESIGN, "a question joins claims by counted thing or unit dimension, what happened to it, who, where, when".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from laut.languages import table, toml
from laut.reading.figures.concepts import concepts
from laut.records import Figure
from laut.weighing.desk import Desk, interval
from laut.weighing.occasions import elsewhen
from laut.weighing.weights import neutral, weight
from laut.weighing.words import content, stem, stems

MONEY = 3  # currency codes have three capitals


def broader(concept: str, language: str) -> tuple[str, ...]:
    """A concept and all that it is a kind of, from near to far."""
    found, above = [concept], concepts(language).broader
    while (wider := above.get(found[-1])) and wider not in found:
        found.append(wider)
    return tuple(found)


def is_money(unit: str | None) -> bool:
    """The unit is a currency's code."""
    return unit is not None and len(unit) == MONEY and unit.isupper()


def is_share(figure: Figure) -> bool:
    """A part in a hundred."""
    return figure.unit in ("percent", "percentage_point")


def is_duration(figure: Figure) -> bool:
    """A length of time."""
    return figure.unit in ("s", "min", "h", "day", "week", "month", "quarter", "year")


@lru_cache(maxsize=4096)
def _phrase(counted: str, language: str) -> tuple[str, ...]:
    """The stems of the content words of a counted noun's phrase."""
    return tuple(stem(w) for w in content(counted, language))


def head(figure: Figure, language: str) -> str | None:
    """The stem of the counted noun: in German and English the last word of its phrase that is a content word."""
    words = _phrase(figure.counted, language) if figure.counted else ()
    return words[-1] if words else None


def same_thing(a: Figure, b: Figure, language: str, wide: bool = False) -> bool:
    """Both count the same thing or measure in the same unit; with `wide` one thing may be a kind of the other."""
    if a.unit != b.unit:
        return False
    if a.unit is not None and not (a.counted and b.counted):
        return not is_share(a)
    if a.concept and b.concept:
        if a.concept == b.concept or (people(a) and people(a) == people(b)):
            return True
        return wide and (a.concept in broader(b.concept, language) or b.concept in broader(a.concept, language))
    x, y = head(a, language), head(b, language)
    return x is not None and x == y


def people(figure: Figure) -> str | None:
    """What happened to people whom the figure names no further."""
    return figure.event if figure.event and figure.concept in neutral() else None


def modifiers(figure: Figure, language: str) -> frozenset[str]:
    """The stems of what stands before the counted noun."""
    return frozenset(_phrase(figure.counted or "", language)[:-1])


def apart(desk: Desk, a: Figure, b: Figure) -> bool:
    """The two ask different questions: another event, place, time or occasion, or another kind of the thing."""
    if elsewhen(desk, a) != elsewhen(desk, b):
        return True
    if a.event and b.event and a.event != b.event:
        return True
    if {a.role, b.role} & {"part", "remaining", "additional", "limit", "change_by"} and a.role != b.role:
        return True
    here, there = (frozenset(stem(p) for p in desk.where(f)) for f in (a, b))
    if here and there and not here & there:
        return True
    x, y = modifiers(a, desk.language), modifiers(b, desk.language)
    if x and y and not x & y:
        return True
    return _other_time(desk, a, b)


def _other_time(desk: Desk, a: Figure, b: Figure) -> bool:
    """Both name one interval, and the two have no day in common."""
    x, y = interval(desk.when(a)), interval(desk.when(b))
    if x is None or y is None:
        return False
    return bool((x[1] and y[0] and x[1] < y[0]) or (y[1] and x[0] and y[1] < x[0]))


def subject(desk: Desk, figure: Figure) -> frozenset[str]:
    """The stems of what its sentence is about, the figure's own words left out."""
    if figure.id not in desk.subjects:
        at = desk.sentence(figure)
        if at not in desk.stems:
            desk.stems[at] = stems(desk.sentences.words(at), desk.language)
        desk.subjects[figure.id] = desk.stems[at] - stems(figure.text, desk.language)
    return desk.subjects[figure.id]


@cache
def _events(language: str) -> dict[str, re.Pattern[str]]:
    """The words of each event of the language's table, with the endings that a participle has before a noun (`der getöteten Soldaten`)."""
    rows = [(row["event"], [w for w in row["words"].split("|") if w]) for row in table(language, "events")]
    end = toml(language, "weighing")["participle_endings"]
    return {event: re.compile(rf"\b(?:{'|'.join(map(re.escape, words))}){end}\b", re.IGNORECASE) for event, words in rows if words}


def happened(language: str, event: str | None, words: str) -> bool:
    """The words tell of the event."""
    rule = _events(language).get(event or "")
    return rule is not None and rule.search(words) is not None


def events_in(language: str, words: str) -> frozenset[str]:
    """All events that the words tell of."""
    return frozenset(event for event, rule in _events(language).items() if rule.search(words))


def pairs(desk: Desk, wide: bool = False) -> Iterator[tuple[Figure, Figure]]:
    """Figures that count or measure the same, the earlier one first; each with a bounded number of those after it."""
    groups: dict[tuple[str | None, str | None], list[Figure]] = {}
    for f in desk.figures:
        groups.setdefault((f.unit, _key(f, desk.language, wide)), []).append(f)
    for group in groups.values():
        reach = int(weight("reach", "pairs" if len(group) <= weight("reach", "many") else "few"))
        for i, a in enumerate(group):
            for b in group[i + 1 : i + 1 + reach]:
                if same_thing(a, b, desk.language, wide):
                    yield a, b


def _key(figure: Figure, language: str, wide: bool) -> str | None:
    """What figures of one group share: the widest concept, or the head of the counted noun, nothing for a measure."""
    if figure.unit is not None:
        return None
    if figure.concept:
        return broader(figure.concept, language)[-1] if wide else people(figure) or figure.concept
    return head(figure, language)

"""What a row of the user's reference sheet says: its value as a figure, the question that it answers, the days that it holds for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from math import inf, isfinite

from laut.errors import FactsError
from laut.languages import known, table
from laut.reading.figures.concepts import Concepts, concepts
from laut.records import Fact, Figure, Span
from laut.weighing.interval import Range, spread
from laut.weighing.measures import measured, named
from laut.weighing.quantities import dimension
from laut.weighing.weights import implied

_PLAIN = re.compile(r"[-−+]?\d+(?:[.,'’\u00a0\u202f ]\d+)*")
_PARTICIPLE, _INFLECTED = 6, 2  # letters of a participle at least, of its ending at most
_GROUPS = re.compile(r"['’\u00a0\u202f ]")


@dataclass(frozen=True)
class Asked:
    """A fact as weighing compares it: `figure` counts or measures what the fact does, `measures` are names of measures.tsv."""

    fact: Fact
    figure: Figure
    language: str
    measures: tuple[str, ...]
    noun: str  # the measure's word, where no table knows it
    time: tuple[date | None, date | None] | None

    def allows(self) -> Range:
        """What the value allows by its bound words and its rounding."""
        return spread(self.figure, mean=self.figure.unit is not None)


def understand(fact: Fact, language: str) -> Asked:
    """What `fact` says; `language` is that of the article, for a sheet that does not tell its own.

    Raises FactsError naming file, line and column where a cell cannot be understood.
    """
    return _understand(fact, language, concepts(language))


@lru_cache(maxsize=20_000)
def _understand(fact: Fact, language: str, _: Concepts) -> Asked:
    """As `understand`, kept for each set of concepts: a user's list may give the measure another."""
    own = fact.language or language
    order = (own, *(x for x in known() if x != own))
    thing, measures = _question(fact, order)
    value = _value(fact, order)
    figure = replace(
        value,
        counted=thing.counted or value.counted,
        concept=thing.concept or value.concept,
        event=thing.event or value.event or implied(thing.concept or value.concept),
    )
    dim = dimension(figure.unit)
    measures = tuple(m for m in measures if measured(m) == dim)
    known_thing = bool(measures or figure.concept or figure.event)
    return Asked(fact, figure, own, measures, "" if known_thing else fact.measure, _time(fact, order))


def _read(words: str, language: str) -> list[Figure]:
    from laut.reading.figures import find_figures
    from laut.text import analyse

    return find_figures(analyse(words, language))


def _question(fact: Fact, order: tuple[str, ...]) -> tuple[Figure, tuple[str, ...]]:
    """The counted thing of the measure, in the first language that knows it, and the measures that its word stands for."""
    loose = None
    for language in order:
        measures = named(fact.measure, language)
        found = _thing(fact.measure, language, concepts(language))
        loose = loose or found
        if measures or found.concept or found.event:
            return found, measures
    return loose or _nothing(), ()


@lru_cache(maxsize=5_000)
def _thing(measure: str, language: str, concepts: Concepts) -> Figure:
    """What a number before `measure` counts."""
    low = measure.casefold()
    if (concept := low.replace(" ", "_")) in concepts.broader:
        return replace(_nothing(), concept=concept, counted=measure)
    for row in table(language, "events"):
        if row["event"] == low.replace(" ", "_"):
            return replace(_nothing(), event=row["event"])
    found = next((f for f in _read(f"17 {measure}", language) if f.low == 17), _nothing())
    event = None if found.event else _event(low.split(), language)
    return replace(found, event=event, counted=low.split()[-1]) if event else found


def _event(words: list[str], language: str) -> str | None:
    """What happened by a participle before the noun: `abgefeuerte Drohnen`."""
    for row in table(language, "events"):
        told = [w for w in row["words"].split("|") if len(w) >= _PARTICIPLE]
        if any(word.startswith(w) and len(word) - len(w) <= _INFLECTED for word in words[:-1] for w in told):
            return row["event"]
    return None


def _nothing() -> Figure:
    return Figure("", Span(0, 1), "", None, None, "exact")


def _value(fact: Fact, order: tuple[str, ...]) -> Figure:
    """The value as a figure: of one cell, or of `low` and `high`."""
    if fact.value:
        return _cell(fact, "value", fact.value, order)
    low, high = (_cell(fact, name, cell, order) if cell else None for name, cell in (("low", fact.low), ("high", fact.high)))
    one = low or high
    if one is None:
        raise FactsError("a value", "an empty cell", fact.where)
    ends = (low.low if low else None, high.high if high else None)
    if ends[0] is not None and ends[1] is not None and ends[0] > ends[1]:
        raise FactsError("low below high", f"{fact.low} and {fact.high}", fact.where)
    bound = "between" if low and high else "at_least" if low else "at_most"
    return replace(one, low=ends[0], high=ends[1], bound=bound)


def _cell(fact: Fact, column: str, cell: str, order: tuple[str, ...]) -> Figure:
    """The one number of a cell, with the unit of its own or of the column `unit`."""
    unit = fact.unit or ""
    if _PLAIN.fullmatch(cell):
        number = _number(cell, order[0])
        if number is None:
            raise FactsError(f"a number in column {column}", repr(cell[:60]), fact.where)
        bare = replace(_nothing(), low=number, high=number, text=cell)
        return _with_unit(fact, bare, unit, order) if unit else bare
    partly = False
    for language in order:
        found = _read(f"{cell} {unit}".strip(), language) or _read(f"{cell} {fact.measure}", language)
        if len(found) == 1 and _covers(found[0], cell):
            return _with_unit(fact, found[0], unit, order) if unit and found[0].unit is None else found[0]
        partly = partly or bool(found)
    expected = f"a number with nothing but words of bound and unit in column {column}" if partly else f"a number in column {column}"
    raise FactsError(expected, repr(cell[:60]), fact.where)


def _covers(figure: Figure, cell: str) -> bool:
    """Nothing of the cell stands before the figure, and nothing but the counted thing behind it."""
    left = cell.replace(figure.text, " ", 1).replace(figure.counted or "\x00", " ", 1) if figure.text in cell else ""
    return not left.strip(" .,()") or cell in figure.text


def _number(cell: str, language: str) -> float | None:
    """The number of a cell that holds nothing else, as the language writes it."""
    from laut.languages import toml

    point = toml(language, "findings")["number"]["decimal"]
    other = "." if point == "," else ","
    digits = _GROUPS.sub("", cell).replace("−", "-")
    if digits.count(point) == 0 and digits.count(other) == 1 and len(digits.rpartition(other)[2]) != 3:
        point, other = other, point
    try:
        number = float(digits.replace(other, "").replace(point, "."))
    except ValueError:
        return None
    return number if isfinite(number) else None


def _with_unit(fact: Fact, figure: Figure, unit: str, order: tuple[str, ...]) -> Figure:
    """A bare number with the unit of the column `unit`: its symbol, its scale (`Mio. Euro`), or the noun that it counts."""
    found = _unit(unit, order)
    if found is None or found.low is None:
        raise FactsError("a unit in column unit", repr(unit), fact.where, "write it as articles do: km, tonnes, %, euros")
    scale = found.low / 17
    low, high = (None if x is None or x in (inf, -inf) else x * scale for x in (figure.low, figure.high))
    return replace(figure, low=low, high=high, unit=found.unit, counted=found.counted, concept=found.concept, per=found.per)


@lru_cache(maxsize=5_000)
def _unit(unit: str, order: tuple[str, ...]) -> Figure | None:
    """17 of the unit, in the first language that knows it."""
    sign, _, scale = unit.partition(" ")
    for language in order:
        for words in (f"17 {unit}", f"{unit} 17", f"{sign}17 {scale}"):
            found = _read(words, language)
            if len(found) == 1 and found[0].low and (found[0].per or _covers(found[0], words)):
                return found[0]
    return None


def _time(fact: Fact, order: tuple[str, ...]) -> tuple[date | None, date | None] | None:
    """The days that the fact holds for; None where it names none."""
    from laut.acquire.days import parse_day
    from laut.errors import DateError
    from laut.reading.times import find_times
    from laut.text import analyse

    if not fact.as_of:
        return None
    try:
        day = parse_day(fact.as_of)
        return day, day
    except DateError:
        pass
    if re.fullmatch(r"[12]\d{3}", fact.as_of):
        return date(int(fact.as_of), 1, 1), date(int(fact.as_of), 12, 31)
    for language in order:
        found = [t for t in find_times(analyse(fact.as_of, language), None) if t.start or t.end]
        if len(found) == 1:
            return found[0].start, found[0].end
    raise FactsError("a day or a period in column as_of", repr(fact.as_of), fact.where, "write 2025-04-28, April 2025 or 2025")

"""What a figure measures, by the words beside it: `eine Reichweite von 60 Kilometern`, `8.5 metres long`."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from laut.languages import known, table
from laut.records import Figure
from laut.sources.words import INFLECTED
from laut.weighing.desk import Desk
from laut.weighing.quantities import dimension
from laut.weighing.weights import weight

_FORM = r"(?:e?s|e?n|e)?"  # endings of a noun that the table does not know
_BREAK = re.compile(r";|\n|[.!?]\s")


@cache
def _named(language: str) -> dict[str, tuple[str, ...]]:
    """The measures that each word stands for."""
    found: dict[str, tuple[str, ...]] = {}
    for row in table(language, "measures"):
        for word in filter(None, row["words"].split("|")):
            found[word] = tuple(dict.fromkeys((*found.get(word, ()), row["measure"])))
    return found


@cache
def _dimension() -> dict[str, str]:
    return {row["measure"]: row["dimension"] for language in known() for row in table(language, "measures")}


@cache
def _sheet_names(language: str) -> dict[str, tuple[str, ...]]:
    """The measures by the names that stand for them in a user's sheet alone."""
    rows = table(language, "measures")
    found: dict[str, tuple[str, ...]] = {name: (row["measure"],) for row in rows for name in row["names"].split("|") if name}
    return found | {row["measure"].replace("_", " "): (row["measure"],) for row in rows}


@cache
def _with(language: str) -> dict[str, re.Pattern[str]]:
    """What stands shortly before the number with words that do not tell the measure alone."""
    rows = [row for row in table(language, "measures") if row["with"]]
    return {w: re.compile(rf"\b(?:{row['with']})\b", re.IGNORECASE) for row in rows for w in row["words"].split("|")}


def named(words: str, language: str) -> tuple[str, ...]:
    """The measures that the words of a user's sheet stand for, all of them where there are several."""
    key = " ".join(words.casefold().replace("_", " ").split())
    return _named(language).get(key) or _sheet_names(language).get(key, ())


@cache
def _lasting() -> frozenset[str]:
    return frozenset(row["measure"] for language in known() for row in table(language, "measures") if row["lasting"])


def lasts(measures: tuple[str, ...]) -> bool:
    """What is measured does not change with the days: how long a bridge is, not how high the water stands."""
    return bool(measures) and _lasting().issuperset(measures)


def measured(name: str) -> str:
    """The dimension of a measure; empty for a count."""
    return _dimension().get(name, "")


@lru_cache(maxsize=256)
def _rule(language: str, dim: str, extra: str) -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    words = {w: tuple(m for m in ms if measured(m) == dim) for w, ms in _named(language).items()}
    words = {w: ms for w, ms in words.items() if ms}
    options = [re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))]
    if extra:
        options.insert(0, re.escape(extra) + _FORM)
    return re.compile(rf"\b(?:{'|'.join(options)})\b" if options else r"(?!)", re.IGNORECASE), words


@lru_cache(maxsize=256)
def _ended(language: str, dim: str) -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """The words of the measures and aspects of a dimension; in a language that writes compounds as one word also behind another word
    (`Gesamtschaden`)."""
    words = {w: found for w, ms in _named(language).items() if dim and (found := tuple(m for m in ms if measured(m) == dim))}
    for row in table(language, "aspects"):
        for word in row["words"].split("|") if row["kind"] == dim else ():
            words[word] = (*words.get(word, ()), row["aspect"])
    options = "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))
    before = r"\w*?" if language in INFLECTED else ""
    return re.compile(rf"\b{before}({options}){_FORM}\b" if options else r"(?!)", re.IGNORECASE), words


def named_in(language: str, words: str, dim: str) -> frozenset[str]:
    """The measures of a dimension that some words stand for, wherever they stand among them."""
    rule, known_ = _ended(language, dim)
    return frozenset(measure for m in rule.finditer(words) for measure in known_[m.group(1).lower()])


def told(desk: Desk, figure: Figure, extra: str = "") -> tuple[str, ...]:
    """The measures that the word nearest to a figure in its sentence stands for; `extra` is a word that the table does not have.

    No figure of the same dimension stands between the two, and no second such word beside it (`length and range are 8 m and 60 km`).
    """
    dim = dimension(figure.unit)
    rule, words = _rule(desk.language, dim, extra.casefold())
    at = desk.sentence(figure)
    b, e = desk.sentences.span(at)
    like = [f.span for f in desk.in_sentence[at] if f.id != figure.id and dimension(f.unit) == dim]
    spots = [(m.start(), m.end(), m.group().casefold()) for m in rule.finditer(desk.text, b, e)]
    before = desk.text[max(b, figure.span.b - int(weight("reach", "measure_with"))) : figure.span.b]
    with_ = _with(desk.language)
    spots = [spot for spot in spots if spot[2] not in with_ or with_[spot[2]].search(before)]
    near: list[tuple[int, tuple[int, int, str]]] = []
    for spot in spots:
        left, right = (spot[1], figure.span.b) if spot[0] < figure.span.b else (figure.span.e, spot[0])
        inside = figure.span.b <= spot[0] and spot[1] <= figure.span.e
        between = desk.text[left:right]
        crossed = any(left <= s.b and s.e <= right for s in like) or _BREAK.search(between)
        if inside or (0 <= right - left <= weight("reach", "measure_word") and not crossed):
            near.append((0 if inside else right - left, spot))
    if not near:
        return ()
    _, best = min(near)
    found = words.get(best[2], (extra.casefold(),) if extra else ())
    joined = weight("reach", "joined_names")
    for spot in spots:
        gap = max(spot[0], best[0]) - min(spot[1], best[1])
        if spot != best and 0 <= gap <= joined and not set(words.get(spot[2], ())) & set(found):
            return ()
    return found

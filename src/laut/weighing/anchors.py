"""The names by which two articles may be about the same: places, persons, things with a name, whatever the language.

A country or a town that everybody knows is named in too many articles to tell anything alone; two of them together, or any other name, do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import combinations

from laut.languages import known, table, toml
from laut.sources import directory, rules
from laut.sources.directory import given_names
from laut.sources.naming import folded, is_known, place_key
from laut.sources.words import romanised
from laut.text.english_lexicon import lexicon
from laut.text.german_words import closed
from laut.text.records import Token
from laut.weighing.asks import Scene
from laut.weighing.institutions import RELAYS
from laut.weighing.voices import outlet_key
from laut.weighing.weights import numbers, weight

_DATELINE = tuple(".(,:–—-/")  # behind a name with which an article begins
_LONG = 5  # letters of a first word of a name that tells something alone
_COUNTRY = ("=", "*")  # marks of the keys of countries and of capitals


def anchors(scene: Scene) -> tuple[frozenset[str], frozenset[str]]:
    """(names that tell, places that everybody knows) of an article, those that it names most often; who hands on news is none."""
    desk = scene.desk
    handing = {outlet_key(desk.reading.document.outlet or "")}
    handing |= {outlet_key(source.name) for source in desk.reading.sources if source.kind in ("outlet", "agency", "channel")}
    handing |= {key.split()[-1] for key in handing if key}
    found: Counter[str] = Counter()
    famous: Counter[str] = Counter()
    for run in _runs(scene):
        for name in _names(run):
            key = place_key(name)
            if is_known(key):
                famous["=" + key[1:] if key[:1] in _COUNTRY else key] += 1
            elif outlet_key(name) in handing or _relays(name, scene.language):
                continue
            elif not all(_common(word, scene.language) for word in name.split()):
                found[" ".join(romanised(word) for word in folded(name).split())] += 1
    famous.update(f"={country}" for country in _adjectives(scene))
    for claim in desk.reading.claims:
        for place in claim.places:
            if (key := place_key(place))[:1] in _COUNTRY:
                famous["=" + key[1:]] += 1
    return frozenset(_most(found, "anchors")), frozenset(_most(famous, "places"))


def _adjectives(scene: Scene) -> Iterator[str]:
    """The countries whose adjectives the article uses: `the North Korean port`."""
    for m in _national(scene.language).finditer(scene.desk.text):
        yield _nations(scene.language)[m.group(1).casefold()]


@cache
def _nations(language: str) -> dict[str, str]:
    rows = table(language, "countries")
    return {form.casefold(): row["country"] for row in rows for form in row["adjectives"].split("|") if len(form) >= _LONG}


@cache
def _national(language: str) -> re.Pattern[str]:
    forms = sorted(_nations(language), key=lambda form: (-len(form), form))
    end = toml(language, "weighing")["participle_endings"]
    return re.compile(rf"\b({'|'.join(map(re.escape, forms))}){end}\b" if forms else r"(?!)", re.IGNORECASE)


def _runs(scene: Scene) -> Iterator[list[str]]:
    """The words of each name, legal forms left out; not those that only begin sentences, as any word may."""
    forms = {form.casefold().strip(".") for code in known() for form in (*toml(code, "who")["forms"], *rules.heads(code).ends)}
    run: list[Token] = []
    first = {scene.desk.sentences.span(i).b for i in range(len(scene.desk.sentences.starts))}
    text = scene.desk.text
    within = {t.text.casefold() for t in scene.tokens if t.b not in first or text[t.e : t.e + 2].lstrip()[:1] in _DATELINE}
    for token in scene.tokens:
        if token.text.casefold() in scene.names & within and token.text.casefold().strip(".") not in forms:
            if run and scene.desk.text[run[-1].e : token.b].strip(" "):
                yield [t.text for t in run]
                run = []
            run.append(token)
        elif run:
            yield [t.text for t in run]
            run = []
    if run:
        yield [t.text for t in run]


def _names(run: Sequence[str]) -> tuple[str, ...]:
    """A name, and its words where it has several: `Ina Kehl` is `Kehl` the next time. Given names and short first words are everybody's."""
    words = [word for word in run[:-1] if len(word) >= _LONG and word not in given_names()]
    return (" ".join(run), *words, run[-1]) if len(run) > 1 else (run[0],)


@lru_cache(maxsize=20_000)
def _relays(name: str, language: str) -> bool:
    """An outlet or agency that everybody knows: `Reuters`."""
    entry = directory().find(name, language)
    return entry is not None and entry.kind in RELAYS


@lru_cache(maxsize=20_000)
def _common(word: str, language: str) -> bool:
    """A word of the language that stands in a name: `Institute`, `Lower`, `Nach`; alone it names nothing."""
    low = word.casefold()
    if low in toml(language, "weighing")["stop"] or low in toml(language, "who")["small"] or rules.head_of(word, language):
        return True
    if lexicon().known(low) is not None or lexicon().known(low.removesuffix("s")) is not None:
        return True  # also in an article of another language: `Stenosan Health GmbH`
    return language != "en" and low in closed()


def _most(found: Counter[str], limit: str) -> Iterable[str]:
    order = sorted(found, key=lambda name: (-found[name], name))
    return order[: int(weight("blocks", limit))]


def keys(names: frozenset[str], places: frozenset[str]) -> frozenset[str]:
    """What two articles must share one of to be set beside each other: a name, or two places that everybody knows."""
    return names | {f"{a} {b}" for a, b in combinations(sorted(places), 2)}


def near(one: date | None, other: date | None, within: str = "days") -> bool:
    """The days of publication are not too far apart for one story; unknown ones are near to all."""
    return one is None or other is None or abs((one - other).days) <= numbers("blocks")[within]

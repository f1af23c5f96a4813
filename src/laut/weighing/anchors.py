"""The names by which two articles may be about the same: places, persons, things with a name, whatever the language.

A country or its capital is named in too many articles to tell anything alone; two of them together, or any other name, do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import combinations

from laut.ledger.naming import folded, is_known, place_key
from laut.sources.words import romanised
from laut.weighing.asks import Scene
from laut.weighing.weights import weight

_COUNTRY = ("=", "*")  # marks of the keys of countries and of capitals


def anchors(scene: Scene) -> tuple[frozenset[str], frozenset[str]]:
    """(names that tell, countries and capitals) of an article, those that it names most often; who hands on news is none."""
    desk = scene.desk
    handing = {word for word in folded(desk.reading.document.outlet or "").split()}
    for source in desk.reading.sources:
        if source.kind in ("outlet", "agency", "channel"):
            handing |= set(folded(source.name).split())
    found: Counter[str] = Counter()
    lands: Counter[str] = Counter()
    for token in scene.tokens:
        low = token.text.casefold()
        if low not in scene.names:
            continue
        key = place_key(token.text)
        if key[:1] in _COUNTRY:
            lands["=" + key[1:]] += 1
        elif (word := folded(token.text)) not in handing:
            found[key if is_known(key) else romanised(word)] += 1
    for claim in desk.reading.claims:
        for place in claim.places:
            if (key := place_key(place))[:1] in _COUNTRY:
                lands["=" + key[1:]] += 1
    return frozenset(_most(found, "anchors")), frozenset(_most(lands, "lands"))


def _most(found: Counter[str], limit: str) -> Iterable[str]:
    order = sorted(found, key=lambda name: (-found[name], name))
    return order[: int(weight("blocks", limit))]


def keys(names: frozenset[str], lands: frozenset[str]) -> frozenset[str]:
    """What two articles must share one of to be set beside each other: a name, or two countries."""
    return names | {f"{a} {b}" for a, b in combinations(sorted(lands), 2)}


def near(one: date | None, other: date | None) -> bool:
    """The days of publication are not too far apart for one story; unknown ones are near to all."""
    return one is None or other is None or abs((one - other).days) <= weight("blocks", "days")

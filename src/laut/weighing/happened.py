"""What happened to what a figure counts, as the words about it tell: where the reader leaves it open, or takes it from what was around."""

from __future__ import annotations

import re
from functools import cache

from laut.languages import toml
from laut.reading.figures.concepts import PERSON
from laut.records import Figure
from laut.weighing.things import broader, events_in
from laut.weighing.weights import implied, weights

_ATTENDED = "attended"


def event_of(figure: Figure, said: str, language: str) -> str | None:
    """What happened: the figure's own event, unless it is only where something else happened (`40 arrested at the demonstration`), or only
    what those who are counted are called by (of the ill, some are treated); else the one that the words tell."""
    told = events_in(language, said)
    around = " ".join(m.group() for m in _around(language).finditer(said))
    aside = events_in(language, around) - events_in(language, _around(language).sub(" ", said)) if around else frozenset()
    found = figure.event
    if _people(figure, language) and (joined := _joined(found, told, said, language)):
        return joined
    rest = told - aside
    if found is not None and found == implied(figure.concept):
        beyond = rest & frozenset(weights()["things"]["beyond"].get(found, ()))
        return min(beyond) if len(beyond) == 1 else found
    if found is not None and found not in aside:
        return found
    return min(rest) if len(rest) == 1 and (found or figure.counted) and rest <= _told(_people(figure, language)) else None


def _people(figure: Figure, language: str) -> bool:
    return figure.concept is not None and PERSON in broader(figure.concept, language)


def _joined(found: str | None, told: frozenset[str], said: str, language: str) -> str | None:
    """Who takes part in a strike strikes."""
    if found != _ATTENDED and not (found is None and _ATTENDED in told):
        return None
    return next((event for event, rule in _taken_part_in(language).items() if rule.search(said)), None)


@cache
def _taken_part_in(language: str) -> dict[str, re.Pattern[str]]:
    words: dict[str, str] = toml(language, "weighing")["taken_part_in"]
    return {event: re.compile(words[event], re.IGNORECASE) for event in sorted(words)}


@cache
def _told(people: bool) -> frozenset[str]:
    """What happens to what is counted, not what somebody does beside."""
    return frozenset(weights()["alike"]["told"] + (weights()["alike"]["told_people"] if people else []))


@cache
def _around(language: str) -> re.Pattern[str]:
    """Where or when something happened: `bei der Kundgebung`."""
    return re.compile(toml(language, "weighing")["circumstance"], re.IGNORECASE)

"""What happened: events with bodies that speak about them and quantities with their true course."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.newsroom import naming
from bench.newsroom.naming import Person, slug
from bench.newsroom.numbers import Stated, bounded, stated, to_digits
from bench.newsroom.vocabulary import language, pieces, world

FIRST_DAY = date(2021, 1, 4)
DAYS = 1980
SAME_PLACE = 17  # every so many stories, the same happens again in the same place,
APART = 90  # as many days later, or up to twice as many
NEAR = 0.05
STYLES = ("german", "german", "english", "english", "other")


@dataclass(frozen=True, slots=True)
class Quantity:
    """Something counted at an event. `states` are (day, true value) in the order of days; `roles` count it, `rival` holds `rival_value`."""

    name: str
    unit: str | None
    nature: str
    course: str
    states: tuple[tuple[int, float], ...]
    roles: tuple[str, ...]
    rival: str | None
    rival_value: float

    def state(self, day: int) -> int:
        """The number of the count that holds on a day."""
        return max(i for i, (since, _) in enumerate(self.states) if since <= day or i == 0)


@dataclass(frozen=True, slots=True)
class Event:
    """One event. `names` are the proper names in it, by language; `persons` of each role are its spokesperson and its head."""

    number: int
    kind: str
    day: date
    names: dict[str, dict[str, str]]
    persons: dict[str, tuple[Person, Person]]
    quantities: tuple[Quantity, ...]
    said: dict[tuple[str, str, int], Stated]
    parts: dict[tuple[str, int], float]

    def origin(self, role: str) -> str:
        """The canonical id of the body in a role: the same for its speaker, its head and its name in another language."""
        names = self.names["en"]
        place = {key: names[key] for key in ("company", "union", "hackers", "security", "ngo", "region", "country", "country2", "town")}
        of = next((value for key, value in place.items() if "{" + key + "}" in str(language("en").roles[role])), names["city"])
        return f"{'company' if role in ('company', 'railway', 'grid') else role}:{slug(of)}"

    def date(self, day: int) -> date:
        """The date of the day so many days after the event."""
        return self.day + timedelta(days=day)


def event(seed: int, number: int) -> Event:
    """The event of a story: the same for the same seed and number."""
    rng = Random(f"{seed}:event:{number}")
    again = event(seed, number - 1) if number % SAME_PLACE == SAME_PLACE - 1 else None
    kind = again.kind if again else rng.choice(list(world()["kinds"]))
    spec = world()["kinds"][kind]
    names = again.names if again else _names(rng, spec["sector"])
    roles = {role for some in spec["by"].values() for role in some} | set(spec.get("rival", {}).values())
    if "position" in spec:
        roles.add(world()["positions"][spec["position"]]["by"])
    persons = {role: (naming.person(rng), naming.person(rng)) for role in sorted(roles)}
    quantities = tuple(_quantity(rng, name, spec) for name in spec["by"])
    day = again.date(APART + int(rng.random() * APART)) if again else FIRST_DAY + timedelta(days=int(rng.random() * DAYS))
    return Event(number, kind, day, names, persons, quantities, _said(rng, quantities), _parts(rng, quantities))


def _names(rng: Random, sector: str) -> dict[str, dict[str, str]]:
    style = rng.choice(STYLES)
    table = pieces()
    towns = [naming.town(rng, style) for _ in range(2)]
    while towns[1] == towns[0]:
        towns[1] = naming.town(rng, style)
    lands = [naming.joined(rng, table["countries"]) for _ in range(2)]
    while lands[1] == lands[0]:
        lands[1] = naming.joined(rng, table["countries"])
    subject, disease = int(rng.random() * 6), int(rng.random() * 6)
    common = {
        "town": towns[0],
        "Town": towns[0],
        "TOWN": towns[0].upper(),
        "town2": towns[1],
        "city": naming.town(rng, style),
        "region": naming.joined(rng, table["regions"]),
        "country": lands[0],
        "country2": lands[1],
        "company": naming.company(rng, sector),
        "union": naming.joined(rng, table["companies"]).capitalize(),
        "hackers": naming.hackers(rng),
        "security": f"{naming.joined(rng, table['companies'])} {rng.choice(('Labs', 'Research', 'Partners'))}",
        "ngo": naming.joined(rng, table["companies"]),
        "winner": naming.person(rng).name,
    }
    return {
        code: {**common, "subject": language(code).words["subjects"][subject], "disease": language(code).words["diseases"][disease]}
        for code in ("de", "en")
    }


def _quantity(rng: Random, name: str, kind: dict[str, Any]) -> Quantity:
    spec = world()["quantities"][name]
    unit = spec.get("unit")
    first = _clean(spec["low"] * (spec["high"] / spec["low"]) ** rng.random(), unit)
    rival = kind.get("rival", {}).get(name)
    factor = rng.choice((0.45, 0.6, 1.6, 2.2))
    if unit in ("percent", "km/h"):
        factor = rng.choice((0.72, 0.81, 1.17))
    agrees = rng.random() < 0.25
    other = _clean(first * (rng.choice((0.98, 1.02)) if agrees else factor), unit)
    course = _course(rng, first, spec["course"], unit)
    nature = spec.get("nature", "count")
    roles = tuple(role for role in kind["by"][name] if role != rival)
    return Quantity(name, unit, nature, spec["course"], course, roles, rival, other)


def _clean(value: float, unit: str | None) -> float:
    """A value as precise as people give it."""
    if unit is None or unit in ("ha", "m2", "t", "km", "GB", "km/h", "h"):
        whole = float(max(2, round(value)))
        return to_digits(whole, 3) if whole >= 1e6 else whole
    if unit == "percent":
        return min(round(value, 1), 97.5)
    if unit == "m":
        return round(value, 2)
    return to_digits(value, 3)


def _course(rng: Random, first: float, course: str, unit: str | None) -> tuple[tuple[int, float], ...]:
    states = [(0, first)]
    if course == "corrected" and rng.random() < 0.6:
        states.append((1 + int(rng.random() * 4), _clean(first * rng.choice((0.82, 0.87, 1.15, 1.24)), unit)))
    if course in ("rising", "falling"):
        for _ in range(int(rng.random() * 4)):
            day, value = states[-1]
            factor = 1.25 + rng.random() * 0.6
            value = _clean(value * factor + 1 if course == "rising" else value / factor - 1, unit)
            if value < 3:
                break
            states.append((day + 1 + int(rng.random() * 2.5), value))
    return tuple(states)


def _said(rng: Random, quantities: tuple[Quantity, ...]) -> dict[tuple[str, str, int], Stated]:
    """What each body says of each state of each quantity: to everybody the same."""
    said = {}
    for q in quantities:
        for state, (_, value) in enumerate(q.states):
            for role in q.roles:
                said[q.name, role, state] = stated(value, q.unit, q.nature, q.course == "rising" and state == 0, rng)
            if q.rival:
                said[q.name, q.rival, state] = said[q.name, q.rival, 0] if state else _rival(q, rng)
    return said


def _rival(q: Quantity, rng: Random) -> Stated:
    """What the rival says: roughly, where it nearly agrees."""
    if abs(q.rival_value / q.states[0][1] - 1) < NEAR:
        return bounded(q.rival_value, q.unit, "about")
    return stated(q.rival_value, q.unit, q.nature, False, rng)


def _parts(rng: Random, quantities: tuple[Quantity, ...]) -> dict[tuple[str, int], float]:
    """Of each state, the share of it that the calculations of all articles use."""
    return {(q.name, state): 0.2 + 0.6 * rng.random() for q in quantities for state in range(len(q.states))}

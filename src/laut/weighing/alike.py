"""How alike two asks are: whether they may answer one question, and how much speaks for it. Never their numbers.

The thing that is counted or the dimension that is measured must be one, and so must be the rate, the event where both tell it, and the part
of which they are given. What speaks for one question beside: the measure, places, names, and what else the sentences tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from laut.weighing.ask import COUNT, MONEY, SHARE, TIME, Ask
from laut.weighing.weights import happens_to_people, neutral, numbers, weights
from laut.weighing.words import plain_people

NO = -1.0
_ALONE = ("additional", "change_by", "comparison", "remaining")  # roles that answer only what has the same role
_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "k": "c"})
_PERSON, _INSURED = "person", "insured"


def likeness(one: Ask, other: Ask) -> float:
    """How much speaks for one question, by the table `alike` of the weights; NO where something speaks against it for certain."""
    thing = _thing(one, other)
    return NO if thing is None else _told(one, other, thing)


class Likeness:
    """The likeness of two of some asks by their places: what hangs on the things that they count alone, which many share, is worked out
    once."""

    def __init__(self, asks: Sequence[Ask]) -> None:
        sorts: dict[tuple[object, ...], int] = {}
        self.asks = asks
        self.sorts = [sorts.setdefault(_sort(ask), len(sorts)) if ask.kind == COUNT else None for ask in asks]
        self.known: dict[tuple[int, int], float | None] = {}

    def __call__(self, i: int, j: int) -> float:
        a, b, one, other = self.sorts[i], self.sorts[j], self.asks[i], self.asks[j]
        if a is None or b is None:
            return likeness(one, other)
        if (a, b) not in self.known:
            self.known[a, b] = _thing(one, other)
        thing = self.known[a, b]
        return NO if thing is None else _told(one, other, thing)


def _sort(ask: Ask) -> tuple[object, ...]:
    """All of a count that `_thing` looks at."""
    return ask.per, _insured(ask), ask.past, ask.role, ask.thing, ask.kinds, ask.head, ask.language, ask.event, ask.measures


def _thing(one: Ask, other: Ask) -> float | None:
    """How much the things that are counted or measured, and what happened to them, speak for one question; None where they are others."""
    thing = same_thing(one, other)
    if not thing or one.past != other.past or not _roles(one, other):
        return None
    if one.kind == COUNT and _happened(one) and _happened(other) and not _happened(one) & _happened(other):
        return None
    found = thing + (_weight("event") if one.event and one.event == other.event else 0.0)
    if one.kind == COUNT and bool(_happened(one)) != bool(_happened(other)):
        found -= _weight("no_event")
    return found


def _told(one: Ask, other: Ask, thing: float) -> float:
    """The likeness with what else is told, of asks whose things speak so much for one question."""
    return NO if _elsewhere(one, other) else thing + (_measures(one, other) + _places(one, other) + _words(one, other))


def _happened(ask: Ask) -> frozenset[str]:
    """What happened to what is counted: the figure's own event, else what its words tell."""
    told = ask.measures if ask.kind == COUNT else frozenset()
    return told | {ask.event} if ask.event else told


def same_thing(one: Ask, other: Ask) -> float:
    """How surely both count or measure the same; 0 where they do not."""
    if one.kind != other.kind or one.per != other.per or _insured(one) != _insured(other):
        return 0.0
    if one.kind == COUNT:
        return _counted(one, other)
    if one.kind == TIME and (one.size < _weight("day")) != (other.size < _weight("day")):
        return 0.0
    if one.kind == SHARE and _excluded(one.measures, other.measures):
        return 0.0
    low, high = sorted((abs(one.size), abs(other.size)))
    if low and high / low > _weight("scale") and not one.kind.startswith(MONEY) and one.kind != SHARE:
        return 0.0
    found = _weight("rare") if one.kind in _rare() else _weight("common")
    same = bool(one.thing and one.thing == other.thing) or _same_head(one, other)
    return found + (_weight("of_thing") if same else 0.0)


def _insured(ask: Ask) -> bool:
    return _INSURED in ask.events or _INSURED in ask.measures


def _counted(one: Ask, other: Ask) -> float:
    people = [happening(ask) for ask in (one, other)]
    if all(people):
        return _people(one, other) if people[0] == people[1] else 0.0
    if one.thing and other.thing:
        if _open(one, other) and bool(_happened(one)) != bool(_happened(other)):
            specific = not {one.thing, other.thing} & _neutral() or _named_kind(one) or _named_kind(other)
            return 0.0 if specific else _weight("bare")  # people of whom one tells what happened to them, and the other does not
        if _named_kind(one) != _named_kind(other) and one.thing != other.thing:
            return 0.0
        if one.thing == other.thing:
            nothing = one.thing in _neutral() and not _happened(one) and not _happened(other)
            return _weight("common" if nothing else "thing")
        if one.thing in other.kinds or other.thing in one.kinds:
            return _weight("wider")
        if _PERSON in one.kinds and _PERSON in other.kinds and {one.thing, other.thing} & _neutral():
            return _weight("wider")
        return _weight("wider") if _same_head(one, other) else 0.0
    if one.head and other.head:
        return _weight("thing") if _same_head(one, other) else 0.0
    return _weight("bare") if not (one.thing or one.head) or not (other.thing or other.head) else 0.0


def _people(one: Ask, other: Ask) -> float:
    """The same happened to both: they are the same people for certain only where both are called so, or neither is called anything else."""
    plain = [ask.thing in _neutral() or ask.thing in _called() or ask.thing in weights()["alike"]["deeds"] for ask in (one, other)]
    if one.thing == other.thing or all(plain) or not (one.thing and other.thing):
        return _weight("thing")
    return _weight("wider") if any(plain) or one.thing in other.kinds or other.thing in one.kinds else 0.0


def _open(one: Ask, other: Ask) -> bool:
    """What happened tells who is counted: people by no more than that, or what happens to some of them only."""
    if {one.thing, other.thing} & _neutral() and not (_named_kind(one) or _named_kind(other)):
        return True
    return bool({one.event, other.event} & _some())


def _named_kind(ask: Ask) -> bool:
    """People by another noun than that for people, of whom nothing happened is told: `residents` are not just anybody."""
    return ask.thing == _PERSON and ask.head is not None and not ask.event and ask.head not in plain_people(ask.language)


def happening(ask: Ask) -> str | None:
    """What happened to people whom a figure counts, whatever they are called; `arrests` are people arrested, `strikers` on strike."""
    of_people = _PERSON in ask.kinds or not ask.thing or ask.thing in weights()["alike"]["deeds"]
    event = ask.event or _called().get(ask.thing or "")
    return event if of_people and event is not None and (event in happens_to_people() or event in _called().values()) else None


def _same_head(one: Ask, other: Ask) -> bool:
    return bool(one.head) and one.language == other.language and one.head == other.head


def _roles(one: Ask, other: Ask) -> bool:
    return one.role == other.role or not {one.role, other.role} & set(_ALONE)


def _elsewhere(one: Ask, other: Ask) -> bool:
    """One is given for a place among others, and the other is not given for that place alone."""
    return one.apart != other.apart or (one.apart and not one.places & other.places)


def _measures(one: Ask, other: Ask) -> float:
    a, b = one.measures, other.measures
    if not a or not b:
        return 0.0
    if a & b:
        return _weight("measure") * len(a & b) / min(len(a), len(b))
    return -_weight("other_measure") if _excluded(a, b) else 0.0


def _excluded(a: frozenset[str], b: frozenset[str]) -> bool:
    """Both tell what is measured, and it is not the same, nor nearly."""
    return bool(a and b and not a & b) and not any(a | b <= group for group in _near())


def _places(one: Ask, other: Ask) -> float:
    if one.places and other.places:
        return _weight("place") if one.places & other.places else -_weight("other_place")
    return -_weight("no_place") if one.places or other.places else 0.0


def _words(one: Ask, other: Ask) -> float:
    """Names, the words that all languages share, and those of one language (of two: the stems that are alike, `Sirene` and `siren`)."""
    part = numbers("alike")
    found = 0.0 if one.names.isdisjoint(other.names) else min(part["names"], part["name"] * len(one.names & other.names))
    found += part["codes"] * _share(one.codes, other.codes)
    if one.language == other.language:
        found += part["stems"] * _share(one.stems, other.stems)
        if one.modifiers and other.modifiers and one.modifiers.isdisjoint(other.modifiers):
            found -= part["other_modifiers"]
    else:
        both = len(folded(one.stems) & folded(other.stems))
        found += part["stems"] * min(1.0, both / part["cognates"])
    return found


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return 0.0 if a.isdisjoint(b) else len(a & b) / min(len(a), len(b))


@lru_cache(maxsize=200_000)
def folded(stems: frozenset[str]) -> frozenset[str]:
    """Stems as two languages that share a word write it."""
    return frozenset(stem.translate(_UMLAUTS) for stem in stems)


def _weight(name: str) -> float:
    return numbers("alike")[name]


@cache
def _neutral() -> frozenset[str]:
    return neutral() | frozenset(weights()["alike"]["anybody"])


@cache
def _some() -> frozenset[str]:
    """What happens to some of those who are counted: the treated visitors are not the visitors."""
    return frozenset(weights()["alike"]["some"])


@cache
def _called() -> dict[str, str]:
    """People who are called by what they do or by what happened to them."""
    found: dict[str, str] = weights()["alike"]["called"]
    return found


@cache
def _rare() -> frozenset[str]:
    return frozenset(weights()["alike"]["rare_kinds"])


@cache
def _near() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group) for group in weights()["alike"]["near_measures"])

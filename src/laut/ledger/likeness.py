"""Whether two names are one source: institutions are joined above a threshold, persons are only proposed.

Joined are two institutions of one kind, of no two countries, whose names have the same words but for legal forms, or differ in the
spelling of a word by less than SPELLING allows; and bodies that have one name beside what they are, said in two languages (`Klinikum
Kellen`, `Kellen Hospital`). Never joined are names that differ in a number, a place, a point of the compass, or in a word that is another
word. What lies between PROPOSED and that is a proposal for people to decide; and so is a person of one surname whose given name is the
same, an initial of it, or missing. A foreign surname may be written as German or as English writes it (`Selenskyj`, `Zelenskyy`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple, Protocol

from rapidfuzz import fuzz

from laut import languages
from laut.sources import rules
from laut.sources.directory import places
from laut.sources.naming import PEOPLE, folded
from laut.sources.words import romanised, split

SPELLING = 90.0  # how like two spellings of one word are at least, of 100
PROPOSED = 80.0
SHORTEST = 5  # letters of a word that may be spelled in two ways
_OWN_NAMES = ("outlet", "agency", "company", "channel", "document", "party")  # what is never named by what it is
BEGINNING = 3  # letters of each word that names must share to be compared
FORM, WORDING, HEAD, GIVEN = "form", "spelling", "head", "given name"


class Named(Protocol):
    """A row of the table of entities."""

    id: int
    key: str
    name: str
    kind: str
    country: str | None


class Like(NamedTuple):
    """How alike two names are, of 100; the rule that says so, and whether they are joined by it or only proposed."""

    score: float
    rule: str
    joined: bool


def blocks(name: str, kind: str) -> tuple[str, ...]:
    """What names must share one of to be compared: persons the surname; institutions the beginnings of all their words, or what they are
    in every language (`Klinikum`, `Hospital`) with the beginnings of the others."""
    words = _words(name)
    if not words:
        return ()
    if kind in PEOPLE:
        return (f"p {romanised(words[-1])}",)
    heads = {f"h {slug} {_beginnings(rest)}" for _, slug, rest in _headed(name)}
    return (f"i {_beginnings(words)}", *sorted(heads))


def _beginnings(words: Iterable[str]) -> str:
    return " ".join(sorted(word[:BEGINNING] for word in words))


def alike(one: Named, other: Named) -> Like | None:
    """What there is to say of two entities; None where nothing is. The order of the two does not matter."""
    people = (one.kind in PEOPLE, other.kind in PEOPLE)
    if all(people):
        return _persons(_words(one.name), _words(other.name))
    if any(people) or one.kind != other.kind or (one.country and other.country and one.country != other.country):
        return None
    like = _institutions(_words(one.name), _words(other.name))
    if (like and like.joined) or one.kind in _OWN_NAMES:
        return like
    return _bodies(one.name, other.name) or like


def _bodies(one: str, other: str) -> Like | None:
    """Two names that say in two languages what the body is, and have the same name beside it."""
    if {code for code, _, _ in _headed(one)} & {code for code, _, _ in _headed(other)}:
        return None  # of one language, where two words for a body are two bodies
    for _, slug, rest in _headed(one):
        for _, same, others in _headed(other):
            like = _institutions(list(rest), list(others)) if slug == same else None
            if like and like.joined:
                return Like(like.score, HEAD, True)
    return None


@lru_cache(maxsize=50_000)
def _headed(name: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """(language that knows the head of a name, what the head says that it is, the other words of the name)."""
    found = []
    for code in languages.known():
        typed = rules.typed(split(name), code)
        for head in rules.heads(code).words.values() if typed else ():
            words, parts = _words(name), folded(head.head).split()
            if typed and head.slug == typed.slug and all(part in words for part in parts) and len(words) > len(parts):
                found.append((code, typed.slug, tuple(sorted(word for word in words if word not in parts))))
    return tuple(dict.fromkeys(found))


def _persons(one: list[str], other: list[str]) -> Like | None:
    if not one or not other or romanised(one[-1]) != romanised(other[-1]):
        return None
    same = one[-1] == other[-1]
    first, second = sorted((one[:-1], other[:-1]), key=len)
    if not first:
        return Like(70.0, GIVEN, False) if same else None
    a, b = first[0].rstrip("."), second[0].rstrip(".")
    if a == b:
        return Like(95.0, GIVEN, False) if same else Like(90.0, WORDING, False)
    if romanised(a) == romanised(b):
        return Like(85.0, WORDING, False)
    return Like(85.0, GIVEN, False) if same and min(len(a), len(b)) == 1 and a[:1] == b[:1] else None


def _institutions(one: list[str], other: list[str]) -> Like | None:
    if not one or not other:
        return None
    if sorted(one) == sorted(other):
        return Like(100.0, FORM, True)
    left, right = [w for w in one if w not in other], [w for w in other if w not in one]
    if len(left) != len(right) or any(_tells(word) for word in (*left, *right)):
        return None
    scores = [_spelled(a, b) for a, b in zip(sorted(left), sorted(right), strict=True)]
    score = min(scores)
    if score < PROPOSED or not score:
        return None
    return Like(round(score, 1), WORDING, score >= SPELLING)


def _spelled(one: str, other: str) -> float:
    """How like two words are; words of a few letters and words that begin differently are other words."""
    if min(len(one), len(other)) < SHORTEST or one[0] != other[0]:
        return 0.0
    return fuzz.ratio(one, other)


def _tells(word: str) -> bool:
    """A word that alone tells two bodies apart: a number, a place, a point of the compass."""
    return any(c.isdigit() for c in word) or word in _places() or word in _apart()


def _words(name: str) -> list[str]:
    forms = _forms()
    return [word for raw in folded(name).split() if (word := raw.strip(".,;:()'\"&")) and word not in forms]


@cache
def _forms() -> frozenset[str]:
    """Legal forms and small words, in all languages."""
    data = [languages.toml(code, "who") for code in languages.known()]
    return frozenset(folded(word).strip(".") for rules in data for word in (*rules["forms"], *rules["small"]))


@cache
def _apart() -> frozenset[str]:
    return frozenset(folded(word) for code in languages.known() for word in languages.toml(code, "who")["apart"])


@cache
def _places() -> frozenset[str]:
    """Names of places and countries, and their words."""
    from laut.sources.countries import countries

    names = list(places())
    for code in languages.known():
        names += [word for words in countries(code).names for word in words] + list(countries(code).adjectives)
    return frozenset(word for name in names for word in folded(name).split())

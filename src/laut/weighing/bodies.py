"""Which voices are one institution: a body and its speakers, whatever the language, and what is called only by what it is.

What cannot be told apart is one where the words allow it: `the police` is the one police force that an answer to the same question names. Two
names of two bodies are never one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from laut.weighing.voices import MANAGEMENT, Voice
from laut.weighing.weights import weights

Who = tuple[str, str]
"""An article and the id of a source in it."""


def bodies(
    voices: Iterable[tuple[str, Voice]], roots: Mapping[Who, str] | None = None, told: Mapping[str, Voice] | None = None
) -> dict[tuple[str, Voice], str]:
    """For each voice of the answers to one question (with its article) an id that all voices of one institution share.

    `roots` are sources that people, or the ledger's who-is-who, made one; `told` are voices of the same speakers elsewhere, whose words tell whom
    they speak for.
    """
    every = sorted(set(voices), key=lambda v: (v[1].who, v[1].entry, v[1].slug, v[1].own, v[0], v[1].source))
    told = told or {}
    here: dict[str, Voice] = {}
    for _, v in every:
        if v.told and v.who not in here:
            here[v.who] = v
    full = _full_names(v.who for _, v in every if v.person)
    found: dict[tuple[str, Voice], str] = {}
    loose: list[tuple[str, Voice, Voice]] = []
    for article, v in every:
        who = full.get(v.who, v.who)
        speaks = v if v.told else here.get(who) or told.get(who) or v
        if speaks.entry:
            found[article, v] = speaks.entry
        elif speaks.slug and speaks.own:
            found[article, v] = _own(speaks, found.values())
        elif speaks.slug:
            loose.append((article, v, speaks))
        else:
            found[article, v] = who
    for article, v, speaks in loose:
        fitting = {name for (_, other), name in found.items() if _may_be(speaks, here.get(full.get(other.who, other.who), other))}
        found[article, v] = next(iter(fitting)) if len(fitting) == 1 else speaks.slug
    return _joined(found, roots or {})


def _own(speaks: Voice, names: Iterable[str]) -> str:
    """The id of an institution by what it is and its own names; one of fewer names is the one that has these too."""
    mine = set(speaks.own)
    for name in names:
        slug, _, own = name.partition(":")
        if slug == speaks.slug and own and (mine <= set(own.split()) or set(own.split()) <= mine):
            return name
    return f"{speaks.slug}:{' '.join(speaks.own)}"


def _may_be(generic: Voice, other: Voice) -> bool:
    """What is called only by what it is may be an institution of that kind."""
    if not other.told or not (other.entry or other.own):
        return False
    if generic.slug in (MANAGEMENT, *_firms()) and (other.slug in _firms() or other.kind in _firms()):
        return True
    return other.slug == generic.slug or other.kind in _generic().get(generic.slug, ())


def _full_names(people: Iterable[str]) -> dict[str, str]:
    """Who is named by his surname alone is he who alone has it."""
    every = sorted(set(people))
    found = {}
    for who in every:
        words = who.split()[1:]
        if len(words) == 1:
            longer = [other for other in every if other != who and other.split()[-1] == words[0]]
            if len(longer) == 1:
                found[who] = longer[0]
    return found


def _joined(found: dict[tuple[str, Voice], str], roots: Mapping[Who, str]) -> dict[tuple[str, Voice], str]:
    """Institutions of which a source is one for the ledger are one."""
    if not roots:
        return found
    to: dict[str, str] = {}
    first: dict[str, str] = {}

    def top(name: str) -> str:
        while name in to:
            name = to[name]
        return name

    for (article, v), name in sorted(found.items(), key=lambda f: (f[1], f[0][0], f[0][1].source)):
        root = roots.get((article, v.source))
        if root is None:
            continue
        one, other = sorted((top(name), top(first.setdefault(root, name))))
        if one != other:
            to[other] = one
    return {key: top(name) for key, name in found.items()}


@cache
def _generic() -> dict[str, frozenset[str]]:
    """What is called by a common word -> the kinds of institutions that it may be."""
    return {slug: frozenset(kinds) for slug, kinds in weights()["voices"]["generic"].items()}


@cache
def _firms() -> frozenset[str]:
    return frozenset(weights()["voices"]["firms"])

"""Which voices are one institution: a body and its speakers, whatever the language, and what is called only by what it is.

What cannot be told apart is one where the words allow it: `the police` is the one police force that an answer to the same question names.
Two names of two bodies are never one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from laut.weighing.voices import MANAGEMENT, Voice
from laut.weighing.weights import weights

Who = tuple[str, str]
"""An article and the id of a source in it."""
End = tuple[str, Voice]
"""A voice with its article."""


class Profile(NamedTuple):
    """What words tell of an institution."""

    entry: str
    slug: str
    own: tuple[str, ...]
    kind: str
    language: str

    @property
    def name(self) -> str:
        """An id: of the directory, else what it is with its own names."""
        return self.entry or f"{self.slug}:{' '.join(self.own)}".strip(":")


class Bodies(NamedTuple):
    """An id for each voice (with its article), the same for those of one institution; `apart` are those ids that are surely no other's:
    not a person of whom it is not told whom he speaks for, nor what may be one of several."""

    names: dict[End, str]
    apart: frozenset[str]


def bodies(ends: Iterable[End], roots: Mapping[Who, str] | None = None, told: Mapping[str, Voice] | None = None) -> Bodies:
    """The institutions of the voices of the answers to one question.

    `roots` are sources that people, or the ledger's who-is-who, made one; `told` are voices of the same speakers elsewhere, whose words
    tell whom they speak for.
    """
    every = sorted(set(ends), key=lambda end: (end[1].who, end[1].entry, end[1].slug, end[1].own, end[0], end[1].source))
    here: dict[str, Voice] = {}
    known = told or {}
    for v in (*(v for _, v in every), *(known[v.who] for _, v in every if v.who in known)):
        if v.told and (v.who not in here or _telling(_profile(v)) < _telling(_profile(here[v.who]))):
            here[v.who] = v
    full = _full_names(v.who for _, v in every if v.person)
    of: dict[End, Profile | str] = {}
    for end in every:
        v = end[1]
        who = full.get(v.who, v.who)
        speaks = here.get(who, v) if v.person or not v.told else v
        of[end] = _profile(speaks) if speaks.told else who
    names, loose = _one(sorted({p for p in of.values() if isinstance(p, Profile)}))
    found = _joined({end: names[p] if isinstance(p, Profile) else p for end, p in of.items()}, roots or {})
    apart = {name for end, name in found.items() if isinstance(of[end], Profile) and end[1].named} - loose
    return Bodies(found, frozenset(apart))


def _profile(v: Voice) -> Profile:
    return Profile(v.entry, v.slug, v.own, v.kind, v.language)


def _one(profiles: Sequence[Profile]) -> tuple[dict[Profile, str], set[str]]:
    """An id for each profile, the same for those that are one institution; and the ids that may be one of several others."""
    to = {p: p for p in profiles}

    def top(p: Profile) -> Profile:
        while to[p] != p:
            p = to[p]
        return p

    for i, p in enumerate(profiles):
        for q in profiles[i + 1 :]:
            if _same(p, q):
                one, other = sorted((top(p), top(q)), key=_telling)
                to[other] = one
    loose = set()
    for p in sorted(profiles, key=_telling):
        if p.entry or p.own:
            continue
        fitting = {top(q) for q in profiles if top(q) != top(p) and _may_be(p, q)}
        nearest = {top(q) for q in profiles if top(q) in fitting and (q.kind == p.kind or _akin(p.slug, q.slug))}
        if len(nearest or fitting) == 1:
            to[top(p)] = (nearest or fitting).pop()
        elif fitting:
            loose.add(p)
    return {p: top(p).name for p in profiles}, {top(p).name for p in loose}


def _telling(p: Profile) -> tuple[bool, bool, int, Profile]:
    """What tells more goes before: a directory's entry, own names."""
    return not p.entry, not p.own, -len(p.own), p


def _same(p: Profile, q: Profile) -> bool:
    """Two profiles are surely one institution."""
    if p.entry or q.entry:
        return p.entry == q.entry
    if p.slug == q.slug and not (p.own and q.own):
        return not p.own and not q.own
    a, b = set(p.own), set(q.own)
    if not a or not b or (p.slug and q.slug and not _akin(p.slug, q.slug)):
        return False
    if p.slug != q.slug:
        return a == b
    return a <= b or b <= a or (p.language != q.language and bool(a & b))


def _akin(one: str, other: str) -> bool:
    """One kind of institution is a kind of the other: `regional-court` of `court`."""
    return one == other or one.endswith("-" + other) or other.endswith("-" + one)


def _may_be(generic: Profile, other: Profile) -> bool:
    """What is called only by what it is may be an institution of that kind."""
    if not (other.entry or other.own):  # two common words, of which one tells more: `commission`, `election commission`
        return other.slug.endswith("-" + generic.slug) or (other.slug != generic.slug and other.kind in _generic().get(generic.slug, ()))
    if generic.slug in (MANAGEMENT, *_firms()) and (other.slug in _firms() or other.kind in _firms()):
        return True
    if generic.slug in _plain() and not other.slug and not other.entry:
        return True
    return (bool(generic.slug and other.slug) and _akin(generic.slug, other.slug)) or other.kind in _generic().get(generic.slug, ())


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


def _joined(found: dict[End, str], roots: Mapping[Who, str]) -> dict[End, str]:
    """Institutions of which a source is one for the ledger are one."""
    to: dict[str, str] = {}
    first: dict[str, str] = {}

    def top(name: str) -> str:
        while name in to:
            name = to[name]
        return name

    for (article, v), name in sorted(found.items(), key=lambda f: (f[1], f[0][0], f[0][1].source)) if roots else ():
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
def _plain() -> frozenset[str]:
    """What tells no more than that it is a body."""
    return frozenset(weights()["voices"]["plain"])


@cache
def _firms() -> frozenset[str]:
    return frozenset(weights()["voices"]["firms"])

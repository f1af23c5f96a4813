"""Who stands behind an answer: the speaker's institution, whatever the language, by the words that name him.

`Polizeisprecherin Ina Kehl` and `police spokeswoman Ina Kehl` speak for the police, `Vera Ostertag, who heads the county administration` for the
county. An institution that no directory has is told by what it is (`police`) and by its own name where it has one (`hospital marienfels`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from laut.languages import toml
from laut.records import Source
from laut.sources import rules
from laut.sources.words import INFLECTED, split
from laut.weighing.desk import Desk
from laut.weighing.institutions import SPEAKERS, body, relays

MANAGEMENT, PERSON = "management", "person"
_BEHIND = 90  # code points behind a name in which an apposition says who he is
_WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says something in one article. `who` is the speaker, `body` what he speaks for (empty: not told), `name` as it is shown.

    `body` is an id of the directory, or what the institution is, with its own name behind it. `hands_on`: an outlet, an agency.
    """

    who: str
    body: str
    name: str
    named: bool
    hands_on: bool


def voice(source: Source, desk: Desk) -> Voice:
    """The voice of a source of a reading."""
    entry = body(source, desk)
    if entry is not None:
        found = entry.id
    elif source.kind in SPEAKERS or source.kind == "group":
        found = _spoken_for(source, desk)
    else:
        found = _institution(source.name.split(), desk.language)
    if found == MANAGEMENT:
        found = _protagonist(desk) or found
    return Voice(f"{PERSON if source.kind in SPEAKERS else source.kind}|{source.name.casefold()}", found, source.name, source.named, relays(source, desk))


def _spoken_for(source: Source, desk: Desk) -> str:
    for phrase in _phrases(source, desk):
        own = source.name.split() if source.kind == "person" else ()
        words = [word for word in _WORD.findall(phrase) if word not in own]
        for word in words:
            if found := _office(word, desk.language):
                return found
        if found := _institution(words, desk.language):
            return found
    return _institution(source.name.split(), desk.language)


def _phrases(source: Source, desk: Desk) -> Iterable[str]:
    """The phrases that name a source, each with the apposition or relative clause behind it."""
    spans = [span for a in desk.reading.attributions if source.id in a.sources for span in a.speaker]
    for b, e in dict.fromkeys((*source.mentions[:2], *spans)):
        behind = desk.text[e : e + _BEHIND]
        cut = re.search(r"[.!?;:\n“”\"]|,\s+(?!who\b|der\b|die\b|das\b|the\b|an?\b|ein)", behind[2:])
        said = behind[: cut.start() + 2] if behind[:1] == "," and cut else behind if behind[:1] == "," else ""
        yield desk.text[b:e] + " " + said


def _office(word: str, language: str) -> str:
    """What the holder of an office speaks for: `Landrätin`, `Polizeisprecherin`, `Finanzminister`."""
    offices, holders = _data(language)
    low = word.casefold()
    if low in offices:
        return offices[low]
    for ending, instead in holders:
        if low.endswith(ending) and len(low) - len(ending) >= len("bau"):
            before = word[: len(word) - len(ending)]
            for name in (before + instead, before.removesuffix("s") + instead):
                head = rules.head_of(name, language)
                if head:
                    return head.slug
    return ""


def _institution(words: Sequence[str], language: str) -> str:
    """What an institution is, and its own name: `hospital marienfels`; empty where no word tells it."""
    names = split(" ".join(words))
    typed = rules.typed(names, language)
    if typed is None:
        return ""
    parts = {part for head in rules.heads(language).words.values() if head.slug == typed.slug for part in head.head.split()}
    own = [name.casefold() for name in names if name[:1].isupper() and not _is_head(name, language, parts)]
    return " ".join((typed.slug, *sorted(own)))


def _is_head(word: str, language: str, parts: set[str]) -> bool:
    return word.casefold() in parts or (language in INFLECTED and rules.head_of(word, language) is not None)


def _protagonist(desk: Desk) -> str:
    """The institution that an article is about: the one of those that are led which its words name most often."""
    led = toml(desk.language, "voices")["led"]
    found: Counter[str] = Counter()
    for word in _WORD.findall(desk.text):
        head = rules.head_of(word, desk.language) if word[:1].isupper() or desk.language not in INFLECTED else None
        if head and head.slug in led:
            found[head.slug] += 1
    return min(found, key=lambda slug: (-found[slug], slug), default="")


@cache
def _data(language: str) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Office -> what its holder speaks for; ending of a holder's word -> what to put in its place, the longest first."""
    data = toml(language, "voices")
    offices = {office: slug for slug, some in data["offices"].items() for office in some}
    holders = [(ending, instead) for instead, some in data["holders"].items() for ending in some]
    return offices, tuple(sorted(holders, key=lambda h: -len(h[0])))


def bodies(voices: Iterable[Voice]) -> Mapping[Voice, str]:
    """Which voices are one institution: for each a name that all of one share.

    A speaker is his institution. What is called only by what it is (`the police`, `the operator`) is the one of that kind that has a name, where
    there is one alone.
    """
    every = sorted(set(voices), key=lambda v: (v.body, v.who))
    told = {v.who: v.body for v in every if v.body}
    named: dict[str, set[str]] = {}
    for body_ in told.values():
        slug, _, own = body_.partition(" ")
        if own:
            named.setdefault(slug, set()).add(body_)
    firms = sorted({b for slug, some in named.items() for b in some if slug in ("company", "operator")})
    found = {}
    for v in every:
        body_ = v.body or told.get(v.who, "")
        if body_ and " " not in body_ and len(named.get(body_, ())) == 1:
            body_ = next(iter(named[body_]))
        elif body_ in ("company", "operator", "management") and len(firms) == 1:
            body_ = firms[0]
        found[v] = body_ or v.who
    return found

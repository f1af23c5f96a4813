"""Who stands behind an answer: the speaker's institution, whatever the language, by the words that name him.

`Polizeisprecherin Ina Kehl` and `police spokeswoman Ina Kehl` speak for the police, `Vera Ostertag, who heads the county administration` for the
county. An institution that no directory has is told by what it is (`police`) and by its own name where it has one (`hospital marienfels`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from laut.languages import known, toml
from laut.ledger.naming import NATIONAL, entry_of, folded
from laut.records import Source
from laut.sources import directory, rules
from laut.sources.words import INFLECTED, romanised, split
from laut.weighing.desk import Desk
from laut.weighing.institutions import RELAYS, SPEAKERS, body, relays

MANAGEMENT, PERSON, GROUP = "management", "person", "group"
_BEHIND = 90  # code points behind a name in which an apposition says who he is
_WORD = re.compile(r"[\w’'-]+")
_LABEL = re.compile(r"^[^a-zäöüß]{3,}\s[–—-]\s")  # a heading in capitals before a name: `WATER - Lindbach AG`


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says something in one article: `source` is the id of the source there, `name` the name as it is shown.

    `who` is the same for the same speaker in any article. What he speaks for is told by `entry`, an id of the directory, or else by `slug`, what
    kind of institution it is (`police`), with its `own` names (`ilsen`); all are empty where it is not told. `kind` is that of the institution.
    `hands_on`: an outlet, an agency. `person`: a human being.
    """

    source: str
    name: str
    who: str
    entry: str
    slug: str
    own: tuple[str, ...]
    kind: str
    named: bool
    hands_on: bool
    person: bool

    @property
    def told(self) -> bool:
        """It is told whom the voice speaks for."""
        return bool(self.entry or self.slug)


def voice(source: Source, desk: Desk) -> Voice:
    """The voice of a source of a reading."""
    found = body(source, desk) or entry_of(source, desk.language)
    name = _LABEL.sub("", source.name)
    entry, slug, kind = "", "", source.kind
    own: tuple[str, ...] = ()
    if found is not None and (found.kind in RELAYS or found.kind in NATIONAL or found.id in directory().entries):
        entry, kind = found.id, found.kind
    else:
        slug, own = _institution_of(source, name, desk)
        kind = _kinds().get(slug, source.kind)
    if slug == MANAGEMENT:
        slug = _protagonist(desk) or slug
    person = source.kind in SPEAKERS and source.named
    return Voice(source.id, name, _who(source, name, desk), entry, slug, own, kind, source.named, relays(source, desk), person)


def outlet_voice(name: str | None, language: str) -> Voice:
    """The voice of the outlet that an article appears in."""
    entry = directory().find(name, language) if name else None
    found = entry.id if entry and entry.kind in RELAYS else ""
    return Voice("", name or "", f"outlet {folded(name or '')}", found, "", (), "outlet", True, True, False)


def _who(source: Source, name: str, desk: Desk) -> str:
    """The same speaker in every article: a person by the sound of his name, an unnamed one by the article."""
    if source.kind in SPEAKERS and source.named:
        return f"{PERSON} " + " ".join(romanised(word) for word in folded(name).replace(".", " ").split())
    if not source.named:
        return f"{GROUP} {folded(name)}"
    return f"{source.kind} {folded(name)}" if source.kind in RELAYS else f"body {folded(name)}"


def _institution_of(source: Source, name: str, desk: Desk) -> tuple[str, tuple[str, ...]]:
    if source.kind in SPEAKERS or source.kind == GROUP:
        return _spoken_for(source, desk)
    return _institution(name.split(), desk.language)


def _spoken_for(source: Source, desk: Desk) -> tuple[str, tuple[str, ...]]:
    for phrase in _phrases(source, desk):
        own = source.name.split() if source.kind == "person" else ()
        words = [word for word in _WORD.findall(phrase) if word not in own]
        for word in words:
            if found := _office(word, desk.language):
                return found, ()
        if (institution := _institution(words, desk.language))[0]:
            return institution
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


def _institution(words: Sequence[str], language: str) -> tuple[str, tuple[str, ...]]:
    """What an institution is, and its own name (`hospital`, `marienfels`); empty where no word tells it."""
    names = split(" ".join(words))
    typed = rules.typed(names, language)
    if typed is None:
        return "", ()
    parts = {part for head in rules.heads(language).words.values() if head.slug == typed.slug for part in head.head.split()}
    small = toml(language, "who")["small"]
    own = [name for name in names if name[:1].isupper() and name.casefold() not in small and not _is_head(name, language, parts)]
    return typed.slug, tuple(sorted({folded(name) for name in own}))


@cache
def _kinds() -> dict[str, str]:
    """The kind of each slug."""
    return {head.slug: head.kind for code in known() for head in rules.heads(code).words.values()}


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

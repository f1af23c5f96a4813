"""Who stands behind an answer: the speaker's institution, whatever the language, by the words that name him.

`Polizeisprecherin Ina Kehl` and `police spokeswoman Ina Kehl` speak for the police, `Vera Ostertag, who heads the county administration`
for the county. An institution that no directory has is told by what it is (`police`) and by its own name where it has one (`hospital
marienfels`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from laut.languages import known, toml
from laut.records import Source
from laut.sources import countries, directory, rules
from laut.sources.naming import NATIONAL, as_listed, entry_of, folded
from laut.sources.words import INFLECTED, romanised, split, stem
from laut.weighing.desk import Desk
from laut.weighing.institutions import RELAYS, SPEAKERS, body, relays
from laut.weighing.weights import weights

MANAGEMENT, PERSON, GROUP, _OTHER = "management", "person", "group", "other"
_BEHIND = 90  # code points behind a name in which an apposition says who he is
_WORD = re.compile(r"[\w’'-]+")
_MENTIONS = 4  # of a name that are looked at
_SAME = 5  # letters by which a word is told in any inflection
_BEFORE = 40  # code points before a name in which a title stands
_TITLE = re.compile(r"(?:[\w’'-]+\s+){1,3}\Z")
_PARTED = re.compile(
    r"(?:[\w’'-]+\s+){0,3}[\w’'-]+,\s+\Z"
)  # the same, where the name is the apposition: `the hospital's finance chief, Ina Berg, said`
_ADJECTIVE = re.compile(r"(?:lich|isch|ig|iv)e[rnm]?$")
_OWNER = ("'s", "’s")  # whose: `the hospital's finance chief`
_LABEL = re.compile(r"^[^a-zäöüß]{3,}\s[–—-]\s")  # a heading in capitals before a name: `WATER - Lindbach AG`


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says something in one article: `source` is the id of the source there, `name` the name as it is shown.

    `who` is the same for the same speaker in any article. What he speaks for is told by `entry`, an id of the directory, or by `slug`,
    what kind of institution it is (`police`), with its `own` names (`ilsen`); all are empty where it is not told. `kind` is that of the
    institution. `hands_on`: an outlet, an agency. `person`: a human being.
    """

    source: str
    name: str
    who: str
    entry: str
    slug: str
    own: tuple[str, ...]
    kind: str
    language: str
    named: bool
    hands_on: bool
    person: bool

    @property
    def told(self) -> bool:
        """It is told whom the voice speaks for."""
        return bool(self.entry or self.slug or self.own)


def voice(source: Source, desk: Desk) -> Voice:
    """The voice of a source of a reading."""
    found = body(source, desk) or entry_of(source, desk.language)
    name = _LABEL.sub("", source.name)
    hands_on = relays(source, desk)
    person = source.kind in SPEAKERS and source.named
    entry, slug, kind = "", "", source.kind
    own: tuple[str, ...] = ()
    if found is not None and (found.kind in RELAYS or found.kind in NATIONAL or found.id in directory().entries):
        entry, kind = found.id, found.kind
    elif not hands_on:
        entry, slug, own = _institution_of(source, name, desk)
        listed = directory().get(entry) if entry else None
        kind = listed.kind if listed else _kinds().get(slug, source.kind)
    if slug in _inner():
        slug, own = _protagonist(desk) or slug, ()
    return Voice(source.id, name, _who(source, name, hands_on), entry, slug, own, kind, desk.language, source.named, hands_on, person)


def outlet_voice(name: str | None, language: str) -> Voice:
    """The voice of the outlet that an article appears in."""
    entry = directory().find(name, language) if name else None
    found = entry.id if entry and entry.kind in RELAYS else ""
    return Voice("", name or "", f"outlet {outlet_key(name or '')}", found, "", (), "outlet", language, True, True, False)


def as_told(v: Voice, words: str) -> Voice:
    """The voice of a body whose speaker without a name `words` tell: `Sprecherin (Klinikum Auental)`, as the text has her."""
    data, small = toml(v.language, "cast"), toml(v.language, "who")["small"]
    told = [word for word in _WORD.findall(words) if word.casefold() not in (*data["indefinite"], *data["definite"], *small)]
    known = {folded(word)[:_SAME] for word in v.name.split()}
    if v.person or len(told) != 1 or folded(told[0])[:_SAME] in known or not any(role in told[0].casefold() for role in data["spokesmen"]):
        return v
    return replace(v, name=f"{told[0]} ({v.name})")


@lru_cache(maxsize=50_000)
def outlet_key(name: str) -> str:
    """The name of an outlet as any article may write it: `der Zeitung The Salford Courier`, `des Salforder Tageblatts`."""
    small = {word for code in known() for word in (*toml(code, "who")["small"], *toml(code, "voices")["press"])}
    words = [word for word in folded(name).split() if word not in small]
    return " ".join(stem(word) for word in words)


def _who(source: Source, name: str, hands_on: bool) -> str:
    """The same speaker in every article: a person by the sound of his name, an unnamed one by what he is called."""
    if hands_on:
        return f"outlet {outlet_key(name)}"
    if not source.named:
        return f"{GROUP} {folded(name)}"
    if source.kind in SPEAKERS:
        return f"{PERSON} " + " ".join(romanised(word) for word in folded(name).replace(".", " ").split())
    return f"body {folded(name)}"


Institution = tuple[str, str, tuple[str, ...]]
"""An id of the directory, or what kind of institution it is, and its own names."""
_NONE: Institution = ("", "", ())


def _institution_of(source: Source, name: str, desk: Desk) -> Institution:
    """What a source speaks for. Of a body that no word types, the words of its name."""
    if source.kind in SPEAKERS - {_OTHER} or source.kind == GROUP or not source.named:
        return _spoken_for(source, desk)
    words = _WORD.findall(name)
    return _first(words, desk.language) or ("", "", _own(words, desk.language))


def _spoken_for(source: Source, desk: Desk) -> Institution:
    """What stands first in a phrase that names him: an office (`Landrätin`), or an institution (`Sprecherin der Polizei Ilsen`)."""
    managing = False
    for named, behind in phrases(source, desk):
        own = source.name.split() if source.kind in SPEAKERS and source.named else ()
        title = [word for word in _WORD.findall(named) if word not in own]
        apposition = _WORD.findall(behind) if _explains(behind, desk.language) else []
        for piece in (title, apposition):
            if found := _first(piece, desk.language):
                return found
        managing = managing or _manages(title or apposition, desk.language)
    found = _first(source.name.split(), desk.language)
    return found or (("", MANAGEMENT, ()) if managing else _NONE)


def _explains(words: str, language: str) -> bool:
    """What stands behind a name and a comma begins as an apposition or a relative clause does: `a spokesman for`, not `told the
    assembly`."""
    first = next(iter(_WORD.findall(words)), "")
    data = toml(language, "voices")
    low = first.casefold()
    return (
        low in data["begins"] or low in data["roles"] or bool(_office(first, language)) or (language in INFLECTED and first[:1].isupper())
    )


def _first(words: Sequence[str], language: str) -> Institution | None:
    """The office or institution that stands first: before the word for who leads or speaks, or behind it."""
    data = toml(language, "voices")
    office = next(((i, found) for i, word in enumerate(words) if (found := _office(word, language)) and found != MANAGEMENT), None)
    roles = frozenset(data["roles"])
    seated = [data["seats"].get(word.casefold(), word) for word in words]
    whole = _institution(seated, language)
    if any(whole) and not (office and office[0] < _begins(seated, language)):
        return whole
    if office and office[0] == 0:
        return _national(office[1], (), None, words, language)
    at = [i for i, word in enumerate(seated) if word.casefold() in roles]
    owner = next((i + 1 for i, word in enumerate(seated) if word.endswith(_OWNER)), 0)
    for part in (
        seated[:owner],
        seated,
        [word for word in seated if word.casefold() not in roles],
        *(_begun(seated[i + 1 :], language) for i in at),
    ):
        institution = _institution(part, language)
        if any(institution):
            return institution
    return _national(office[1], (), None, words, language) if office else None


def _begins(words: Sequence[str], language: str) -> int:
    """The place of the first word of the institution that words name: that of a county ambulance service is the county's."""
    names = split(" ".join(words))
    typed = rules.typed(names, language)
    return _reach(names, _heads(names, typed.slug, language), language)[0] if typed else 0


def _begun(words: Sequence[str], language: str) -> Sequence[str]:
    """The words from the first that is no small one on."""
    small = toml(language, "who")["small"]
    first = next((i for i, word in enumerate(words) if word.casefold() not in small), len(words))
    return words[first:]


def _manages(words: Sequence[str], language: str) -> bool:
    """The words are a title of those who lead an institution that they do not name, and nothing else."""
    small = toml(language, "who")["small"]
    roles = toml(language, "voices")["roles"]
    left = [word for word in words if word.casefold() not in small and not (language in INFLECTED and _tells_kind(word))]
    managing = [_office(word, language) == MANAGEMENT for word in left]
    return any(managing) and all(found or word.casefold() in roles for found, word in zip(managing, left, strict=True))


def _tells_kind(word: str) -> bool:
    """A word in small letters, or an adjective of a title: `der Ärztliche Direktor`."""
    return word.islower() or _ADJECTIVE.search(word) is not None


def phrases(source: Source, desk: Desk) -> Iterable[tuple[str, str]]:
    """The phrases that name a source, each with the apposition or relative clause behind it."""
    spans = [span for a in desk.reading.attributions if source.id in a.sources for span in a.speaker]
    for b, e in dict.fromkeys((*source.mentions[:_MENTIONS], *spans)):
        behind = desk.text[e : e + _BEHIND]
        cut = re.search(r"[.!?;:,\n“”\"]", behind[1:])
        rule = _PARTED if desk.text[e : e + 1] == "," and desk.text[b - 2 : b] == ", " else _TITLE
        before = rule.search(desk.text, max(0, b - _BEFORE), b) if source.named and desk.text[b:e] in source.name else None
        title = before[0] + " " if before else ""
        yield title + desk.text[b:e], behind[1 : cut.start() + 1] if behind[:1] == "," and cut else behind[1:] if behind[:1] == "," else ""


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


def _institution(words: Sequence[str], language: str) -> Institution:
    """What an institution is, and its own name (`hospital`, `marienfels`); empty where no word tells it."""
    names = split(" ".join(words))
    typed = rules.typed(names, language)
    if typed is None:
        return _NONE
    heads = _heads(names, typed.slug, language)
    if _kinds().get(typed.slug) in RELAYS:
        return _NONE
    first, last = _reach(names, heads, language)
    own = _own([name for i, name in enumerate(names[first:last], first) if i not in heads], language)
    slug = "" if typed.slug in _plain() and own else typed.slug
    return _national(slug, own, typed.country, names[first:last], language)


def _heads(names: Sequence[str], slug: str, language: str) -> list[int]:
    """The places of the words that tell what an institution is."""
    parts = {part for head in rules.heads(language).words.values() if head.slug == slug for part in head.head.split()}
    return [i for i, name in enumerate(names) if _is_head(name, language, parts)]


def _national(slug: str, own: tuple[str, ...], country: str | None, words: Sequence[str], language: str) -> Institution:
    """The body of a state as the directory has it, where the words name the state or its capital: `the general staff in Seoul`."""
    kind = _kinds().get(slug, "")
    if kind in NATIONAL:
        lands = countries(language)
        code = country or next((c for word in words if (c := lands.adjective(word) or lands.state([word]))), None)
        made = directory().body(rules.Typed(kind, code, slug, "")) if code else None
        if made is not None:
            return as_listed(made).id, "", ()
    return "", weights()["voices"]["also"].get(slug, slug), own


def _reach(names: Sequence[str], heads: Sequence[int], language: str) -> tuple[int, int]:
    """How far a name reaches around the words for what it is: the words before, and behind it those in capitals or joined by a
    preposition."""
    joins, small = toml(language, "voices")["joins"], toml(language, "who")["small"]
    first = last = heads[0] if heads else 0
    while first and not names[first - 1][:1].isdigit() and names[first - 1].casefold() not in (*joins, *small):
        first -= 1
    while last < len(names) and (last in heads or names[last][:1].isupper() or names[last].casefold() in joins):
        last += 1
    return first, max(last, 1)


def _own(words: Sequence[str], language: str) -> tuple[str, ...]:
    """The own names among words: those in capitals, without legal forms and small words."""
    small = {*toml(language, "who")["small"], *toml(language, "who")["forms"]}
    roles = frozenset(toml(language, "voices")["roles"])
    own = [word for word in words if word[:1].isupper() and word.casefold() not in small | roles and not _office(word, language)]
    names = {folded(word) for word in own}
    return tuple(sorted(name for name in names if name.strip(".") not in small))


@cache
def _plain() -> frozenset[str]:
    """Kinds that tell no more than that it is a body: of those its own name counts alone."""
    return frozenset(weights()["voices"]["plain"])


@cache
def _inner() -> frozenset[str]:
    """What is a part of an institution, and speaks for it."""
    return frozenset(weights()["voices"]["inner"])


@cache
def _kinds() -> dict[str, str]:
    """The kind of each slug."""
    return {head.slug: head.kind for code in known() for head in rules.heads(code).words.values()}


def _is_head(word: str, language: str, parts: set[str]) -> bool:
    return word.casefold() in parts or (language in INFLECTED and rules.head_of(word, language) is not None)


def _protagonist(desk: Desk) -> str:
    """The institution that an article is about: the one of those that are led which its words name most often."""
    led = toml(desk.language, "voices")["led"]
    forms = rules.heads(desk.language).forms | rules.heads(desk.language).ends
    found: Counter[str] = Counter()
    for word in _WORD.findall(desk.text):
        head = rules.head_of(word, desk.language) if word[:1].isupper() or desk.language not in INFLECTED else None
        if head and head.slug in led:
            found[head.slug] += 1
        elif word.casefold() in forms and word[:1].isupper():
            found["company"] += 1
    return min(found, key=lambda slug: (-found[slug], slug), default="")


@cache
def _data(language: str) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Office -> what its holder speaks for; ending of a holder's word -> what to put in its place, the longest first."""
    data = toml(language, "voices")
    offices = {office: slug for slug, some in data["offices"].items() for office in some}
    holders = [(ending, instead) for instead, some in data["holders"].items() for ending in some]
    return offices, tuple(sorted(holders, key=lambda h: -len(h[0])))

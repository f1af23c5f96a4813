"""Institutions: a body and its speaker, a ministry and its minister, a capital and its government are one voice."""

from __future__ import annotations

from laut.records import Attribution, Source
from laut.sources import Entry, countries, directory, rules
from laut.sources.words import split
from laut.weighing.desk import Desk
from laut.weighing.words import has, stem

# Kinds of sources that hand on what others say: a chain that ends in one names no origin.
RELAYS = frozenset({"outlet", "agency", "channel"})
# Who speaks for somebody, and whom a government's word commits: its own organs.
SPEAKERS = frozenset({"person", "official", "expert", "other"})
GOVERNMENT = frozenset({"state", "ministry", "military", "service", "parliament"})
# Kinds that the reader gives to a name it could not place: the directory may know it. A person is never taken for an outlet of that name.
UNSURE = frozenset({"other", "group", "outlet", "agency", "channel"})
_AGENCIES = ("agency", "news-agency")  # common words that tell nothing: of news, or of a state
_PHRASE = 12  # words of a speaker's phrase that are looked through for the institution
_LONGEST = 5  # words of an institution's name


def voice(source: Source, desk: Desk) -> str:
    """The key of the institution that speaks: the directory's entry, of a speaker that of his body, else the source itself."""
    if source.id not in desk.voices:
        entry = body(source, desk)
        desk.voices[source.id] = entry.id if entry else source.entry or " ".join(stem(w) for w in source.name.split())
    return desk.voices[source.id]


def entry_of(source: Source, desk: Desk) -> Entry | None:
    """The source's own entry in the directory."""
    known = directory()
    if source.entry:
        return known.get(source.entry) or known.find(source.name, desk.language)
    return known.find(source.name, desk.language) if source.kind in UNSURE else None


def body(source: Source, desk: Desk) -> Entry | None:
    """The entry of a source in the directory; of a speaker the one that his phrase names."""
    own = entry_of(source, desk)
    if own is not None or source.kind not in SPEAKERS or not source.named:
        return own
    known = directory()
    for span in source.mentions[:3]:
        parts = source.name.split() if source.kind in ("person", "other") else []
        words = [word for word in desk.words(span).replace(",", " ").split()[:_PHRASE] if word not in parts]
        if any(word.casefold() in rules.heads(desk.language).forms for word in words):
            continue  # a firm that has a word of its name in common with another body
        for size in range(min(_LONGEST, len(words)), 0, -1):
            for i in range(len(words) - size + 1):
                if size == 1 and rules.head_of(words[i], desk.language):
                    continue  # a common word: `Union leader Marie Berg`
                entry = known.find(" ".join(words[i : i + size]), desk.language)
                if entry is not None and entry.kind not in RELAYS and entry.kind != "state":
                    return entry
    return None


def relays(source: Source, desk: Desk) -> bool:
    """An outlet, an agency, a channel, or one of no known kind that hands on elsewhere in the article: it names no origin by itself."""
    known = kind(source, desk)
    if known == "agency" and not source.named and not has(desk.language, "press", source.name):
        return False  # an agency of a state, by its common name
    return known in RELAYS or (known == "other" and source.id in desk.relaying and len(source.name.split()) <= _LONGEST - 1)


def kind(source: Source, desk: Desk) -> str:
    """The kind of a source: by the directory, by the word for what it is (an ambulance service is no agency), else its own."""
    entry = entry_of(source, desk)
    if entry is None and source.kind in RELAYS:
        for name in (source.name, " ".join(source.name.split()[-2:])):
            typed = rules.typed(split(name), desk.language)
            if typed is not None and typed.slug not in _AGENCIES:
                return typed.kind
    return entry.kind if entry else source.kind


def voices(desk: Desk, attribution: Attribution) -> set[str]:
    """The institutions that say this."""
    return {voice(desk.source[s], desk) for s in attribution.sources if s in desk.source}


def speaks_for(desk: Desk, attribution: Attribution) -> set[str]:
    """The institutions that say this, and the countries whose organs they are: what a position is held by."""
    found = voices(desk, attribution)
    for s in attribution.sources:
        if s in desk.source:
            country = _country(desk.source[s], desk)
            found |= {"country " + country} if country else set()
    return found


def _country(source: Source, desk: Desk) -> str | None:
    """The country that a source speaks for: as its organ, or as the holder of an office of a country that the phrase names."""
    entry = body(source, desk)
    if entry is not None:
        return entry.country if entry.kind in GOVERNMENT else None
    lands = countries(desk.language)
    for span in source.mentions[:3]:
        words = desk.words(span)
        if has(desk.language, "offices", words):
            found = [code for w in words.split() if (code := lands.adjective(w.strip(",.;:")))]
            if found:
                return found[0]
    return None

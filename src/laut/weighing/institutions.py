"""Institutions: a body and its speaker, a ministry and its minister, a capital and its government are one voice."""

from __future__ import annotations

from laut.records import Attribution, Source
from laut.sources import directory
from laut.sources.directory import Entry
from laut.weighing.desk import Desk
from laut.weighing.words import stem

# Who speaks for somebody, and whom a government's word commits: its own organs.
SPEAKERS = frozenset({"person", "official", "expert", "other"})
GOVERNMENT = frozenset({"state", "ministry", "military", "service", "parliament"})
_PHRASE = 12  # words of a speaker's phrase that are looked through for the institution
_LONGEST = 5  # words of an institution's name


def voice(source: Source, desk: Desk) -> str:
    """The key of the institution that speaks: the directory's entry, of a speaker that of his body, else the source itself."""
    if source.id not in desk.voices:
        entry = body(source, desk)
        desk.voices[source.id] = entry.id if entry else source.entry or " ".join(stem(w) for w in source.name.split())
    return desk.voices[source.id]


def body(source: Source, desk: Desk) -> Entry | None:
    """The entry of a source in the directory; of a speaker the one that his phrase names."""
    known = directory()
    if source.entry:
        return known.get(source.entry) or known.find(source.name, desk.language)
    if source.kind not in SPEAKERS or not source.named:
        return None
    for span in source.mentions[:3]:
        words = desk.words(span).replace(",", " ").split()[:_PHRASE]
        for size in range(min(_LONGEST, len(words)), 0, -1):
            for i in range(len(words) - size + 1):
                entry = known.find(" ".join(words[i : i + size]), desk.language)
                if entry is not None and entry.kind not in ("outlet", "agency", "channel", "state"):
                    return entry
    return None


def voices(desk: Desk, attribution: Attribution) -> set[str]:
    """The institutions that say this."""
    return {voice(desk.source[s], desk) for s in attribution.sources if s in desk.source}


def speaks_for(desk: Desk, attribution: Attribution) -> set[str]:
    """The institutions that say this, and the countries whose organs they are: what a position is held by."""
    found = voices(desk, attribution)
    known = directory()
    for s in attribution.sources:
        entry = known.get(voice(desk.source[s], desk)) if s in desk.source else None
        if entry is not None and entry.country and entry.kind in GOVERNMENT:
            found.add("country " + entry.country)
    return found

"""Institutions: a body and its speaker, a ministry and its minister, a capital and its government are one voice."""

from __future__ import annotations

from laut.records import Attribution, Source
from laut.weighing.desk import Desk
from laut.weighing.words import stem


def voice(source: Source, desk: Desk) -> str:
    """The key of the institution that speaks: the directory's entry where there is one, else the source itself."""
    if source.entry:
        return source.entry
    return " ".join(stem(w) for w in source.name.split())


def voices(desk: Desk, attribution: Attribution) -> set[str]:
    """The institutions that say this."""
    return {voice(desk.source[s], desk) for s in attribution.sources if s in desk.source}

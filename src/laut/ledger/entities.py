"""Who is who across articles: each source of a reading is a mention of one entity; what the ledger cannot be sure of stays apart.

An entry of the directory is one entity in every language (`Nordkorea`, `DPRK`). Else an institution is told by its kind and its name,
a person by the whole name; a group without a name (`zwei Beamte`) is never one with another of another article.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from laut.records import Attribution, Reading, Source
from laut.sources import directory

OUTLET = "outlet"
_PEOPLE = ("person", "official", "expert")


@dataclass(frozen=True, slots=True)
class Who:
    """An entity as one article knows it. `name` is the id of the source in the reading, `outlet` for the article's own."""

    name: str
    key: str
    written: str
    usual: str
    kind: str
    country: str | None
    entry: str | None
    named: bool
    origin: int
    relay: int


def folded(name: str) -> str:
    """A name without case, accents of foreign letters and doubled spaces; umlauts stay what they are."""
    kept = {"ä": "ä", "ö": "ö", "ü": "ü", "ß": "ss"}
    low = unicodedata.normalize("NFC", name).casefold()
    out = "".join(kept.get(c) or "".join(d for d in unicodedata.normalize("NFD", c) if not unicodedata.combining(d)) for c in low)
    return " ".join(out.replace("-", " ").replace("’", "'").split())


def everybody(reading: Reading) -> tuple[Who, ...]:
    """The entities of one reading with how often each stands at the end of a chain, and how often it hands on."""
    origins, relays = _counts(reading)
    found = [_outlet(reading)] if reading.document.outlet else []
    found += [_source(s, reading, origins[s.id], relays[s.id]) for s in reading.sources]
    return tuple(found)


def _counts(reading: Reading) -> tuple[Counter[str], Counter[str]]:
    attributions = {a.id: a for a in reading.attributions}
    origins: Counter[str] = Counter()
    relays: Counter[str] = Counter()
    for claim in reading.claims:
        last = attributions.get(claim.attribution or "")
        if last is None:
            continue
        origins.update(last.sources)
        relays.update({source for link in _above(last, attributions) for source in link.sources} - set(last.sources))
    return origins, relays


def _above(attribution: Attribution, known: dict[str, Attribution]) -> list[Attribution]:
    """The attributions that relay this one, the nearest first."""
    found: list[Attribution] = []
    while attribution.parent and attribution.parent in known and known[attribution.parent] not in found:
        attribution = known[attribution.parent]
        found.append(attribution)
    return found


def _outlet(reading: Reading) -> Who:
    document = reading.document
    name = document.outlet or ""
    entry = directory().find(name, document.language or "en")
    own = sum(claim.attribution is None for claim in reading.claims)
    key = entry.id if entry else f"{OUTLET}|{folded(name)}"
    usual = entry.name(document.language or "en") if entry else name
    return Who(OUTLET, key, name, usual, entry.kind if entry else OUTLET, entry.country if entry else None, entry.id if entry else None,
               True, own, len(reading.claims) - own)  # fmt: skip


def _source(source: Source, reading: Reading, origin: int, relay: int) -> Who:
    language = reading.document.language or "en"
    entry = directory().get(source.entry) if source.entry else None
    country = entry.country if entry else None
    if entry:
        key, usual = entry.id, entry.name(language)
    elif not source.named:
        key, usual = f"unnamed|{reading.document.id}|{source.id}", source.name
    else:
        kind = "person" if source.kind in _PEOPLE else source.kind
        key, usual = f"{kind}|{folded(source.name)}", source.name
    return Who(source.id, key, source.name, usual, source.kind, country, source.entry if entry else None, source.named, origin, relay)


def regroup(connection: Connection, keys: Sequence[str]) -> None:
    """Called where decisions over these keys changed. Groups are told from the decisions that stand (merging.groups): nothing is kept."""

"""What an article rests on, in numbers: who stands at the ends of its chains, and how much is attributed to nobody."""

from __future__ import annotations

from dataclasses import dataclass

from laut.records import Reading
from laut.showing.app.words import AppWords
from laut.showing.chains import Chains, family


@dataclass(slots=True)
class Origin:
    """One source at the ends of chains: how many claims and figures end there. `sort` is named, unnamed, nobody or own."""

    name: str
    sort: str
    family: str
    claims: int = 0
    figures: int = 0


@dataclass(frozen=True, slots=True)
class Rests:
    """What an article rests on: origins, those of most first; how many claims and figures in all, and claims with an inferred link."""

    origins: tuple[Origin, ...]
    claims: int
    figures: int
    inferred: int

    def of(self, sort: str) -> int:
        """How many claims end in origins of one sort."""
        return sum(o.claims for o in self.origins if o.sort == sort)


def rests(reading: Reading, words: AppWords) -> Rests:
    """The origins of a reading."""
    chains = Chains(reading)
    found: dict[tuple[str, str], Origin] = {}
    inferred = 0
    for what, records in (("claims", reading.claims), ("figures", reading.figures)):
        for record in records:
            links = chains.of(record.attribution)
            inferred += what == "claims" and any(not link.said for link in links)
            if not links:
                some = [("", "own", "outlet")]
            elif not links[-1].sources:
                some = [("", "nobody", "other")]
            else:
                some = [(s.name, "named" if s.named else "unnamed", family(s)) for s in links[-1].sources]
            for name, sort, kind in some:
                told = {"own": reading.document.outlet or words("head.no_outlet"), "nobody": words("rests.nobody")}.get(sort, name)
                origin = found.setdefault((sort, told), Origin(told, sort, kind))
                setattr(origin, what, getattr(origin, what) + 1)
    rank = {"named": 0, "unnamed": 1, "nobody": 2, "own": 3}
    origins = sorted(found.values(), key=lambda o: (rank[o.sort], -o.claims - o.figures, o.name))
    return Rests(tuple(origins), len(reading.claims), len(reading.figures), inferred)

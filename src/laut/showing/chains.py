"""Chains as a reader sees them: who stands at each link, of what kind, and whether the text names the link or it is inferred."""

from __future__ import annotations

from dataclasses import dataclass

from laut.lookup import untold
from laut.records import Attribution, Claim, Figure, Reading, Source

# Sources that pass on what others say: a chain that ends in one of them names no origin.
RELAYS = frozenset({"outlet", "agency", "channel"})

FAMILIES = {
    "outlet": ("outlet", "agency", "channel"),
    "state": ("state", "ministry", "service", "military", "police", "court", "party", "parliament", "international", "official", "place"),
    "expert": ("expert", "research", "think_tank", "ngo", "company", "person"),
    "document": ("document",),
}
_FAMILY = {kind: family for family, kinds in FAMILIES.items() for kind in kinds}


def family(source: Source) -> str:
    """The family that colours a source: outlet, state, expert, document, unnamed, or other."""
    return "unnamed" if not source.named else _FAMILY.get(source.kind, "other")


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain; `said` is True where a cue names it, False where it is inferred.

    No sources: attributed to nobody, or, where there are `words`, to somebody who could not be told, or is only `perhaps` somebody.
    """

    sources: tuple[Source, ...]
    said: bool = True
    words: str = ""
    perhaps: tuple[Source, ...] = ()

    @property
    def unsure(self) -> tuple[str, str]:
        """(key of the wording, name) for a link without sources."""
        if self.perhaps:
            return "figures.perhaps", ", ".join(source.name for source in self.perhaps)
        return ("figures.unsure", self.words) if self.words else ("figures.nobody", "")


class Chains:
    """The chains of one reading, from the outlet's first source inward; the outlet itself is left out."""

    def __init__(self, reading: Reading) -> None:
        self.sources = {s.id: s for s in reading.sources}
        self.attributions = {a.id: a for a in reading.attributions}
        self.claims = {c.id: c for c in reading.claims}
        self.figures = {f.id: f for f in reading.figures}
        self.untold = {name: reading.document.text[b:e] for name, (b, e) in untold(reading).items()}

    def of(self, attribution: str | None) -> tuple[Link, ...]:
        """The links down to the attribution with this id; none for what the outlet says itself."""
        links: list[Link] = []
        seen: set[str] = set()
        step = self.attributions.get(attribution or "")
        while step is not None and step.id not in seen:
            seen.add(step.id)
            links.append(self._link(step))
            step = self.attributions.get(step.parent or "")
        return tuple(reversed(links))

    def _link(self, attribution: Attribution) -> Link:
        found = tuple(self.sources[s] for s in attribution.sources if s in self.sources)
        perhaps = tuple(self.sources[s] for s in attribution.perhaps if s in self.sources)
        return Link(found, attribution.basis == "cue", self.untold.get(attribution.id, ""), perhaps)

    def of_figure(self, figure: Figure) -> tuple[Link, ...]:
        """The chain that the text gives a figure."""
        return self.of(figure.attribution)

    def of_claim(self, claim: Claim) -> tuple[Link, ...]:
        """The chain of a claim."""
        return self.of(claim.attribution)


def names_no_origin(links: tuple[Link, ...]) -> bool:
    """Whether the chain ends in sources that only pass on."""
    return bool(links) and bool(links[-1].sources) and all(s.kind in RELAYS and s.named for s in links[-1].sources)

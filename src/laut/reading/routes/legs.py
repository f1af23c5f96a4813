"""The legs of a way: what one verb of transport says of from, to and over, in the order of the words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

from laut.reading.routes.carriers import Carrier
from laut.reading.routes.places import Item, Stop


@dataclass(slots=True)
class Leg:
    """One leg: places of departure and arrival, mode, carriers; `first` is the token of the window that it begins at."""

    first: int
    origin: list[Stop] = field(default_factory=list)
    to: list[Stop] = field(default_factory=list)
    mode: str | None = None
    carriers: tuple[str, ...] = ()
    explicit: bool = False  # the mode is told by a word or a carrier, not by the verb alone
    tokens: list[tuple[int, int]] = field(default_factory=list)
    inherited: bool = False  # the origin is where the leg before ends
    moved_by: list[Carrier] = field(default_factory=list)
    lost: bool = False  # it starts where something was, and nobody knows where


@dataclass(slots=True)
class Group:
    """The words of one verb in a window: its items, carriers, words that say that it goes on, the mode of the verb."""

    first: int
    items: list[Item]
    carriers: list[Carrier]
    onward: list[int]
    verb_mode: str | None
    loads: bool = False
    chained: bool = False  # `to A to B` goes on from A
    follows: bool = False  # what stands before in the same clause goes on here


class _Builder:
    def __init__(self, group: Group, before: Leg | None) -> None:
        self.group, self.before = group, before
        self.found: list[Leg] = []
        self.leg, self.via = Leg(group.first), list[list[Stop]]()
        self.last: Item | None = None

    def made(self) -> list[Leg]:
        """All legs of the group, with their modes and carriers."""
        for item in self.group.items:
            if item.kind != "mode":
                self._feed(item)
        self._close(self.leg.first)
        for i, leg in enumerate(self.found):
            after = next((x.first for x in self.found[i + 1 :] if x.first > leg.first), None)
            _equip(leg, self.group, leg.first, after)
        return self.found

    def _close(self, first: int) -> None:
        """End the leg at hand; the next one begins at token `first`."""
        if self.leg.origin or self.leg.to:
            self.found += _over(self.leg, self.via)
        self.leg, self.via = Leg(first), []

    def _feed(self, item: Item) -> None:
        leg = self.leg
        if item.kind == "there":
            if leg.to:
                self._close(item.first)
            self._inherit()
        elif item.kind == "from" or (item.kind == "at" and self.group.loads):
            if leg.to and leg.origin:
                self._close(item.first)
            self._start(item)
        elif item.kind == "via":
            self.via.append(item.stops)
        else:
            self._arrive(item)
        self.leg.tokens.append((item.first, item.last))
        self.last = item

    def _start(self, item: Item) -> None:
        """A place of departure; `from both ports` are the places that the leg before ends at."""
        before = self.found[-1] if self.found else self.before
        if item.again and before and before.to:
            self.leg.origin, self.leg.inherited = list(before.to), True
        else:
            self.leg.origin = list(item.stops)  # of two the last one: `Getreide aus der Ukraine wird von Triest verschifft`

    def _inherit(self) -> None:
        """The leg starts where the one before it ends, or, where that has no end, where it starts."""
        before = self.found[-1] if self.found else self.before
        if before and not self.leg.origin:
            self.leg.origin, self.leg.inherited = list(before.to or before.origin), True
            if not before.to:  # `load at Odesa and sail to Varna`: the same ships
                self.leg.carriers, self.leg.mode = before.carriers, before.mode
        self.leg.lost = not self.leg.origin

    def _arrive(self, item: Item) -> None:
        """A place of arrival: the first of its leg, one more, a nearer one (`nach Polen in ein Lager`), or the next leg's."""
        at = next((k for k in self.group.onward if (self.last.last if self.last else self.group.first) <= k < item.first), None)
        touching = self.last is not None and self.last.kind == "to" and self.last.last == item.first
        if self.leg.to and (at is not None or (touching and self.group.chained)):
            self._close(at if at is not None else item.first)
            self._inherit()
        elif self.leg.to and touching:
            self.leg.to = []
        elif not self.leg.origin and (at is not None or self.group.follows):
            self._inherit()
        self.leg.to += [stop for stop in item.stops if stop.name not in {s.name for s in self.leg.to}]


def legs(group: Group, before: Leg | None) -> list[Leg]:
    """The legs of one group; `before` is the leg that it may go on from."""
    return _Builder(group, before).made()


def _over(leg: Leg, via: list[list[Stop]]) -> list[Leg]:
    """A leg over other places is several legs; places named together are one step."""
    if not via or not leg.to:
        return [leg]
    ends = [leg.origin, *via, leg.to]
    return [replace(leg, origin=list(a), to=list(b), tokens=list(leg.tokens)) for a, b in pairwise(ends) if a]


def _equip(leg: Leg, group: Group, first: int, after: int | None) -> None:
    """Give a leg the mode and the carriers that stand in its words."""

    def inside(at: int) -> bool:
        return at >= first and (after is None or at < after)

    said = [item for item in group.items if item.kind == "mode" and inside(item.first)]
    carriers = [c for c in group.carriers if inside(c.first) and c.carries]
    leg.moved_by = carriers
    leg.carriers = tuple(dict.fromkeys(name for c in carriers for name in c.names)) or leg.carriers
    modes = [item.mode for item in said] + [c.mode for c in sorted(carriers, key=lambda c: not c.names) if c.mode]
    leg.explicit = bool(modes)
    leg.mode = modes[0] if modes else leg.mode or group.verb_mode
    leg.tokens += [(item.first, item.last) for item in said] + [(c.first, c.last) for c in carriers]

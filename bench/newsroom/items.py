"""What an article says of a quantity, by whom it is said and through whose hands it came, and how it changes when it is told again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from bench.newsroom import numbers
from bench.newsroom.naming import Outlet
from bench.newsroom.numbers import Stated
from bench.newsroom.world import Event, Quantity

MOST_VIA = 2
HEDGED = 0.3  # of the estimates


@dataclass(frozen=True, slots=True)
class Item:
    """One figure to be told.

    `role` is who gave it, `state` which count it is, `day` when it was given. `via`: the outlets that it came through, the nearest first.
    `hidden`: its giver is not named; `vague`: told of, but not by name; `hedged`: as an estimate. `use` is plain or the class of sentence
    that it wants (update, confirm, dispute, list_line ...). `worn`: what happened to it on the way.
    """

    quantity: Quantity
    role: str
    state: int
    day: int
    stated: Stated
    via: tuple[Outlet, ...] = ()
    hidden: bool = False
    vague: bool = False
    hedged: bool = False
    use: str = "plain"
    worn: tuple[str, ...] = ()

    @property
    def rival(self) -> bool:
        """The figure of the party that holds another one."""
        return self.role == self.quantity.rival


def first_hand(event: Event, quantity: Quantity, role: str, day: int) -> Item:
    """What a body says on a day."""
    state = quantity.state(day)
    return Item(quantity, role, state, day, event.said[quantity.name, role, state])


def chosen(event: Event, day: int, count: int, rng: Random) -> list[Item]:
    """So many figures as reporters get them on a day; those of one speaker stand together, the rival's behind that which it contests."""
    some = sorted(rng.sample(event.quantities, min(count, len(event.quantities))), key=lambda q: q.roles[0])
    items = []
    for quantity in some:
        role = quantity.roles[0] if rng.random() < 0.6 else rng.choice(quantity.roles)
        item = replace(first_hand(event, quantity, role, day), use=_use(event, quantity, role, day, rng))
        item = _unnamed(replace(item, hedged=quantity.nature == "estimate" and rng.random() < HEDGED), rng)
        rival = first_hand(event, quantity, quantity.rival, day) if quantity.rival and rng.random() < 0.4 else None
        if rival and rng.random() < 0.3 and not numbers.compatible(item.stated, rival.stated):
            items += [
                replace(item, use="plain"),
                replace(item, role=rival.role, use="dispute", hidden=False, vague=False, hedged=False),
                rival,
            ]
        else:
            items += [item, rival] if rival else [item]
    return items


def _unnamed(item: Item, rng: Random) -> Item:
    draw = rng.random()
    if draw < 0.06:
        return replace(item, hidden=True, use="plain")
    return replace(item, vague=True, use="plain") if draw < 0.1 else item


def _use(event: Event, quantity: Quantity, role: str, day: int, rng: Random) -> str:
    state = quantity.state(day)
    if state == 0 or rng.random() > 0.4:
        return "plain"
    if quantity.course == "corrected":
        return "corrected"
    plain = all(event.said[quantity.name, role, s].bound == "exact" for s in (state, state - 1))
    return "delta" if plain and rng.random() < 0.4 else "update"


def again(item: Item, source: Outlet, to: Outlet, translated: bool, rng: Random) -> Item:
    """The item as an outlet tells it that has it from another one: the credit, the giver or both may be lost, the figure may be worn."""
    via = (source, *item.via)
    draw = rng.random()
    if item.hidden:
        item = replace(item, via=via[:MOST_VIA] if draw < 0.75 else ())
    elif draw < 0.5:
        item = replace(item, via=via if len(via) <= MOST_VIA else item.via)
    elif draw < 0.66:
        item = replace(item, via=via[:MOST_VIA], hidden=True, worn=(*item.worn, "origin_dropped"))
    elif draw < 0.84:
        item = replace(item, via=(), worn=(*item.worn, "credit_dropped"))
    else:
        item = replace(item, via=(), hidden=True, worn=(*item.worn, "origin_dropped", "credit_dropped"))
    if item.hedged and rng.random() < 0.5:
        item = replace(item, hedged=False, worn=(*item.worn, "hedge_lost"))
    return _worn(replace(item, use="plain"), to, translated, rng)


def _worn(item: Item, to: Outlet, translated: bool, rng: Random) -> Item:
    draw = rng.random() / (0.35 + to.careless)
    ways = (
        (0.12, "rounded", numbers.round_off),
        (0.30, "bound_lost", numbers.unbounded),
        (0.34, "magnitude", numbers.magnitude),
    )
    for most, name, way in ways:
        if draw < most:
            stated = way(item.stated)
            return replace(item, stated=stated, worn=(*item.worn, name)) if stated else item
    if translated and item.stated.value >= 1e6 and rng.random() < 0.03:
        return replace(item, stated=numbers.rescaled(item.stated, item.stated.value < 1e9), worn=(*item.worn, "scale"))
    return item


def mistaken(item: Item, rng: Random) -> Item:
    """The item with a figure that an outlet got wrong."""
    value = item.stated.value * rng.choice((0.7, 0.77, 1.3, 1.45))
    whole = round(value, 1) if item.quantity.unit in ("percent", "m") else numbers.to_digits(round(value) + 1, 3)
    return replace(item, stated=numbers.exact(whole, item.stated.unit), use="plain", worn=(*item.worn, "error"))

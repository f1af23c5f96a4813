"""Every finding that one article gives by itself."""

from __future__ import annotations

from collections.abc import Iterator

from laut.weighing import clocks, confirmations, differences, paces, positions, rates, shares, sourcing, strength, sums
from laut.weighing.desk import Desk, Draft


def within(desk: Desk) -> Iterator[Draft]:
    """Every finding that one article gives."""
    shared = list(confirmations.one_named_origin(desk))
    conflicts = list(positions.conflict(desk))
    claims = frozenset(c for d in shared for c in d.claims)
    figures = frozenset(f for d in [*shared, *conflicts] for f in d.figures)
    yield from shared
    yield from confirmations.no_confirmation(desk, claims)
    yield from sourcing.no_named_origin(desk, figures)
    yield from sourcing.unattributed(desk)
    yield from sourcing.called_partisan(desk)
    yield from positions.position_change(desk)
    yield from positions.update(desk)
    yield from conflicts
    yield from strength.headline_stronger(desk)
    yield from strength.lost(desk)
    yield from sums.sums(desk)
    yield from differences.differences(desk)
    yield from clocks.clocks(desk)
    yield from shares.shares(desk)
    checked = rates.checks(desk)
    yield from rates.rate_vs_total(desk, checked)
    yield from paces.per_period(desk)
    yield from rates.implied_ratio(desk, checked)

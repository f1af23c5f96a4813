"""Weighing: from readings to questions and findings, a pure function; one documented function per consideration."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from laut.languages import known
from laut.records import Fact, Finding, Reading
from laut.weighing import clocks, confirmations, differences, paces, positions, rates, references, shares, sourcing, strength, sums
from laut.weighing.desk import Desk, Draft, lay_out
from laut.weighing.weights import weight
from laut.weighing.wording import say


@dataclass(frozen=True)
class Weighing:
    """What readings come to: `questions` that several articles answer, `findings` in the order in which an editor must check them.

    The order: arithmetic that does not close, figures that differ from the user's sheet, figures that exclude each other, one origin behind
    several voices, a confirmation that is none, a stronger headline, a changed position, a lost bound or hedge, arithmetic that closes in
    part, leanings, updates, statements attributed to nobody, figures without an origin, arithmetic that closes. Within a kind the order of
    the text. The numbers stand in `weights.toml`.
    """

    questions: tuple[Any, ...] = ()
    findings: tuple[Finding, ...] = ()
    facts: tuple[Fact, ...] = ()


def weigh(readings: Sequence[Reading], ui: str | None = None, facts: Sequence[Fact] = ()) -> Weighing:
    """Questions and findings of readings; `says` is in the language `ui`, by default that of the first article.

    `facts` are rows of a user's reference sheet; those that some figure answers come back with its figures, article by article. Raises
    LanguageError for a language that no folder of `languages/` describes, FactsError for a fact that cannot be understood.
    """
    ready = [r for r in readings if (r.document.language or "de") in known()]
    language = ui or (ready[0].document.language if ready else None) or "de"
    desks = [lay_out(reading) for reading in ready]
    compared = [references.compare_facts(desk, facts) for desk in desks]
    drafts = [(draft, i) for i, desk in enumerate(desks) for draft in (*within(desk), *compared[i].drafts)]
    drafts.sort(key=lambda d: (rank(d[0]), d[1], min((s.b for s in d[0].spans), default=0), d[0].kind, d[0].figures))
    findings = tuple(_finding(f"w{n}", draft, language) for n, (draft, _) in enumerate(drafts, 1))
    return Weighing((), findings, tuple(fact for c in compared for fact in c.facts))


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


def rank(draft: Draft) -> float:
    """The place of a finding in the order of what to check first."""
    if draft.arithmetic:
        return weight("order", {True: "arithmetic_holds", False: "arithmetic_false", None: "arithmetic_part"}[draft.holds])
    return weight("order", draft.kind, 100.0)


def _finding(ident: str, draft: Draft, ui: str) -> Finding:
    return Finding(
        ident,
        draft.kind,
        say(draft, ui),
        tuple(sorted(set(draft.spans))),
        draft.claims,
        draft.figures,
        draft.holds,
        draft.least,
        draft.most,
        draft.reference,
    )

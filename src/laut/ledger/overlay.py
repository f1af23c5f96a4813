"""A reading as people corrected it: their decisions over what the machine read, each found again by the words that it stands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection

from laut.ledger import anchoring, correcting, revising
from laut.ledger import decisions as made
from laut.ledger.decisions import Decision
from laut.records import Attribution, Claim, Reading, Source, Span

BY_HAND = "by hand"


@dataclass(frozen=True, slots=True)
class Mark:
    """A decision as it stands over this reading: on the record `name`, found at the `same` words or at ones that `moved`."""

    decision: Decision
    name: str
    how: str

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        return {"decision": self.decision.to_dict(), "name": self.name, "how": self.how}


@dataclass(frozen=True, slots=True)
class Decided:
    """A reading with the decisions over it. `reading` has what was corrected and added by hand (a claim `h12`, after the decision's id)
    and lacks what was rejected; `machine` is what was read. `orphans` are decisions whose words are not there any more.
    """

    machine: Reading
    reading: Reading
    marks: tuple[Mark, ...] = ()
    orphans: tuple[Decision, ...] = ()

    @property
    def notes(self) -> tuple[Decision, ...]:
        """The notes on the document as a whole."""
        return tuple(m.decision for m in self.marks if m.decision.kind == made.NOTE and not m.name)


def over(connection: Connection, document: int, reading: Reading) -> Decided:
    """`reading` of `document` with the decisions that stand over it."""
    return laid(reading, made.standing(connection, made.OVER_READING, document))


def laid(reading: Reading, decisions: Sequence[Decision]) -> Decided:
    """`reading` with `decisions` over it, in their order."""
    found = [(decision, _found(decision, reading)) for decision in decisions]
    marks = tuple(Mark(decision, *mark) for decision, mark in found if mark)
    out = reading
    for mark in marks:
        out = _change(out, mark)
    gone = {(m.decision.target["kind"], m.name) for m in marks if m.decision.kind == made.REJECT}
    return Decided(reading, _without(out, gone), marks, tuple(decision for decision, mark in found if not mark))


def _found(decision: Decision, reading: Reading) -> tuple[str, str] | None:
    """(id of the record that a decision means, how it was found); the id is empty for the document as a whole."""
    target = decision.target
    if "quote" not in target:
        return "", anchoring.SAME
    if decision.kind == made.CLAIM:
        return _by_words(decision, reading)
    hand = str(target.get("id", ""))
    if hand.startswith("h"):  # a decision over a claim that was added by hand stands and falls with that
        return hand, anchoring.SAME
    found = anchoring.attach(target, reading)
    return (found[0].id, found[1]) if found else None


def _by_words(decision: Decision, reading: Reading) -> tuple[str, str] | None:
    """A claim added by hand needs no record: its words must be there."""
    quote, (b, e) = decision.target["quote"], decision.target["spans"][0]
    text = reading.document.text
    if text[b:e] == quote:
        return f"h{decision.id}", anchoring.SAME
    return (f"h{decision.id}", anchoring.MOVED) if quote in text else None


def _change(reading: Reading, mark: Mark) -> Reading:
    if mark.decision.kind == made.CORRECT:
        return _corrected(reading, mark)
    if mark.decision.kind == made.CLAIM:
        return _added(reading, mark.decision)
    return reading


def _corrected(reading: Reading, mark: Mark) -> Reading:
    part = anchoring.PARTS[mark.decision.target["kind"]]
    values = dict(mark.decision.value)
    if (source := values.pop("source", None)) is not None:
        reading = _spoken(reading, part, mark, source)
    ready = {name: _value(name, value) for name, value in values.items()}
    changed: dict[str, Any] = {part: tuple(replace(r, **ready) if r.id == mark.name else r for r in getattr(reading, part))}
    return replace(reading, **changed)


def _value(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return date.fromisoformat(value) if name in correcting.DAYS and value else value


def _spoken(reading: Reading, part: str, mark: Mark, name: str) -> Reading:
    """Another source at the end of a chain: of a claim, or of the claims of an attribution."""
    reading, source = _source(reading, name, mark.decision.id)
    wanted = {c.attribution for c in reading.claims if c.id == mark.name} if part == "claims" else {mark.name}
    attributions = tuple(replace(a, sources=(source,), perhaps=()) if a.id in wanted else a for a in reading.attributions)
    claims = tuple(replace(c, chain=(*c.chain[:-1], (name,))) if c.attribution in wanted and c.attribution else c for c in reading.claims)
    return replace(reading, attributions=attributions, claims=claims)


def _source(reading: Reading, name: str, decision: int) -> tuple[Reading, str]:
    """The id of the source with that name; one that the machine did not read is put beside the others."""
    known = next((s.id for s in reading.sources if s.name.casefold() == name.casefold()), None)
    if known:
        return reading, known
    kind, entry = correcting.known_kind(name, reading.document.language or "en")
    made_up = Source(f"h{decision}s", name, kind, True, None, (), entry)
    return replace(reading, sources=(*reading.sources, made_up)), made_up.id


def _added(reading: Reading, decision: Decision) -> Reading:
    """A claim by hand with its attribution, and the figures and times that stand in its words."""
    quote, value, text = decision.target["quote"], decision.value, reading.document.text
    b, e = decision.target["spans"][0]
    if text[b:e] != quote:
        b = text.index(quote)
    span = Span(b, b + len(quote))
    name, attribution = f"h{decision.id}", None
    chain: tuple[tuple[str, ...], ...] = ((reading.document.outlet,),) if reading.document.outlet else ((),)
    if value.get("source"):
        reading, source = _source(reading, value["source"], decision.id)
        attribution, chain = f"{name}a", (*chain, (value["source"],))
        saying = Attribution(attribution, "reported", value["stance"], "pointer", (span,), sources=(source,), rule=BY_HAND)
        reading = replace(reading, attributions=(*reading.attributions, saying))
    figures = tuple(f.id for f in reading.figures if span.b <= f.span.b and f.span.e <= span.e)
    times = tuple(t.id for t in reading.times if span.b <= t.span.b and t.span.e <= span.e)
    claim = Claim(name, (span,), attribution, chain, value["stance"], figures=figures, times=times)
    return replace(reading, claims=(*reading.claims, claim))


def _without(reading: Reading, gone: set[tuple[str, str]]) -> Reading:
    """A reading without rejected records and what refers to them."""
    if not gone:
        return reading
    figures = {name for kind, name in gone if kind == "figure"}
    times = {name for kind, name in gone if kind == "time"}
    said = {name for kind, name in gone if kind == "attribution"}
    claims = {name for kind, name in gone if kind == "claim"} | {c.id for c in reading.claims if c.attribution in said}
    keep = tuple(replace(c, figures=_less(c.figures, figures), times=_less(c.times, times)) for c in reading.claims if c.id not in claims)
    return replace(
        reading,
        claims=keep,
        figures=tuple(_orphaned(f, said) for f in reading.figures if f.id not in figures),
        times=tuple(t for t in reading.times if t.id not in times),
        attributions=tuple(replace(a, parent=None) if a.parent in said else a for a in reading.attributions if a.id not in said),
        routes=tuple(replace(r, attribution=None) if r.attribution in said else r for r in reading.routes),
        sheets=tuple(_less_rows(sheet, figures) for sheet in reading.sheets),
        findings=tuple(w for w in reading.findings if not (claims & set(w.claims) or figures & set(w.figures))),
        facts=tuple(replace(f, figures=_less(f.figures, figures), differs=_less(f.differs, figures)) for f in reading.facts),
    )


def _less(names: tuple[str, ...], gone: set[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in gone)


def _orphaned(figure: Any, said: set[str]) -> Any:
    figure = replace(figure, attribution=None) if figure.attribution in said else figure
    return replace(figure, perhaps=None) if figure.perhaps in said else figure


def _less_rows(sheet: Any, gone: set[str]) -> Any:
    at = [n for n, row in enumerate(sheet.rows) if row not in gone]
    return replace(
        sheet,
        rows=tuple(sheet.rows[n] for n in at),
        measures=tuple(sheet.measures[n] for n in at if sheet.measures),
        of=tuple(sheet.of[n] for n in at if sheet.of),
        discrepancies=tuple(pair for pair in sheet.discrepancies if not gone & set(pair)),
    )


def carried(connection: Connection, document: int, reading: Reading) -> tuple[Mark, ...]:
    """What people decided over earlier texts at the same address and whose words stand in this one too: proposed, not in force."""
    history = revising.history(connection, document)
    found = []
    for earlier in history[: history.index(document)] if document in history else ():
        for decision in made.standing(connection, made.OVER_READING, earlier):
            if "quote" in decision.target and (mark := _found(decision, reading)):
                found.append(Mark(decision, *mark))
    return tuple(found)

"""A reading as tables of pandas, for counting across many articles."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from laut.contract import record_dict
from laut.errors import MissingError
from laut.records import Attribution, Claim, Figure, Reading, Route, Sheet, Span

Row = dict[str, Any]


def to_dataframe(reading: Reading, part: str = "claims") -> Any:
    """`part` of `reading` as a DataFrame: the article's id, outlet and day beside each row, and `words` for the spans.

    Raises MissingError.
    """
    if part not in PARTS:
        raise MissingError(f"one of {', '.join(sorted(PARTS))}", repr(part))
    try:
        pandas = import_module("pandas")
    except ImportError:
        raise MissingError("the package pandas", "none", do="pip install 'laut[pandas]'") from None
    return pandas.DataFrame(rows(reading, part), columns=_columns(reading, part))


def rows(reading: Reading, part: str) -> list[Row]:
    """The rows of `part`, each with the article that it stands in."""
    document = reading.document
    head = {"document": document.id, "outlet": document.outlet, "published": document.published}
    return [head | row for row in PARTS[part](reading)]


def _columns(reading: Reading, part: str) -> list[str] | None:
    """The names of the columns where there is no row to tell them; None lets the rows speak."""
    return None if getattr(reading, part) else ["document", "outlet", "published", "id"]


def _words(reading: Reading, spans: tuple[Span, ...]) -> str:
    return " … ".join(reading.document.text[b:e] for b, e in spans)


def chain_words(chain: tuple[tuple[str, ...], ...]) -> str:
    """`Telepolis ← Eurasian Times ← Reuters + Ukrainian sources`; a link that names nobody is a question mark."""
    return " ← ".join(" + ".join(link) or "?" for link in chain)


def _claims(reading: Reading) -> list[Row]:
    figures = {f.id: f for f in reading.figures}
    times = {t.id: t for t in reading.times}

    def row(c: Claim) -> Row:
        return {
            "id": c.id,
            "words": _words(reading, c.spans),
            "chain": chain_words(c.chain),
            "origin": " + ".join(c.chain[-1]) if c.chain else "",
            "stance": c.stance,
            "hedges": ", ".join(c.hedges),
            "figures": ", ".join(figures[i].text for i in c.figures if i in figures),
            "times": ", ".join(times[i].text for i in c.times if i in times),
            "places": ", ".join(c.places),
            "actors": ", ".join(c.actors),
            "about": c.about,
            "b": c.spans[0].b if c.spans else None,
            "e": c.spans[-1].e if c.spans else None,
        }

    return [row(c) for c in reading.claims]


def chains(reading: Reading) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The chain of each attribution, from the outlet inward."""
    by_id = {a.id: a for a in reading.attributions}
    names = {s.id: s.name for s in reading.sources}
    outlet = ((reading.document.outlet,),) if reading.document.outlet else ()

    def chain(a: Attribution) -> tuple[tuple[str, ...], ...]:
        links: list[tuple[str, ...]] = []
        seen: set[str] = set()
        at: Attribution | None = a
        while at is not None and at.id not in seen:
            seen.add(at.id)
            links.append(tuple(names.get(s, s) for s in at.sources))
            at = by_id.get(at.parent) if at.parent else None
        return outlet + tuple(reversed(links))

    return {a.id: chain(a) for a in reading.attributions}


def _figures(reading: Reading) -> list[Row]:
    known = chains(reading)
    alone = ((reading.document.outlet,),) if reading.document.outlet else ()

    def row(f: Figure) -> Row:
        line = record_dict(f)
        b, e = line.pop("span")
        return line | {"chain": chain_words(known.get(f.attribution or "", alone)), "b": b, "e": e}

    return [row(f) for f in reading.figures]


def _attributions(reading: Reading) -> list[Row]:
    known = chains(reading)
    return [
        {
            "id": a.id,
            "words": _words(reading, a.content),
            "cue": _words(reading, a.cue),
            "speaker": _words(reading, a.speaker),
            "chain": chain_words(known[a.id]),
            "type": a.type,
            "stance": a.stance,
            "basis": a.basis,
            "hedges": ", ".join(a.hedges),
            "parent": a.parent,
            "b": a.content[0].b if a.content else None,
            "e": a.content[-1].e if a.content else None,
        }
        for a in reading.attributions
    ]


def _times(reading: Reading) -> list[Row]:
    return [{("b" if k == "span" else k): (v[0] if k == "span" else v) for k, v in record_dict(t).items()} for t in reading.times]


def _sources(reading: Reading) -> list[Row]:
    return [record_dict(s) | {"mentions": len(s.mentions)} for s in reading.sources]


def _findings(reading: Reading) -> list[Row]:
    return [{"id": w.id, "kind": w.kind, "says": w.says, "holds": w.holds, "words": _words(reading, w.spans)} for w in reading.findings]


def _routes(reading: Reading) -> list[Row]:
    known = chains(reading)
    alone = ((reading.document.outlet,),) if reading.document.outlet else ()

    def row(r: Route) -> Row:
        ends = {"from": r.origin, "to": ", ".join(r.to), "mode": r.mode, "carriers": ", ".join(r.carriers)}
        return {"id": r.id, **ends, "words": _words(reading, r.spans), "chain": chain_words(known.get(r.attribution or "", alone))}

    return [row(r) for r in reading.routes]


def _sheets(reading: Reading) -> list[Row]:
    """A row for each row of a sheet: what it measures, its number, who says it, and the rows that give another value."""
    figures = {row["id"]: row for row in _figures(reading)}

    def rows(sheet: Sheet) -> list[Row]:
        found = []
        for i, row in enumerate(sheet.rows):
            told = {name: values[i] if values else None for name, values in (("measure", sheet.measures), ("of", sheet.of))}
            other = ", ".join(x for pair in sheet.discrepancies if row in pair for x in pair if x != row)
            figure = {name: figures[row][name] for name in ("text", "low", "high", "bound", "unit", "counted", "chain")}
            found.append({"id": sheet.id, "subject": sheet.subject, "figure": row, **told, **figure, "differs_from": other})
        return found

    return [row for sheet in reading.sheets for row in rows(sheet)]


PARTS: dict[str, Callable[[Reading], list[Row]]] = {
    "claims": _claims,
    "figures": _figures,
    "attributions": _attributions,
    "times": _times,
    "sources": _sources,
    "findings": _findings,
    "routes": _routes,
    "sheets": _sheets,
}

"""The reading of a row of a table of claims: the table says who says what, numbers and times are read in its cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from laut.acquire import columns
from laut.errors import LanguageError, RecordError
from laut.languages import check
from laut.reading.claims import hedges, make_claims
from laut.reading.figures import find_figures
from laut.reading.names import Name, find_names
from laut.reading.times import find_times
from laut.records import Attribution, Document, Figure, Reading, Source, Span, Time, Unread
from laut.sources.directory import directory
from laut.sources.rules import type_by_rule
from laut.text import analyse
from laut.text.records import Text

RULE, REVIEWED = "imported", "reviewed_claim"
_NUMBERS = ("value", "low", "high")
_OPEN = {"low": "at_least", "high": "at_most"}


def read_row(document: Document, reader: tuple[tuple[str, str | None], ...]) -> Reading:
    """One claim of one source, each on its cell: the cell of the source is the speaker, that of the claim the content.

    `reader` names the version that reads. A column value gives a figure that the claim's words do not have, low and high one that is
    open at the other end.
    Raises LanguageError where the document has no language, RecordError where it is no row.
    """
    if document.language is None:
        raise LanguageError("the language of the document", "none")
    cells = _cells(document)
    if not set(columns.NEEDED) <= cells.keys():
        raise RecordError("a row with the cells claim and source", ", ".join(cells) or "none")
    text = analyse(document.text, check(document.language), document.parts)
    names = find_names(text)
    claim, who = cells["claim"], cells["source"]
    if "verdict" in cells:
        return _review(document, reader, text, cells)
    times = _inside(find_times(text, document.published), claim)
    figures = _figures(text, cells, times)
    source = _source(text, who, names)
    content = (claim, *sorted({f.span for f in figures if not claim.b <= f.span.b < claim.e}))
    attribution = Attribution(
        "a1", "reported", "asserts", "cue", content, speaker=(who,), sources=(source.id,),
        hedges=hedges(text.text[claim.b : claim.e], text.language), rule=RULE,
    )  # fmt: skip
    outlet = document.outlet if document.outlet and document.outlet.casefold() != source.name.casefold() else None
    claims, hung = make_claims(text, [attribution], figures, times, [source], names, outlet)
    return Reading(
        document=document,
        reader=reader,
        sources=(source,),
        attributions=(attribution,),
        figures=hung,
        times=tuple(times),
        claims=tuple(c for c in claims if c.attribution),
    )


def _review(document: Document, reader: tuple[tuple[str, str | None], ...], text: Text, cells: dict[str, Span]) -> Reading:
    """An assessment of a claim: the verdict is what its source says, the claim what that source says that somebody claimed.

    No figure is read in the claim, so that it never answers a question: whether the verdict denies it, or which part of it, is not ours
    to tell.
    """
    names = find_names(text)
    who = _source(text, cells["source"], names)
    sources = [who]
    if "claimed_by" in cells:
        sources.append(replace(_source(text, cells["claimed_by"], names), id="s2"))
    claim, verdict = cells["claim"], cells["verdict"]
    told = [
        Attribution("a1", "reported", "assesses", "cue", (verdict,), speaker=(cells["source"],), sources=("s1",), rule=RULE),
        Attribution("a2", "reported", "asserts", "cue", (claim,), speaker=(cells["claimed_by"],) if "claimed_by" in cells else (),
                    sources=("s2",) if "claimed_by" in cells else (), parent="a1", rule=RULE),
    ]  # fmt: skip
    outlet = document.outlet if document.outlet and document.outlet.casefold() != who.name.casefold() else None
    claims, _ = make_claims(text, told, (), (), sources, names, outlet)
    return Reading(
        document=document, reader=reader, sources=tuple(sources), attributions=tuple(told),
        claims=tuple(c for c in claims if c.attribution), unread=(Unread(claim, REVIEWED),),
    )  # fmt: skip


def _cells(document: Document) -> dict[str, Span]:
    """The cells of the known columns."""
    found: dict[str, Span] = {}
    for place in document.places:
        column = columns.known(place.node.partition(", column ")[2])
        if column:
            found.setdefault(column, Span(place.b, place.e))
    return found


def _inside(times: Sequence[Time], cell: Span) -> list[Time]:
    """The times in a cell, numbered anew; one that is reckoned from another cell's loses its anchor."""
    kept = [t for t in times if cell.b <= t.span.b and t.span.e <= cell.e]
    ids = {t.id: f"t{n}" for n, t in enumerate(kept, 1)} | {"t0": "t0"}
    return [replace(t, id=ids[t.id], anchor=ids.get(t.anchor or "")) for t in kept]


def _figures(text: Text, cells: dict[str, Span], times: Sequence[Time]) -> list[Figure]:
    claim = cells["claim"]
    found = [f for f in find_figures(text, times) if claim.b <= f.span.b and f.span.e <= claim.e]
    unit = text.text[slice(*cells["unit"])] if "unit" in cells else ""
    for column in _NUMBERS:
        made = _number(text, cells[column], unit, column) if column in cells else None
        if made and not any((f.low, f.high) == (made.low, made.high) for f in found):
            found.append(made)
    return [replace(f, id=f"f{n}") for n, f in enumerate(sorted(found, key=lambda f: f.span), 1)]


def _number(text: Text, cell: Span, unit: str, column: str) -> Figure | None:
    """The one number of a cell with the unit of the row; None where its words hold none, or several."""
    words = text.text[cell.b : cell.e]
    read = find_figures(analyse(f"{words} {unit}".strip(), text.language))
    if len(read) != 1 or read[0].span.b >= len(words):
        return None
    span = Span(cell.b + read[0].span.b, min(cell.e, cell.b + read[0].span.e))
    made = replace(read[0], span=span, text=text.text[span.b : span.e], role_words=())
    if made.unit is None and not made.counted:
        made = replace(made, counted=unit or None)
    if column in _OPEN and made.bound == "exact":
        is_low = column == "low"
        ends = {"high": None, "si_high": None} if is_low else {"low": None, "si_low": None}
        return replace(made, bound=_OPEN[column], **ends)  # type: ignore[arg-type]
    return made


def _source(text: Text, cell: Span, names: Sequence[Name]) -> Source:
    """The source as the cell writes it; its kind by the directory, then by its head noun, then by the form of the name.

    One with neither an entry nor a name in it is an unnamed group or person.
    """
    words = text.text[cell.b : cell.e]
    own = [n for n in names if cell.b <= n.b and n.e <= cell.e]
    entry = directory().find(words, text.language)
    typed = type_by_rule(words, text.language)
    person = any(n.kind == "person" for n in own) and not (typed or entry)
    kind = entry.kind if entry else typed[0] if typed else "person" if person else "other"
    named = bool(entry or _has_name(text, cell, own, kind == "other"))
    kind = "group" if kind == "other" and not named else kind
    return Source("s1", words, kind, named, None, (cell,), entry.id if entry else None)


def _has_name(text: Text, cell: Span, own: Sequence[Name], is_open: bool) -> bool:
    """Whether a cell names somebody. `is_open`: its words have no known head noun, so that a place or a country in them may only say where
    an unnamed group is from (`South Korean officials`).
    """
    if any(n.kind == "person" or (n.b, n.e) == tuple(cell) for n in own):
        return True
    words = [t for t in text.tokens if cell.b <= t.b and t.e <= cell.e and t.text[0].isalpha()]
    if is_open and not (words and words[0].text[0].isupper() and words[-1].text[0].isupper()):
        return False
    where = [n for n in own if n.kind == "place"] if is_open else []
    return any(t.pos == "PROPN" and not any(n.b <= t.b < n.e for n in where) for t in words)

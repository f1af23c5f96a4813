"""A ledger in a terminal: what was found, who speaks, what happened when, ways, sheets, one document; each row with the number to open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rich.table import Table
from rich.text import Text

from laut.ledger.asking import MOST, Hit
from laut.ledger.searching import Found, Kept
from laut.ledger.speaking import Opened, Proposal, Spoken
from laut.ledger.telling import Event, Measured, Passage, Way
from laut.records import Span
from laut.showing import decisions
from laut.showing.wording import Words

Line = Text | Table
_INDENT = "    "


def found(search: Found, words: Words, place: str, offset: int) -> Iterator[Line]:
    """The documents of a search with the words that it stands on."""
    if not search.hits:
        yield Text(words("ledger.nothing"))
        return
    over = search.total > MOST
    head = words("ledger.over", n=MOST) if over else words.count("ledger.found", search.total)
    if search.total > len(search.hits):
        head += "  " + words("ledger.of_found", a=offset + 1, b=offset + len(search.hits), n=f"{MOST}+" if over else search.total)
    yield Text(head, style="dim")
    for hit in search.hits:
        yield _document(hit, words)
        for passage in search.passages(hit):
            yield _passage(passage, words)
    yield Text(words("ledger.open", place=place, id=search.hits[0].id), style="dim")


def _document(hit: Hit, words: Words) -> Text:
    out = Text(f"{hit.id:>5}  ")
    out.append(hit.title or words("head.untitled"), style="bold")
    out.append("  " + " · ".join((hit.outlet or words("head.no_outlet"), hit.published or words("ledger.undated"))), style="dim")
    return out


def _passage(passage: Passage, words: Words) -> Text:
    out = Text(f"{_INDENT}   {passage.document}/{passage.name or passage.span.b}  ", style="dim")
    out.append_text(marked(passage.words, passage.span, passage.marks))
    out.append(f"  {passage.chain}", style="cyan")
    if passage.stance != "asserts":
        out.append(f"  {words.find('stances', passage.stance, passage.stance)}", style="not dim")
    return out


def marked(words: str, span: Span, marks: Iterable[Span]) -> Text:
    """Words that begin at `span`, the marked ones in bold; on one line."""
    out = Text(words, style="not dim")
    for b, e in marks:
        out.stylize("bold", max(0, b - span.b), max(0, e - span.b))
    plain = out.copy()
    plain.plain = words.replace("\n", " ").replace("\t", " ")
    return plain


def speaking(rows: Iterable[Spoken], words: Words) -> Iterator[Line]:
    """Who speaks, as a table."""
    table = _table(words, "", "name", "kind", "country", "documents", "origin", "relay", "letter")
    for row in rows:
        name = Text(row.name, style="" if row.named else "italic")
        if row.members > 1:
            name.append(f" +{row.members - 1}", style="dim")
        numbers = (str(row.documents), str(row.origin), str(row.relay))
        table.add_row(f"s{row.id}", name, words.find("kinds", row.kind, row.kind), row.country or "", *numbers, row.letter or "")
    yield table if table.row_count else Text(words("ledger.nothing"))


def source(one: Opened, words: Words) -> Iterator[Line]:
    """One source, with what it says word for word."""
    yield from speaking([one.spoken], words)
    yield Text(f"{words('ledger.written')}: " + ", ".join(f"{name} ({n})" for name, n in one.written))
    if len(one.members) > 1:
        yield Text(f"{words('ledger.group')}: " + ", ".join(f"{key} ({why})" if why else key for key, why in one.members))
    for proposal in one.proposals:
        yield _proposal(proposal, words)
    for saying in one.sayings:
        out = Text(f"{saying.document}/{saying.claim}  ", style="dim")
        out.append(saying.published or words("ledger.undated"))
        out.append(f"  {words('ledger.says' if saying.role == 'origin' else 'ledger.relays')}  ", style="not dim")
        out.append(" ".join(saying.words.split()), style="not dim bold")
        out.append(f"  {saying.chain}", style="not dim cyan")
        if saying.stance != "asserts":
            out.append(f"  {words.find('stances', saying.stance, saying.stance)}")
        yield out


def proposed(rows: Iterable[Proposal], words: Words) -> Iterator[Line]:
    """Who may be the same as whom."""
    told = [_proposal(row, words) for row in rows]
    yield from told or [Text(words("ledger.nothing"))]


def _proposal(row: Proposal, words: Words) -> Text:
    out = Text(f"{words('ledger.perhaps')}: ", style="dim")
    out.append(f"{row.one} (s{row.one_id}) = {row.other} (s{row.other_id})", style="not dim")
    out.append(f"  {row.rule} {row.score:g}")
    return out


def events(rows: Iterable[Event], words: Words) -> Iterator[Line]:
    """Claims in the order of what they speak of."""
    empty = True
    for row in rows:
        empty = False
        out = Text(f"{_days(row.start, row.end, words):<23}  ", style="bold")
        out.append(f"{row.document}/{row.name}  ", style="not bold dim")
        out.append(" ".join(row.words.split()), style="not bold")
        out.append(f"  {row.chain}", style="not bold cyan")
        if row.stance != "asserts":
            out.append(f"  {words.find('stances', row.stance, row.stance)}", style="not bold")
        out.append(f"  {row.published or words('ledger.undated')}", style="not bold dim")
        yield out
    if empty:
        yield Text(words("ledger.nothing"))


def _days(start: str | None, end: str | None, words: Words) -> str:
    if start == end:
        return start or words("ledger.always")
    return f"{start or '…'}–{end or '…'}"


def ways(rows: Iterable[Way], words: Words) -> Iterator[Line]:
    """The ways, as a table."""
    table = _table(words, "", "from", "to", "mode", "carriers", "who")
    for row in rows:
        mode = words.find("modes", row.mode, row.mode or "")
        who = f"{row.chain}  {row.published or ''}".strip()
        table.add_row(f"{row.document}/{row.name}", row.origin or "?", ", ".join(row.to) or "?", mode, ", ".join(row.carriers), who)
    yield table if table.row_count else Text(words("ledger.nothing"))


def measures(rows: Iterable[Measured], words: Words) -> Iterator[Line]:
    """The measures of one thing, as a table."""
    table = _table(words, "", "measure", "of", "value", "who", "")
    for row in rows:
        differs = words("ledger.differs", others=", ".join(row.differs)) if row.differs else ""
        who = f"{row.chain}  {row.published or ''}".strip()
        table.add_row(f"{row.document}/{row.name}", row.measure or "", row.of or "", row.words, who, Text(differs, style="yellow"))
    yield table if table.row_count else Text(words("ledger.nothing"))


def subjects(rows: Iterable[tuple[str, int]], words: Words) -> Iterator[Line]:
    """The things that there are sheets on."""
    table = _table(words, "subjects", "documents")
    for name, n in rows:
        table.add_row(name, str(n))
    yield table if table.row_count else Text(words("ledger.nothing"))


def provenance(kept: Kept, words: Words) -> Iterator[Line]:
    """How a document came into the ledger, who read it, its copies and revisions, what people decided."""
    row = kept.row
    if row["forgotten"]:
        yield Text(words("ledger.forgotten", day=row["forgotten"][:10], why=row["why"] or ""), style="yellow")
    for fetch in kept.fetches:
        status = words("ledger.status", n=fetch["status"]) if fetch["status"] else ""
        got = f"{words('ledger.retrieved')} {fetch['retrieved']}" if fetch["retrieved"] else f"{words('ledger.added')} {fetch['added']}"
        yield _row(words("ledger.place"), "  ".join(part for part in (fetch["place"], got, status) if part))
    yield _row(words("ledger.hash"), row["hash"])
    for reader in kept.readers:
        name = " ".join(part for part in (reader["version"], reader["data"], reader["model"]) if part)
        yield _row(words("ledger.reader"), f"{name}  {reader['made'][:16]}")
    if row["credits"]:
        yield _row(words("ledger.credits"), row["credits"])
    if len(kept.history) > 1:
        yield _row(words("ledger.revisions"), " → ".join(f"{id} ({kept.names[id]})" for id in kept.history))
    if kept.group:
        yield from _copies(kept, words)
    if kept.decided:
        for mark in kept.decided.marks:
            yield _labelled(words("ledger.decisions"), decisions.line(mark.decision, words))
        for decision in kept.decided.orphans:
            yield _labelled(words("ledger.orphans"), decisions.line(decision, words, True))


def _copies(kept: Kept, words: Words) -> Iterator[Text]:
    assert kept.group is not None
    original = kept.group.original
    yield _row(words("ledger.copies"), f"{original} ({kept.names[original]})  {words('ledger.original')}")
    for copy in kept.group.copies:
        shares = words("ledger.copy", share=f"{round(100 * copy.shared)} %", of=f"{round(100 * copy.of_original)} %")
        yield _row(words("ledger.copies"), f"{copy.document} ({kept.names[copy.document]})  {shares}")


def counts(info: dict[str, Any], words: Words) -> Iterator[Line]:
    """How much there is."""
    keys = {
        "documents": "ledger.found", "claims": "ledger.claims", "figures": "ledger.figures", "times": "ledger.times",
        "sources": "ledger.n_sources", "readings": "ledger.readings", "revisions": "ledger.n_revisions", "copies": "ledger.n_copies",
        "failures": "ledger.failures", "forgotten": "ledger.n_forgotten", "decisions": "ledger.n_decisions", "orphans": "ledger.n_orphans",
        "outlets": "ledger.n_outlets",
    }  # fmt: skip
    for key, name in keys.items():
        if info[key] or key in ("documents", "claims", "sources"):
            yield Text(words.count(name, info[key]))
    first, last = info["published"]
    if first:
        yield Text(f"{first}–{last}  " + ", ".join(f"{code or '?'} {n}" for code, n in info["languages"].items()))
    for name, n in info["readers"].items():
        yield _row(words("ledger.reader"), f"{name} ({n})")
    for failure in info["failed"]:
        yield Text(f"{failure['place']}: {failure['reason']}", style="yellow")
    yield Text(words("ledger.size", n=f"{info['bytes'] / 1e6:.1f}"), style="dim")


def _table(words: Words, *columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for n, column in enumerate(columns):
        right = column in ("documents", "origin", "relay")
        table.add_column(words(f"ledger.{column}") if column else "", justify="right" if right else "left", style="dim" if not n else "")
    return table


def _row(name: str, value: str) -> Text:
    return _labelled(name, Text(value))


def _labelled(name: str, value: Text) -> Text:
    out = Text(f"{name}  ", style="dim")
    out.append_text(Text("", style="not dim").append_text(value))
    return out

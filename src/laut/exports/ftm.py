"""FollowTheMoney statements: the article, its sources and ships as entities, what it mentions, its claims as events.

FollowTheMoney by OpenSanctions and OCCRP: data model and statement format of the package followthemoney. `original_value` holds the words
of the article. `docs/exports.md` says what is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha1
from pathlib import Path
from typing import TYPE_CHECKING, Any

from laut.acquire.ftm import CODES
from laut.errors import MissingError
from laut.exports.statements import Statement, chain_words, iso, selector, statements
from laut.records import Reading, Source

if TYPE_CHECKING:
    from followthemoney.statement import Statement as Line

DATASET = "laut"
_SCHEMATA = {
    "PublicBody": ("state", "ministry", "service", "military", "police", "court", "parliament", "international", "party"),
    "Person": ("person", "official", "expert"),
    "LegalEntity": ("group", "place", "document", "other"),
}


def _library() -> Any:
    try:
        import followthemoney
        import followthemoney.statement
        import followthemoney.statement.serialize
    except ImportError:
        raise MissingError("the package followthemoney", "none", do="pip install 'laut[ftm]'") from None
    return followthemoney


def write(readings: Iterable[Reading], path: Path, form: str = "csv") -> int:
    """Write the statements of all readings as `csv` or `json` lines; how many articles. What several articles give stands once."""
    library = _library()
    seen: set[str] = set()
    count = 0
    with path.open("wb") as stream, library.statement.serialize.get_statement_writer(stream, form) as writer:
        for reading in readings:
            count += 1
            for line in lines(reading):
                key = str(line.id)
                if key not in seen:
                    seen.add(key)
                    writer.write(line)
    return count


def lines(reading: Reading) -> Iterator[Line]:
    """The statements of one reading."""
    document = reading.document
    entry = _Entry(_language(reading), document.retrieved or iso(document.published))
    article = _key("article", document.id)
    yield from entry.all("Article", article, {
        "title": document.title, "publishedAt": iso(document.published), "author": document.author, "publisher": document.outlet,
        "sourceUrl": document.url, "language": entry.lang, "contentHash": document.sha256, "retrievedAt": document.retrieved,
    })  # fmt: skip
    for source in reading.sources:
        yield from _source(reading, source, article, entry)
    for route in reading.routes:
        for name in route.carriers if route.mode == "ship" else ():
            yield from entry.all("Vessel", _key("vessel", name), {"name": name, "proof": article}, name)
    for s in statements(reading):
        yield from _claim(reading, s, article, entry)


class _Entry:
    """Makes statements of one article: language and moment are the same in all."""

    def __init__(self, lang: str | None, seen: str | None) -> None:
        self.lang, self.seen = lang, seen

    def all(self, schema: str, id: str, values: dict[str, Any], words: str | None = None) -> Iterator[Line]:
        """The statements of one entity; the one that says that it is there comes first."""
        make = _library().statement.Statement
        yield make(id, "id", schema, id, DATASET, first_seen=self.seen, origin="laut")
        for prop, value in values.items():
            for one in value if isinstance(value, list | tuple) else (value,):
                if one:
                    lang = self.lang if prop in ("title", "name", "summary", "description", "notes") else None
                    original = words if prop in ("name", "summary") else None
                    yield make(id, prop, schema, str(one), DATASET, lang=lang, original_value=original, first_seen=self.seen, origin="laut")


def _source(reading: Reading, source: Source, article: str, entry: _Entry) -> Iterator[Line]:
    """A source with a name as an entity, and a mention of it at each place; one without a name is only mentioned."""
    schema = next((schema for schema, kinds in _SCHEMATA.items() if source.kind in kinds), "Organization")
    entity = _key(schema, source.entry or f"{source.kind} {source.name}")
    if source.named:
        yield from entry.all(schema, entity, {"name": source.name, "proof": article}, source.name)
    for n, span in enumerate(source.mentions):
        words = selector(reading.document.text, span)
        told = {"document": article, "name": source.name, "detectedSchema": schema, "resolved": entity if source.named else None}
        yield from entry.all("Mention", _key("mention", f"{reading.document.id} {source.id} {n} {span.b}"), told, words.exact)


def _claim(reading: Reading, s: Statement, article: str, entry: _Entry) -> Iterator[Line]:
    """A claim as an event that is told of: the words are its summary, the chain and the places of the words are notes."""
    starts, ends = [t.start for t in s.times if t.start], [t.end for t in s.times if t.end]
    place = "; ".join(f"{one.b}-{one.e}" for one in s.selectors)
    notes = [f"chain: {chain_words(s, reading.document.outlet)}", f"stance: {s.claim.stance}", f"selector: {place}"]
    notes += [f"figure: {f.text} ({_end(f.low)}..{_end(f.high)} {f.unit or f.counted or ''})" for f in s.figures]
    yield from entry.all("Event", _key("claim", f"{reading.document.id} {s.claim.id}"), {
        "name": s.claim.about or s.words[:120], "summary": s.words, "proof": article, "notes": notes, "location": list(s.claim.places),
        "startDate": iso(min(starts)) if starts else None, "endDate": iso(max(ends)) if ends else None,
        "namesMentioned": [source.name for source in s.origin if source.named],
    }, s.words)  # fmt: skip


def _end(value: float | None) -> str:
    return "" if value is None else f"{value:.15g}"


def _key(kind: str, key: str) -> str:
    return f"laut-{sha1(f'{kind} {key}'.encode('utf-8', 'surrogatepass'), usedforsecurity=False).hexdigest()}"


def _language(reading: Reading) -> str | None:
    return next(iter(CODES.get(reading.document.language or "", ())), None)

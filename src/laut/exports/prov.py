"""PROV-O by the package prov: who said what is derived from whom.

W3C, "PROV-O: The PROV Ontology" (2013). An article is a prov:Entity of its outlet; a claim is an entity quoted from it; each link of its
chain is an entity attributed to an agent, and the end of the chain its primary source. `docs/exports.md` says what is lost.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from laut.errors import MissingError
from laut.exports.statements import Statement, statements
from laut.records import Reading

NAMESPACE = "https://laut.invalid/"  # of names that are made here: none of them is an address


def write(readings: Iterable[Reading], path: Path, form: str = "json") -> int:
    """Write one document of all readings as PROV-JSON, or as `provn`, `rdf` (Turtle); how many articles. MissingError without prov."""
    try:
        from prov.model import ProvDocument
    except ImportError:
        raise MissingError("the package prov", "none", do="pip install 'laut[prov]'") from None
    made = ProvDocument()
    made.add_namespace("laut", NAMESPACE)
    made.add_namespace("oa", "http://www.w3.org/ns/oa#")
    seen: set[str] = set()
    first: dict[str, str] = {}
    count = 0
    for reading in readings:
        count += 1
        _article(made, reading, seen, first)
    text = str(made.serialize(format=form, **({"rdf_format": "turtle"} if form == "rdf" else {})))
    path.write_text(text.rstrip("\n") + "\n", encoding="utf-8")
    return count


def _article(made: Any, reading: Reading, seen: set[str], first: dict[str, str]) -> None:
    document = reading.document
    article = _name("document", document.id)
    about = {
        "prov:type": "laut:Article", "dcterms:title": document.title, "dcterms:publisher": document.outlet, "dcterms:source": document.url,
        "dcterms:issued": document.published.isoformat() if document.published else None, "laut:id": document.id,
    }  # fmt: skip
    made.add_namespace("dcterms", "http://purl.org/dc/terms/")
    made.entity(article, {key: value for key, value in about.items() if value})
    if document.outlet:
        made.wasAttributedTo(article, _agent(made, "outlet", document.outlet, True, seen))
    if document.url:
        if document.url in first:
            made.wasRevisionOf(article, first[document.url])
        first[document.url] = article
    for statement in statements(reading):
        _claim(made, reading, statement, article, seen)


def _claim(made: Any, reading: Reading, s: Statement, article: str, seen: set[str]) -> None:
    claim = f"{article}-{s.claim.id}"
    place = {"oa:start": s.selectors[0].b, "oa:end": s.selectors[-1].e} if s.selectors else {}
    told = {
        "prov:type": "laut:Claim", "prov:value": s.words, "laut:stance": s.claim.stance, **place, "oa:exact": s.words,
        "oa:prefix": s.selectors[0].prefix if s.selectors else "", "oa:suffix": s.selectors[-1].suffix if s.selectors else "",
    }  # fmt: skip
    made.entity(claim, {key: value for key, value in told.items() if value != ""})
    made.wasQuotedFrom(claim, article)
    before = claim
    for n, link in enumerate(s.links):
        said = f"{claim}-said-{n + 1}"
        made.entity(said, {"prov:type": "laut:Saying", "laut:inferred": not link.said})
        for source in link.sources:
            made.wasAttributedTo(said, _agent(made, source.kind, source.name, source.named, seen))
        made.wasDerivedFrom(before, said)
        before = said
    if s.links and s.links[-1].sources and not s.inferred:
        made.hadPrimarySource(claim, before)


def _agent(made: Any, kind: str, name: str, named: bool, seen: set[str]) -> str:
    found = _name("source", f"{kind} {name}")
    if found not in seen:
        seen.add(found)
        made.agent(found, {"prov:type": "prov:Person" if kind in ("person", "official", "expert") and named else "prov:Organization",
                           "prov:label": name, "laut:kind": kind, "laut:named": named})  # fmt: skip
    return found


def _name(kind: str, key: str) -> str:
    """A name that stays, out of what it is the name of."""
    return f"laut:{kind}-{sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:20]}"



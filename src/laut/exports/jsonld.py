"""JSON-LD: claims as W3C Web Annotations on the article, and as schema.org Claims in it; no verdict in either.

W3C, "Web Annotation Data Model" (2017); schema.org, Claim. `docs/exports.md` says what is lost.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from laut.contract import record_dict
from laut.exports.statements import Selector, chain_words, iso, statements
from laut.records import Document, Reading, Source

TERMS = "https://laut.invalid/terms#"
_PEOPLE = ("person", "official", "expert")


def write_annotations(readings: Iterable[Reading], path: Path) -> int:
    """Write one annotation collection of all claims; how many articles."""
    found, count = [], 0
    for reading in readings:
        count += 1
        found += list(web_annotations(reading))
    page = {
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"laut": TERMS}], "type": "AnnotationCollection", "label": "laut",
        "total": len(found), "first": {"type": "AnnotationPage", "startIndex": 0, "items": found},
    }  # fmt: skip
    _put(path, page)
    return count


def web_annotations(reading: Reading) -> Iterator[dict[str, Any]]:
    """The claims of a reading as annotations; the body says who says it, the target where it stands."""
    document = reading.document
    for s in statements(reading):
        figures, times = [record_dict(f) for f in s.figures], [record_dict(t) for t in s.times]
        told = {
            "laut:chain": [{"laut:names": [o.name for o in link.sources], "laut:said": link.said} for link in s.links],
            "laut:stance": s.claim.stance, "laut:hedges": list(s.claim.hedges), "laut:figures": figures, "laut:times": times,
        }  # fmt: skip
        body = {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": chain_words(s, document.outlet), **told}
        targets = [{"source": address(document), "selector": _selectors(one)} for one in s.selectors]
        yield {
            "id": f"{document.id.replace('sha256:', 'urn:laut:')}:{s.claim.id}", "type": "Annotation", "motivation": "describing",
            "body": body, "target": targets[0] if len(targets) == 1 else targets,
        }  # fmt: skip


def _selectors(one: Selector) -> list[dict[str, Any]]:
    return [
        {"type": "TextPositionSelector", "start": one.b, "end": one.e},
        {"type": "TextQuoteSelector", "exact": one.exact, "prefix": one.prefix, "suffix": one.suffix},
    ]


def address(document: Document) -> str:
    """Where the article is, or a name made of its id."""
    return document.url or document.id.replace("sha256:", "urn:laut:")


def write_claims(readings: Iterable[Reading], path: Path) -> int:
    """Write one graph of schema.org Claims; how many articles."""
    graph, count = [], 0
    for reading in readings:
        count += 1
        graph += list(schema_claims(reading))
    _put(path, {"@context": ["https://schema.org", {"laut": TERMS}], "@graph": graph})
    return count


def schema_claims(reading: Reading) -> Iterator[dict[str, Any]]:
    """The article, and its claims with who says them; `author` only where a word of saying names the whole chain."""
    document = reading.document
    article = {
        "@type": "NewsArticle", "@id": address(document), "headline": document.title, "datePublished": iso(document.published),
        "inLanguage": document.language, "url": document.url, "identifier": document.id,
        "publisher": {"@type": "Organization", "name": document.outlet} if document.outlet else None,
    }  # fmt: skip
    yield {key: value for key, value in article.items() if value}
    for s in statements(reading):
        author = [_agent(source) for source in s.origin] if not s.inferred else []
        yield {
            "@type": "Claim", "@id": f"{document.id.replace('sha256:', 'urn:laut:')}:{s.claim.id}", "text": s.words,
            "appearance": {"@id": address(document)}, **({"author": author} if author else {}),
            "laut:selector": [_selectors(one) for one in s.selectors], "laut:chain": chain_words(s, document.outlet),
            "laut:stance": s.claim.stance,
        }  # fmt: skip


def _agent(source: Source) -> dict[str, Any]:
    return {"@type": "Person" if source.kind in _PEOPLE and source.named else "Organization", "name": source.name}


def _put(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n", encoding="utf-8")



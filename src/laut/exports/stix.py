"""STIX 2.1: a report with its sources as identities, its places as locations, its claims as notes, chains as relationships.

OASIS, "STIX Version 2.1" (2021). What STIX has no property for (selector, chain, stance, hedges) stands in a property extension that an
extension-definition in the bundle describes. No `confidence` is set by the machine. `docs/exports.md` says what is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from laut.contract import record_dict
from laut.errors import MissingError
from laut.exports.statements import Link, Selector, Statement, statements
from laut.records import Document, Reading

NAMESPACE = UUID("6f0b1b4e-7f0e-5c0e-9d0a-3c6f6c617574")  # of every id that is made here: the same reading gives the same ids
EXTENSION = f"extension-definition--{uuid5(NAMESPACE, 'claim and chain')}"
MAKER = f"identity--{uuid5(NAMESPACE, 'laut')}"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CLASSES = {
    "individual": ("person", "official", "expert"), "group": ("group", "party"), "system": (), "unknown": ("document", "place", "other"),
}  # fmt: skip


def _library() -> Any:
    try:
        import stix2
    except ImportError:
        raise MissingError("the package stix2", "none", do="pip install 'laut[stix]'") from None
    return stix2


Digits = Callable[[Reading], Mapping[str, str]]
"""The digits of the Admiralty code that people set on the claims of a reading, by the claim's id."""
CONFIDENCE = {"1": 90, "2": 70, "3": 50, "4": 30, "5": 10}  # STIX 2.1, appendix A: the Admiralty scale; 6 is none


def nobody(reading: Reading) -> Mapping[str, str]:
    """No person has set a digit."""
    return {}


def write(readings: Iterable[Reading], path: Path, digits: Digits = nobody) -> int:
    """Write one bundle of all readings; how many articles. Objects that several articles share stand in it once."""
    stix2 = _library()
    found: dict[str, Any] = {}
    count = 0
    for reading in readings:
        count += 1
        for made in objects(reading, digits(reading)):
            found.setdefault(made["id"], made)
    bundle = stix2.Bundle(*found.values(), id=f"bundle--{uuid5(NAMESPACE, ' '.join(sorted(found)))}", allow_custom=False)
    path.write_text(bundle.serialize(sort_keys=True, indent=1) + "\n", encoding="utf-8")
    return count


def objects(reading: Reading, digits: Mapping[str, str]) -> Iterator[Any]:
    """The STIX objects of one reading; `digits` are those that people set, by the claim's id."""
    stix2 = _library()
    document = reading.document
    at = moment(document)
    yield stix2.Identity(id=MAKER, created=EPOCH, modified=EPOCH, name="laut", identity_class="system")
    yield extension()
    outlet = identity(document.outlet or "?", "outlet", document.outlet is not None)
    mentioned = {source.id: identity(source.name, source.kind, source.named) for source in reading.sources}
    places = {name: location(name) for claim in reading.claims for name in claim.places}
    yield outlet
    yield from mentioned.values()
    yield from places.values()
    every = list(statements(reading))
    notes = [_note(s, reading, mentioned, places, at, CONFIDENCE.get(digits.get(s.claim.id, ""))) for s in every]
    links = [link for s in every for link in _links(s, outlet, mentioned)]
    yield from notes
    yield from links
    refs = list(dict.fromkeys(o["id"] for o in (outlet, *mentioned.values(), *places.values(), *notes, *links)))
    external = [{"source_name": document.outlet or "article", "url": document.url}] if document.url else []
    yield stix2.Report(
        id=_id("report", document.id), created_by_ref=MAKER, created=at, modified=at, name=document.title or document.id,
        report_types=["observed-data"], published=at, object_refs=refs, lang=document.language, external_references=external or None,
    )  # fmt: skip


def extension() -> Any:
    """What the extension of the notes holds."""
    return _library().ExtensionDefinition(
        id=EXTENSION, created_by_ref=MAKER, created=EPOCH, modified=EPOCH, name="laut claim and chain", version="1.0.0",
        schema="A claim of an article: document (Document.id), selectors [{start, end, exact, prefix, suffix}] in code points of the text, "
        "chain [{names, said}] from the outlet inward (said: false is inferred), stance, hedges, figures, times.",
        extension_types=["property-extension"],
    )  # fmt: skip


def moment(document: Document) -> datetime:
    """When the article was published, or retrieved; the beginning of 1970 where nobody says."""
    for value in (document.published_at, document.published.isoformat() if document.published else None, document.retrieved):
        if value:
            try:
                found = datetime.fromisoformat(value)
            except ValueError:
                continue
            return found if found.tzinfo else found.replace(tzinfo=UTC)
    return EPOCH


def identity(name: str, kind: str, named: bool) -> Any:
    """A source as an identity; one without a name is a group. Its id comes from its name and kind, so that it is one in every article."""
    found = next((c for c, kinds in _CLASSES.items() if kind in kinds), "organization")
    return _library().Identity(
        id=_id("identity", f"{kind} {name}"), created_by_ref=MAKER, created=EPOCH, modified=EPOCH, name=name,
        identity_class=found if named else "group", roles=[kind],
    )  # fmt: skip


def location(name: str) -> Any:
    """A place as it is named; where it lies is not said. A location needs a region, a country or coordinates: the region is its name."""
    made = _id("location", name)
    return _library().Location(id=made, created_by_ref=MAKER, created=EPOCH, modified=EPOCH, name=name, region=name)


def _id(kind: str, key: str) -> str:
    return f"{kind}--{uuid5(NAMESPACE, f'{kind} {key}')}"


def _note(
    s: Statement, reading: Reading, mentioned: dict[str, Any], places: dict[str, Any], at: datetime, sure: int | None
) -> Any:
    document, claim = reading.document, s.claim
    origin = [mentioned[source.id]["id"] for source in s.origin if source.id in mentioned]
    refs = [_id("report", document.id), *origin, *(places[name]["id"] for name in claim.places)]
    told = {
        "extension_type": "property-extension", "document": document.id, "claim": claim.id,
        "selectors": [_selector(one) for one in s.selectors], "chain": [_link(link) for link in s.links], "stance": claim.stance,
        "hedges": list(claim.hedges), "figures": [record_dict(f) for f in s.figures], "times": [record_dict(t) for t in s.times],
    }  # fmt: skip
    return _library().Note(
        id=_id("note", f"{document.id} {claim.id}"), created_by_ref=MAKER, created=at, modified=at, content=s.words or "…",
        abstract=claim.about, authors=[source.name for source in s.origin] or None, object_refs=list(dict.fromkeys(refs)),
        extensions={EXTENSION: told}, confidence=sure,
    )  # fmt: skip


def _selector(one: Selector) -> dict[str, Any]:
    return {"start": one.b, "end": one.e, "exact": one.exact, "prefix": one.prefix, "suffix": one.suffix}


def _link(link: Link) -> dict[str, Any]:
    return {"names": [source.name for source in link.sources], "said": link.said}


def _links(s: Statement, outlet: Any, mentioned: dict[str, Any]) -> Iterator[Any]:
    """`cites` from each link of a chain to the next, where a word of saying names it; what is inferred stands in the note alone."""
    before = [outlet]
    for link in s.links:
        here = [mentioned[source.id] for source in link.sources if source.id in mentioned]
        if link.said:
            for one in before:
                for other in here:
                    if one["id"] != other["id"]:
                        yield _library().Relationship(
                            id=_id("relationship", f"{one['id']} cites {other['id']}"), created_by_ref=MAKER, created=EPOCH, modified=EPOCH,
                            relationship_type="cites", source_ref=one["id"], target_ref=other["id"],
                        )  # fmt: skip
        before = here



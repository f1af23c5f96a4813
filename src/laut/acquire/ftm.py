"""Entities and statements of FollowTheMoney, as OpenSanctions, OpenAleph and `laut export --to ftm` write them.

FollowTheMoney by OpenSanctions and OCCRP: the package followthemoney knows the schemata. A document with a text becomes an article. An
entity that tells something in words (a summary, a description, a reason) and names who says so (an authority, a publisher, an author; of
our own export the sources of the claim) becomes a claim of that source, its cells the entity's properties. All others are passed over, with
what they lack.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from itertools import groupby
from typing import Any, BinaryIO

from laut.acquire.columns import MAPPED
from laut.acquire.item import Item
from laut.acquire.kinds import PLAIN, ROW
from laut.acquire.original import MOST_BYTES, Original, check_size
from laut.errors import InputError, LautError, MissingError

_ENTITY = ("id", "schema", "properties")
_STATEMENT = ("entity_id", "schema", "prop", "value")
_HEAD = 65536
_SAYS = ("summary", "description", "reason")
_WHO = ("authority", "publisher", "author", "namesMentioned")
_WHEN = ("publishedAt", "listingDate", "date", "startDate", "modifiedAt")
CODES = {"de": ("deu", "ger"), "en": ("eng",)}  # of languages, as FollowTheMoney has them; the first is written
Values = dict[str, list[str]]


def is_entities(head: bytes) -> bool:
    """Whether a file of JSON lines that begins so is one of entities."""
    line = head.lstrip(b"\xef\xbb\xbf \r\n\t").split(b"\n", 1)[0][:_HEAD]
    if not all(f'"{key}"'.encode() in line for key in _ENTITY):
        return False
    try:
        found = json.loads(line)
    except ValueError:
        return len(line) == _HEAD
    return isinstance(found, dict) and isinstance(found.get("properties"), dict)


def is_statements(head: bytes) -> bool:
    """Whether a CSV that begins so is one of statements."""
    names = head.split(b"\n", 1)[0].decode("utf-8-sig", "replace").strip().lower().replace('"', "").split(",")
    return set(_STATEMENT) <= set(names)


def entities(stream: BinaryIO, where: str) -> Iterator[Item]:
    """The items of a file of entities, a JSON object a line. A broken line is an error of its own."""
    for number, line in enumerate(iter(lambda: stream.readline(MOST_BYTES + 1), b""), 1):
        if not line.strip():
            continue
        place = f"{where}#row={number}"
        try:
            check_size(len(line), place)
            found = json.loads(line.decode("utf-8-sig"))
            if not isinstance(found, dict) or not isinstance(found.get("properties"), dict):
                raise ValueError("no object with properties")
            values = {str(k): [str(one) for one in (v if isinstance(v, list) else [v]) if one] for k, v in found["properties"].items()}
            yield _item(str(found.get("id")), str(found.get("schema")), values, number, place)
        except (ValueError, RecursionError) as error:
            yield Item(place, error=str(InputError("an entity of FollowTheMoney", str(error)[:120] or type(error).__name__, place)))
        except LautError as error:
            yield Item(place, error=str(error))


def statements(stream: BinaryIO, where: str) -> Iterator[Item]:
    """The items of a CSV of statements, those of one entity standing together; `original_value`, the words as they were, goes first."""
    reader = csv.DictReader(TextIOWrapper(stream, "utf-8-sig", newline=""))
    articles: dict[str, Values] = {}
    try:
        for id, some in groupby(reader, key=lambda row: row.get("entity_id") or ""):
            number, values, schema = reader.line_num, dict[str, list[str]](), ""
            for row in some:
                schema = row.get("schema") or schema
                if row.get("prop") not in (None, "id"):
                    values.setdefault(str(row["prop"]), []).append(row.get("original_value") or row.get("value") or "")
            if schema == "Article":
                articles[id] = values
            for article in values.get("proof", ()):
                for prop in ("publisher", "publishedAt", "title"):
                    values.setdefault(f"article {prop}", articles.get(article, {}).get(prop, []))
            place = f"{where}#row={number}"
            try:
                yield _item(id, schema, values, number, place)
            except LautError as error:
                yield Item(place, error=str(error))
    except (csv.Error, UnicodeError) as error:
        raise InputError("a CSV of statements", str(error), f"{where}:{reader.line_num}") from None


def _item(id: str, schema: str, values: Values, number: int, place: str) -> Item:
    """The article or the claim of an entity, or what it lacks. Raises InputError for a schema that there is not."""
    if _model().get(schema) is None:
        raise InputError("an entity of a schema of FollowTheMoney", repr(schema), place)
    says = {"outlet": _first(values, ("article publisher", "publisher")), "published": _first(values, ("article publishedAt", *_WHEN))[:10]}
    says |= {"title": _first(values, ("article title", "title")), "language": _language(_first(values, ("language",)))}
    if text := "\n\n".join(values.get("bodyText", ())):
        told = {**says, "author": _first(values, ("author",)), "url": _first(values, ("sourceUrl",))}
        return Item(place, Original(text.encode("utf-8", "surrogatepass"), place, PLAIN, told=_filled(told)))
    claim, who = next((p for p in _SAYS if values.get(p)), None), next((p for p in _WHO if values.get(p)), None)
    if claim is None or who is None:
        lacks = "words that tell something" if claim is None else "nobody who says it"
        return Item(place, passed=f"{schema} without {lacks}" if claim is None else f"{schema} with {lacks}")
    cells = [(f"{id} {p}{MAPPED}{role}", "; ".join(values[p])) for p, role in ((claim, "claim"), (who, "source"))]
    cells += [(f"{id} {p}", "; ".join(v)) for p, v in values.items() if p not in (claim, who) and v and not p.startswith("article ")]
    row = {"row": number, "cells": cells, "says": dict(_filled(says))}
    data = json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return Item(place, Original(data, place, ROW), row=tuple(cells))


def _language(code: str) -> str:
    return next((language for language, codes in CODES.items() if code in codes), "")


def _first(values: Values, names: Iterable[str]) -> str:
    return next((one for name in names for one in values.get(name, ()) if one), "")


def _filled(told: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in told.items() if value)


def _model() -> Any:
    try:
        from followthemoney import model
    except ImportError:
        raise MissingError("the package followthemoney, to read its entities", "none", do="pip install 'laut[ftm]'") from None
    return model

"""Assessments of claims that a page or a feed carries as schema.org ClaimReview in JSON-LD: each as its source's own assessment.

ClaimReview by schema.org, as fact-checkers mark their pages. What is reviewed stays what somebody else is said to have claimed, and its
verdict stays in the words of who reviewed it: neither is laut's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from laut.acquire.columns import MAPPED
from laut.acquire.item import Item
from laut.acquire.kinds import ROW
from laut.acquire.original import Original
from laut.errors import InputError

KIND = "ClaimReview"
_LONGEST = 2_000_000  # characters of one block
_DEEPEST = 8  # lists and graphs within each other
_MOST = 2_000  # reviews of one input
_BLOCK = re.compile(rb"<script\b[^>]*\btype\s*=\s*[\"']?application/ld\+json[^>]*>(.*?)</script", re.IGNORECASE | re.DOTALL)
_HEAD = 4096
_LANG = re.compile(rb"<html\b[^>]*\blang\s*=\s*[\"']?([A-Za-z]{2})", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def is_there(data: bytes) -> bool:
    """Whether bytes may carry assessments."""
    return KIND.encode() in data


def of_page(data: bytes, where: str) -> Iterator[Item]:
    """The assessments in a page; a block that is broken is an error of its own, where it speaks of one."""
    said = _LANG.search(data[:_HEAD])
    for n, found in enumerate(_BLOCK.finditer(data), 1):
        if is_there(found[1]):
            yield from _of_block(found[1].decode("utf-8", "replace"), f"ld+json {n}", where, said[1].decode() if said else "")


def of_feed(data: bytes, where: str) -> Iterator[Item]:
    """The assessments in a file of JSON."""
    yield from _of_block(data.decode("utf-8-sig", "replace"), "json", where)


def _of_block(text: str, block: str, where: str, tongue: str = "") -> Iterator[Item]:
    place = f"{where}#{block.replace(' ', '=')}"
    try:
        if len(text) > _LONGEST:
            raise ValueError(f"{len(text):,} characters, more than {_LONGEST:,}")
        found = json.loads(text.strip().removeprefix("//<![CDATA[").removesuffix("//]]>"))
    except (ValueError, RecursionError) as error:
        yield Item(place, error=str(InputError("JSON-LD of assessments", str(error)[:120] or "values without end", place)))
        return
    for number, (path, review) in enumerate(_reviews(found, "", 0), 1):
        if number > _MOST:
            yield Item(place, error=str(InputError(f"at most {_MOST} assessments", "more", place)))
            return
        yield _item(review, f"{block}{path}", number, f"{place}{path}", tongue)


def _reviews(value: Any, path: str, depth: int) -> Iterator[tuple[str, dict[str, Any]]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for i, one in enumerate(value):
            yield from _reviews(one, f"{path}[{i}]", depth + 1)
    elif isinstance(value, dict):
        if KIND in _list(value.get("@type")):
            yield path, value
            return
        for key in ("@graph", "dataFeedElement", "item", "itemListElement", "mainEntity", "hasPart", "review"):
            if key in value:
                yield from _reviews(value[key], f"{path}.{key}", depth + 1)


def _item(review: dict[str, Any], at: str, number: int, place: str, tongue: str) -> Item:
    """One assessment as a row: what was claimed, the verdict in its words, who gives it, who is said to have claimed it."""
    reviewed, rating = _object(review.get("itemReviewed")), _object(review.get("reviewRating"))
    cells = [
        (f"{at}.claimReviewed{MAPPED}claim", _words(review.get("claimReviewed"))),
        (f"{at}.reviewRating.alternateName{MAPPED}verdict", _words(rating.get("alternateName"))),
        (f"{at}.author{MAPPED}source", _name(review.get("author")) or _name(review.get("publisher"))),
        (f"{at}.itemReviewed.author{MAPPED}claimed_by", _name(reviewed.get("author"))),
        (f"{at}.url", _words(review.get("url"))),
    ]
    cells = [(name, words) for name, words in cells if words]
    roles = {name.rpartition(MAPPED)[2] for name, _ in cells}
    for role, name in (("claim", "claimReviewed"), ("verdict", "reviewRating.alternateName"), ("source", "author")):
        if role not in roles:
            return Item(place, error=str(InputError(f"an assessment with {name}", "none", place)))
    published = _DAY.match(_words(review.get("datePublished")))
    says = {"outlet": _name(review.get("publisher")) or _name(review.get("author")), "published": published[0] if published else ""}
    spoken = (_words(review.get("inLanguage")) or tongue)[:2].lower()
    row = {"row": number, "cells": cells, "says": {name: words for name, words in says.items() if words}, "tongue": spoken or None}
    data = json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return Item(place, Original(data, place, ROW), row=tuple(cells))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _object(value: Any) -> dict[str, Any]:
    return next((one for one in _list(value) if isinstance(one, dict)), {})


def _name(value: Any) -> str:
    """The name of a person or an organisation, or the words that stand for it."""
    return _words(_object(value).get("name")) or next((_words(one) for one in _list(value) if isinstance(one, str)), "")


def _words(value: Any) -> str:
    """Words on one line, without markup."""
    found = next((one for one in _list(value) if isinstance(one, str | int | float) and not isinstance(one, bool)), "")
    return " ".join(unescape(_TAG.sub(" ", str(found))).replace("\x00", "").split())

"""Structured data in JSON (JSON-LD): the entry that is this article, also out of JSON that is a little broken."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from laut.acquire.web.element import HtmlElement

Entry = dict[str, Any]
_MOST = 5_000  # entries of a page
_DEEP = 40
_ARTICLE = re.compile(r"(?:^|[/:#])(?:\w*Article|\w*Posting|Report|Liveblog)$", re.IGNORECASE)
_PAGE = re.compile(r"(?:^|[/:#])(?:WebPage|ItemPage|CreativeWork|VideoObject|Event)$", re.IGNORECASE)


def entries(root: HtmlElement) -> list[Entry]:
    """All entries of all JSON-LD of the page, outer before inner, in the order of the page."""
    out: list[Entry] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            for value in _values(script.text or ""):
                _collect(value, out)
    return out[:_MOST]


def article(found: list[Entry], is_this: Callable[[Entry], float]) -> Entry:
    """The entry that describes this page's article; empty where there is none, or where several fit as well and say different things.

    `is_this` says how well headline and address fit.
    """
    best, most = list[Entry](), 0.0
    for entry in found:
        kind = 2.0 if _is(entry, _ARTICLE) else 0.5 if _is(entry, _PAGE) else 0.0
        fit = is_this(entry) if kind else -1.0
        if fit >= 0 and kind + fit >= most and kind:
            best = [*best, entry] if kind + fit == most else [entry]
            most = kind + fit
    rivals = {text(entry.get("datePublished")) for entry in best} - {""}
    named = any(entry.get(key) for entry in best for key in ("headline", "name", "url", "mainEntityOfPage", "@id"))
    return best[0] if best and (named or len(rivals) < 2) else {}


def is_article(entry: Entry) -> bool:
    """Whether the entry is of the article family."""
    return _is(entry, _ARTICLE)


def text(value: Any) -> str:
    """A value as one text: its name where it is an entry, the first of several."""
    for one in many(value):
        if isinstance(one, dict):
            one = one.get("name") or one.get("@value") or one.get("headline") or ""
        if isinstance(one, (str, int)) and not isinstance(one, bool) and str(one).strip():
            return " ".join(unescaped(str(one)).split())
    return ""


def many(value: Any) -> list[Any]:
    """A value as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def named(value: Any, all_: list[Entry]) -> list[str]:
    """The names of people or bodies; one that is only pointed at (`@id`) is looked up."""
    out = []
    for one in many(value):
        if isinstance(one, dict) and not one.get("name") and one.get("@id"):
            one = next((e for e in all_ if e.get("@id") == one["@id"] and e.get("name")), one)
        if isinstance(one, list):
            out += named(one, all_)
        elif isinstance(one, dict) and isinstance(one.get("name"), list):
            out += [text(n) for n in one["name"]]
        else:
            out.append(text(one))
    return [name for name in out if name]


def unescaped(value: str) -> str:
    """Character references that were written into JSON by mistake."""
    from html import unescape

    return unescape(value) if "&" in value else value


def _values(raw: str) -> Iterator[Any]:
    body = re.sub(
        r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$", "", raw
    ).strip()
    body = body.rstrip(";").strip()
    for attempt in (body, _mended(body)):
        try:
            yield json.loads(attempt, strict=False)
            return
        except (ValueError, RecursionError):
            continue
    yield from _pieces(_mended(body))


def _mended(body: str) -> str:
    """Without comments and trailing commas."""
    body = re.sub(r"/\*.*?\*/|^[^\S\n]*//[^\n]*$", "", body, flags=re.DOTALL | re.MULTILINE)
    return re.sub(r",(\s*[}\]])", r"\1", body)


def _pieces(body: str) -> Iterator[Any]:
    """Whole objects one after the other, as some systems print them without a list around; each value of a broken one on its own."""
    decoder, at, found = json.JSONDecoder(strict=False), 0, False
    while (at := body.find("{", at)) >= 0 and not found:
        try:
            value, at = decoder.raw_decode(body, at)
            yield value
        except (ValueError, RecursionError):
            found = True
    if found:
        yield _salvaged(body)


def _salvaged(body: str) -> Entry:
    """The strings that stand behind a name in JSON that does not close or is broken elsewhere; the first of each name."""
    out: Entry = {}
    for name, value in re.findall(r'"([@\w]+)"\s*:\s*"((?:[^"\\]|\\.)*+)"', body):
        try:
            out.setdefault(name, json.loads(f'"{value}"', strict=False))
        except ValueError:
            out.setdefault(name, value)
    people = re.search(r'"author"\s*:\s*[\[{][^\]}]*?"name"\s*:\s*"((?:[^"\\]|\\.)*+)"', body)
    house = re.search(r'"publisher"\s*:\s*\{[^}]*?"name"\s*:\s*"((?:[^"\\]|\\.)*+)"', body)
    out |= {"author": people[1]} if people else {}
    out |= {"publisher": house[1]} if house else {}
    return out


def _collect(value: Any, out: list[Entry], depth: int = 0) -> None:
    if depth > _DEEP or len(out) > _MOST:
        return
    if isinstance(value, list):
        for one in value:
            _collect(one, out, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value or "headline" in value:
            out.append(value)
        for inner in value.values():
            if isinstance(inner, (dict, list)):
                _collect(inner, out, depth + 1)


def _is(entry: Entry, form: re.Pattern[str]) -> bool:
    return any(isinstance(kind, str) and form.search(kind) for kind in many(entry.get("@type")))

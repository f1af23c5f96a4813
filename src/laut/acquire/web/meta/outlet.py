"""The outlet's name, and titles without it."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from laut.acquire.web import names
from laut.acquire.web.alike import like
from laut.acquire.web.words import opening, words

_PARTS = re.compile(r"\s+[|»›·•–—-]+\s+|\s*[|»›·•]\s*|\s*::\s*|\s+<\s+|:\s+(?=\S+\.\w{2,3}$)")
_MARKS = " |»›·•–—:-<>"
_LONGEST = 40  # characters of a name


def from_title(title: str, headline: str, shown: set[str]) -> str | None:
    """The outlet in a page's title: what stands beside the headline (`Damm bricht | Talpost`), rather one of the texts
    `shown` on the page.
    """
    at = title.lower().find(headline.lower()) if headline else -1
    if at >= 0:  # what is left of the title beside the headline
        before, after = title[:at].strip(_MARKS), title[at + len(headline) :].strip(_MARKS)
        parts = ["", *(p for side in (before, after) for p in _PARTS.split(side) if p.strip())]
    else:
        parts = [p.strip() for p in _PARTS.split(title) if p.strip()]
        if len(parts) == 1 and headline and like(title, headline) < 0.3 and len(title.split()) <= 4:
            return title if len(title) <= _LONGEST and not is_topic(title) else None
    if len(parts) < 2:
        return None
    if headline:
        rest = [p.strip() for p in parts if p.strip()]
        rest = [p for p in rest if like(p, headline) < 0.5 and p.lower() not in headline.lower()]
    else:
        rest = parts[1:]
    rest = [p for p in rest if not is_topic(p) and len(p) <= _LONGEST]
    return _unwrapped(next((p for p in rest if p.lower() in shown), rest[-1])) if rest else None


def _unwrapped(part: str) -> str:
    """A name out of its brackets, without the word before it: `(From Talpost)`."""
    inner = re.fullmatch(r"\((.+)\)", part)
    found = opening("from_outlet").match(inner[1]) if inner else None
    return inner[1][found.end() :].strip() if inner and found else part


def bare(title: str, outlet: str | None) -> str:
    """`title` without the outlet's name behind or before it."""
    if not outlet:
        return title
    for pattern in (rf"\s*[|»›·•–—:<-]+\s*{re.escape(outlet)}\s*$", rf"^\s*{re.escape(outlet)}\s*[|»›·•–—:]+\s*"):
        cut = re.sub(pattern, "", title, flags=re.IGNORECASE).strip()
        if cut and cut != title:
            parts = [p for p in re.split(r"\s+[|»›]\s+", cut) if not is_topic(p)]
            return " | ".join(parts) if parts else cut
    return title


def best(publisher: str, site: str) -> str | None:
    """The name that readers know: the site's where the publisher is a company; the program that made the page is no outlet."""
    publisher, site = ("" if name.lower() in names.listed("platforms") else name for name in (publisher, site))
    if publisher and site and _company().search(publisher):
        return site
    return publisher or site or None


def host(address: str | None) -> str | None:
    """The host of an address, without `www.`."""
    name = (urlsplit(address).hostname or "") if address and address.startswith("http") else ""
    return re.sub(r"^(?:www\d?|m|amp|mobile)\.", "", name) or None


def is_topic(part: str) -> bool:
    """Whether a part of a title is a section's name."""
    low = part.lower()
    return any(low == w.lower() for w in (*words("topics"), *words("home")))


@cache
def _company() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words('companies')))})(?!\w)")

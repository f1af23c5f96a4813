"""What a page says of itself: title, authors, outlet, days, address, language; each from the most trusted place that tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from laut.acquire.web.alike import like
from laut.acquire.web.meta import ld, outlet, people, tags, visible
from laut.acquire.web.moments import moment
from laut.acquire.web.words import opening

if TYPE_CHECKING:
    from laut.acquire.web.element import HtmlElement
    from laut.acquire.web.units import Unit

_SAME = 0.5  # from here on two headlines are the same article's


@dataclass(slots=True)
class Claims:
    """What the page says before its text is looked at."""

    root: HtmlElement
    own: str | None  # the address that the page gives itself
    address: str | None  # that, or the one it was fetched from
    metas: dict[str, list[str]]
    properties: dict[str, list[HtmlElement]]
    entries: list[ld.Entry]
    entry: ld.Entry
    page_title: str

    def titles(self) -> list[str]:
        """All that could be the headline, the surest first."""
        found = [ld.text(self.entry.get("headline")), *tags.first(self.metas, tags.TITLE)]
        found += [tags.value(e) for e in self.properties.get("headline", [])[:9] if not _is_elsewhere(e)]
        parts = re.split(r"\s+[|»›–—-]+\s+|\s*\|\s*", self.page_title)
        return [t for t in (*found, self.page_title, *(p for p in parts if len(p.split()) > 2)) if t]

    def description(self) -> str:
        """What the page says of its content in a sentence or two."""
        return next(tags.first(self.metas, tags.DESCRIPTION), "") or ld.text(self.entry.get("description"))


@dataclass(frozen=True, slots=True)
class Facts:
    """The fields of `Found` that a page fills."""

    title: str | None
    outlet: str | None
    author: str | None
    published: str | None
    published_at: str | None
    modified: str | None


def claims(root: HtmlElement, address: str | None) -> Claims:
    """What head and structured data say; `address` is where the page was fetched, if it was."""
    metas = tags.metas(root)
    page_title = " ".join((root.findtext(".//title") or "").split())
    known = url(root, metas) or address
    entries = ld.entries(root)
    shown = [tags.words(h) for h in root.iter("h1")][:5]
    own = [t for t in (*metas.get("og:title", ()), page_title, *shown) if t]

    def fits(entry: ld.Entry) -> float:
        headline = ld.text(entry.get("headline")) or ld.text(entry.get("name"))
        alike = max((like(headline, t) for t in own), default=0.5) if headline else 0.0
        places = [entry.get("url"), entry.get("mainEntityOfPage"), entry.get("@id")]
        same = any(_address(p) and _plain(_address(p)) == _plain(known or "") for p in places)
        return alike + same if same or alike >= _SAME or not headline else -1.0

    entry = ld.article(entries, fits)
    properties = tags.properties(root)
    links = (e.get("href") or e.get("content") or "" for e in properties.get("mainentityofpage", []) if not _is_elsewhere(e))
    marked = (e.get("href") or "" for e in root.iter("a") if "u-url" in (e.get("class") or "").split() and visible.is_entrys(e))
    further = next((a for a in (*links, *marked) if a.startswith("http")), None)
    own_address = (
        url(root, metas)
        or further
        or next((a for k in ("url", "mainEntityOfPage", "@id") if (a := _address(entry.get(k))).startswith("http")), None)
    )
    return Claims(root, own_address, own_address or address, metas, properties, entries, entry, page_title)


def facts(claims: Claims, units: list[Unit], start: int, headline: str | None) -> Facts:
    """The facts of the article; `start` is the number of the headline's unit, or 0."""
    house = _outlet(
        claims,
        headline or next(iter(claims.titles()), ""),
        {r.text.strip().lower() for u in units for r in u.runs if r and len(r.text) < 60},
    )
    title = headline or next((outlet.bare(t, house) for t in claims.titles()), None)
    published, modified, day = _days(claims, units, start)
    return Facts(
        title=_plain_words(outlet.bare(title, house)) if title else None,
        outlet=house,
        author=_authors(claims, units, start, house),
        published=day,
        published_at=published if published and len(published) > 10 else None,
        modified=modified,
    )


def _plain_words(text: str) -> str:
    """Without soft hyphens and the marks of writing direction."""
    return " ".join(re.sub("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]", "", text).split())


def url(root: HtmlElement, metas: dict[str, list[str]]) -> str | None:
    """The article's own address: canonical, og:url, what the browser noted when it saved the page."""
    canonical = (e.get("href") or "" for e in root.iter("link") if "canonical" in (e.get("rel") or "").lower().split())
    for found in (*canonical, *metas.get("og:url", ()), saved(root)[0] or ""):
        if re.match(r"https?://[^\s/]+", found.strip()):
            return str(found.strip())
    return None


def saved(root: HtmlElement) -> tuple[str | None, str | None]:
    """Address and moment that a browser, or SingleFile, wrote into a comment when it saved the page."""
    for comment in (
        c for c in root.getroottree().xpath("/comment() | /html/comment() | /html/head/comment() | //comment()[position() < 5]")[:50]
    ):
        note = comment.text or ""
        if found := re.search(r"saved from url=\(\d+\)(\S+)", note):
            return found[1], None
        if "SingleFile" in note and (found := re.search(r"url:\s*(\S+)", note)):
            day = re.search(r"saved date:\s*([^\n]+)", note)
            return found[1], moment(day[1]) if day else None
    return None, None


def tongue(claims: Claims) -> str | None:
    """The language that the page claims."""
    claimed = (
        ld.text(claims.entry.get("inLanguage")),
        claims.root.get("lang"),
        claims.root.get("{http://www.w3.org/XML/1998/namespace}lang"),
    )
    return next((c for c in (*claimed, *tags.first(claims.metas, tags.TONGUE)) if c), None)


def _outlet(claims: Claims, headline: str, shown: set[str]) -> str | None:
    """`shown` are the short texts of the page, in small letters."""
    publisher = next(iter(ld.named(claims.entry.get("publisher"), claims.entries)), "")
    sites = list(tags.first(claims.metas, tags.OUTLET))
    site = next((s for s in sites if not s.startswith(("http", "@"))), "")
    if not publisher:
        publisher = next((tags.value(e) for e in claims.properties.get("publisher", [])), "")
    if not publisher and not site:
        publisher = next((ld.text(e.get("name")) for e in claims.entries if _is_house(e)), "")
    from_title = outlet.from_title(claims.page_title, headline, shown)
    return outlet.best(publisher, site) or from_title or visible.brand(claims.root) or outlet.host(claims.address)


def _is_house(entry: ld.Entry) -> bool:
    return any(kind in ("NewsMediaOrganization", "WebSite", "Organization") for kind in ld.many(entry.get("@type")))


def _authors(claims: Claims, units: list[Unit], start: int, house: str | None) -> str | None:
    sources: list[list[str]] = [
        ld.named(claims.entry.get("author") or claims.entry.get("creator"), claims.entries),
        [tags.value(e) for e in claims.properties.get("author", []) if not _is_elsewhere(e)],
        [v for v in tags.authors(claims.metas) if not v.startswith("http")][:1],
        list(visible.bylines(claims.root, units, start))[:1],
    ]
    office = None
    for number, values in enumerate(sources):
        if office and number == len(sources) - 1:  # a name anywhere on the page is less than the office that signs, unless it signs too
            values = [v for v in values if opening("by").match(v) and office.lower() not in v.lower()]
        found = people.authors(values, house)
        if found and not people.is_office(found, house):
            return found
        office = office or found
    return office


def _days(claims: Claims, units: list[Unit], start: int) -> tuple[str | None, str | None, str | None]:
    """The moments of publication and change, and the day of publication where the page came out."""
    shown = list(visible.days(claims.root, units, start))
    machine = [m for v in _published(claims) if (m := moment(v))]
    published = next(iter(machine), None) or next((m for k, m in shown if k == "published"), None)
    changed = [m for v in _modified(claims) if (m := moment(v))]
    modified = next(iter(changed), None) or next((m for k, m in shown if k == "modified"), None)
    published = published or next((m for k, m in shown if k == "as_of"), None)
    if published and published.endswith(("Z", "+00:00")):  # the same moment may stand elsewhere in the zone of the place
        published = next((m for m in (*machine, *(m for _, m in shown)) if _is_local(m) and _same(m, published)), published)
    if published and len(published) == 10:  # another place may know the hour of the same day
        published = next(
            (m for m in (*machine, *(m for k, m in shown if k == "published")) if m[:10] == published and len(m) > 10), published
        )
    if modified and modified.endswith(("Z", "+00:00")):
        modified = next((m for m in (*changed, *(m for _, m in shown)) if _is_local(m) and _same(m, modified)), modified)
    return published, modified, published and _day(published, [m for k, m in shown if k == "published"])


def _day(published: str, shown: list[str]) -> str:
    """The day of a moment; where that is given in no place's zone, the day that the page shows, if it is the next one or the one before."""
    day = date.fromisoformat(published[:10])
    if published.endswith(("Z", "+00:00")):
        near = [m[:10] for m in shown if abs((date.fromisoformat(m[:10]) - day).days) <= 1]
        return near[0] if near else published[:10]
    return published[:10]


def _is_local(when: str) -> bool:
    """Whether a moment is given in the zone of a place."""
    return len(when) > 19 and not when.endswith(("Z", "+00:00"))


def _same(one: str, other: str) -> bool:
    """Whether two moments with zones are the same, to the minute."""
    try:
        apart = datetime.fromisoformat(one) - datetime.fromisoformat(other)
    except (ValueError, TypeError):
        return False
    return abs(apart.total_seconds()) < 60


def _published(claims: Claims) -> Iterator[str]:
    yield from (ld.text(claims.entry.get(k)) for k in ("datePublished", "dateCreated", "uploadDate"))
    yield from (tags.value(e) for e in claims.properties.get("datepublished", []) if not _is_elsewhere(e))
    yield from tags.first(claims.metas, tags.PUBLISHED)


def _modified(claims: Claims) -> Iterator[str]:
    yield ld.text(claims.entry.get("dateModified"))
    yield from (tags.value(e) for e in claims.properties.get("datemodified", []) if not _is_elsewhere(e))
    yield from tags.first(claims.metas, tags.MODIFIED)


def _is_elsewhere(element: HtmlElement) -> bool:
    """Whether a property is another thing's: a comment's, a teaser's, an entry's of a ticker."""
    kinds = [e.get("itemtype") or "" for e in element.iterancestors() if e.get("itemscope") is not None]
    articles = [k for k in kinds if re.search(r"Article|Posting|Comment", k)]
    return len(articles) > 1 or any(re.search("Comment|ItemList", k) for k in kinds)


def _address(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) else ""


def _plain(address: str) -> str:
    """An address without its scheme, query and last slash, which differ between the places that name it."""
    return re.sub(r"^https?://(?:www\.)?|[?#].*$|/$", "", address.strip())

"""What the head of a page and the attributes of its elements say: meta elements, microdata, RDFa, microformats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from laut.acquire.web.element import HtmlElement

TITLE = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "citation_title", "headline", "title")
PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "og:published_time", "parsely-pub-date", "sailthru.date",
    "datepublished", "publishdate", "publish-date", "publish_date", "published_time", "pubdate", "publication_date", "article.published",
    "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dcterms.date", "dc.date", "citation_publication_date",
    "citation_date", "cxenseparse:recs:publishtime", "article_date_original", "originalpublicationdate", "ptime", "date",
    "rnews:datepublished", "last-published", "article:create_date", "created", "weibo:article:create_at", "bt:pubdate", "displaydate",
)  # fmt: skip
MODIFIED = (
    "article:modified_time", "og:updated_time", "og:article:modified_time", "article:modified", "datemodified", "dc.date.modified",
    "dcterms.modified", "last-modified", "lastmod", "modified_time", "article.updated", "utime", "bt:moddate", "revised", "dcterms.updated",
)  # fmt: skip
AUTHOR = (
    "author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl",
    "citation_author", "cxenseparse:author", "twitter:data1", "article:author_name", "authors", "creator",
)  # fmt: skip
OUTLET = (
    "og:site_name", "article:publisher_name", "publisher", "dc.publisher", "dcterms.publisher", "citation_journal_title", "parsely-site",
    "cre", "source", "application-name", "apple-mobile-web-app-title", "al:android:app_name", "al:ios:app_name",
)  # fmt: skip
DESCRIPTION = ("og:description", "description", "twitter:description", "dc.description", "sailthru.description")
TONGUE = ("content-language", "language", "dc.language", "dcterms.language", "og:locale")


def metas(root: HtmlElement) -> dict[str, list[str]]:
    """The contents of the meta elements under their names in small letters, in the order of the page."""
    out: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        content = " ".join((meta.get("content") or meta.get("value") or "").split())
        if content:
            for key in ("property", "name", "itemprop", "http-equiv"):
                if name := meta.get(key):
                    out.setdefault(name.strip().lower(), []).append(content)
    return out


def authors(found: dict[str, list[str]]) -> Iterator[str]:
    """What stands under the names for authors; libraries write the family name first."""
    for key in AUTHOR:
        for content in found.get(key, ()):
            turned = re.fullmatch(r"([\w’'-]+), ([\w.-]+(?: [\w.-]+)?)", content) if key.startswith(("dc", "citation")) else None
            yield f"{turned[2]} {turned[1]}" if turned else content


def first(found: dict[str, list[str]], keys: tuple[str, ...]) -> Iterator[str]:
    """What stands under `keys`, the first key first."""
    for key in keys:
        yield from found.get(key, ())


def properties(root: HtmlElement) -> dict[str, list[HtmlElement]]:
    """The elements that bear a property (`itemprop`, RDFa `property`), under its name in small letters."""
    out: dict[str, list[HtmlElement]] = {}
    for element in root.iter("*"):
        for key in ("itemprop", "property"):
            for name in (element.get(key) or "").lower().split():
                if element.tag != "meta" or key == "itemprop":
                    out.setdefault(name.removeprefix("schema:"), []).append(element)
    return out


def value(element: HtmlElement) -> str:
    """What an element with a property says: its attribute for machines, else its words."""
    for key in ("content", "datetime", "title") if element.tag == "abbr" else ("content", "datetime"):
        if element.get(key):
            return " ".join(element.get(key, "").split())
    inner = next((e for e in element.iter("*") if e is not element and "name" in (e.get("itemprop") or "").split()), None)
    return words(element if inner is None else inner)


def words(element: HtmlElement) -> str:
    """The words in an element, programs and comments aside; the words of two elements do not join."""
    return " ".join(" ".join(t for t in element.itertext() if isinstance(t, str)).split())

"""Pages that are no article, or only a piece of one."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from laut.acquire.web import names
from laut.acquire.web.alike import like
from laut.acquire.web.meta import Claims, ld
from laut.acquire.web.outline import near
from laut.acquire.web.words import anywhere, opening, words
from laut.errors import InputError

if TYPE_CHECKING:
    from laut.acquire.web.units import Unit

_DO = "open it in a browser, accept or log in, save the page again"
_KINDS = (
    ("captcha", "a page that only asks whether you are human"),
    ("consent", "a page that is only a consent wall"),
    ("login", "a page that only asks to log in"),
    ("error", "a page that says that there is none"),
)
_ARTICLE = 60  # words: less is no article where the page says that it is something else
_STUB = 220  # words: a text behind a paywall with less is its beginning
_TEASER = 45
_NEAR = 8  # units behind the text in which a paywall asks to subscribe
_LINKED = 8  # headings that lead elsewhere
_TEASERS = 3
_WALL = 400  # words of a wall that explains itself
_TOLD = 4  # different words of a wall


def refuse(claims: Claims, units: list[Unit], body: list[int], where: str) -> None:
    """InputError where the page holds no article, saying what it holds instead."""
    size = sum(len(units[i].text.split()) for i in body)
    all_text = "\n".join(unit.text for unit in units)[:20_000]
    if size < 2 * _ARTICLE:
        for name, found in _KINDS:
            hits = len({m[0].lower() for m in anywhere(name).finditer(f"{claims.page_title}\n{all_text}")})
            own = sum(bool(anywhere(name).search(units[i].text)) for i in body)
            named = bool(opening(name).match(claims.page_title)) and size < _ARTICLE
            if named or (hits >= (1 if name in ("captcha", "error") and size < 30 else 2) and (size < 15 or own * 2 >= len(body))):
                raise InputError("an article", found, where, _DO)
    if size < _WALL and _is_explained_wall(claims, units, body):
        raise InputError("an article", _KINDS[1][1], where, _DO)
    if claims.root.find(".//frameset") is not None and size < 15:
        raise InputError("an article", "a page that is only a frame around other pages", where, "open the frame alone and save it")
    if _is_list(claims, units, body):
        raise InputError("an article", "a page that is only a list of teasers", where, "open the article and save its page")
    if not body:
        raise InputError("an article", "a page without one", where, _DO)


def partial(claims: Claims, units: list[Unit], body: list[int]) -> str | None:
    """Why only a piece of the article is there: `paywall`, `teaser`, `pages`; None where it is whole, as far as the page tells."""
    size = sum(len(units[i].text.split()) for i in body)
    end = body[-1] + 1 if body else 0
    behind = [unit for unit in units[end : end + _NEAR] if not any(e.tag in ("footer", "nav") for e in near(unit.element))]
    asks = any(anywhere("paywall").search(unit.text) for unit in (*behind, *(units[i] for i in body[-2:])) if len(unit.text) < 600)
    around = {e for i in body for e in units[i].element.iterancestors()}  # what holds the text is no offer beside it
    boxed = any(
        e not in around and "paywall" in names.of(e) and (e.text_content() or "").strip()
        for e in claims.root.iter("div", "section", "aside", "article")
    )
    claimed = _count(claims)
    if _is_closed(claims) and (asks or boxed or claimed > 1.5 * size):
        return "paywall"
    if (asks and (boxed or size < _STUB)) or (boxed and size < _STUB / 2):
        return "paywall"
    if _more_pages(claims, units):
        return "pages"
    if size < _TEASER and any(_leads_on(unit) for unit in units):
        return "teaser"
    if body and size < _STUB / 2 and _breaks_off(units[body[-1]].text):
        return "teaser"
    return None


def _breaks_off(text: str) -> bool:
    """Whether a paragraph ends in the middle of a sentence: `Der Rat will nun prüfen, ob …`."""
    cut = text.rstrip(" \u00a0[]()")
    bare = cut.rstrip("….").rstrip()
    return cut.endswith(("…", "...")) and bare[-1:].isalnum() | bare.endswith(",") and len(bare.split()) > 8


def _is_explained_wall(claims: Claims, units: list[Unit], body: list[int]) -> bool:
    """Whether every paragraph speaks of advertising, tracking and consent, and no heading is what the page calls itself."""
    prose = [units[i].text for i in body if len(units[i].text.split()) > 5]
    found = [{m[0].lower() for m in anywhere("walls").finditer(text)} for text in prose]
    if not prose or sum(map(bool, found)) < 0.8 * len(prose) or len(set().union(*found)) < _TOLD:
        return False
    heads = [unit.text for unit in units if unit.element.tag in ("h1", "h2")]
    return not any(like(head, title) > 0.5 for head in heads for title in claims.titles())


def _is_closed(claims: Claims) -> bool:
    value = claims.entry.get("isAccessibleForFree")
    if value is False or str(value).lower() in ("false", "no") or str(value).endswith("/False"):
        return True
    tier = "".join(claims.metas.get("article:content_tier", [])[:1]).lower()
    return tier in ("locked", "metered", "paid")


def _count(claims: Claims) -> int:
    count = ld.text(claims.entry.get("wordCount"))
    return int(count) if count.isdecimal() and len(count) < 7 else 0


def _leads_on(unit: Unit) -> bool:
    text = unit.text.strip(" »›>→.…[]()")
    return unit.links() > 0.5 and len(text) < 90 and bool(anywhere("more").search(text))


def _more_pages(claims: Claims, units: list[Unit]) -> bool:
    for unit in units:
        if len(unit.text) < 120:
            found = _page_of().search(unit.text)
            if found:
                here, last = (int(number) for number in found.groups() if number)
                if here < last:
                    return True
    own = re.sub(r"[?#].*", "", claims.address or "").rstrip("/")
    for link in claims.root.iter("link", "a"):
        href = link.get("href") or ""
        if "next" in f"{link.get('rel') or ''} {link.get('class') or ''}".split() and _is_page_two(own, href):
            return True
    return False


def _is_page_two(own: str, href: str) -> bool:
    """Whether an address is the same article's with the number of a page."""
    keys = "|".join(sorted(names.listed("page_number")))
    if re.fullmatch(rf"\?(?:{keys})=2", href):
        return True
    path, goal = (re.sub(r"^https?://[^/]+", "", address) for address in (own, href))
    stem = re.sub(r"\.\w{2,5}$", "", path)
    if len(stem) < 2 or not goal.startswith(stem):
        return False
    return bool(re.search(rf"^.*[?&/_,-](?:{keys})?[=/_-]?\d{{1,2}}(?:\.\w+|/)?$", goal[len(stem) :]))


@cache
def _page_of() -> re.Pattern[str]:
    forms = [re.escape(w).replace(r"\{n\}", r"(\d{1,2})").replace(r"\{m\}", r"(\d{1,2})") for w in words("pages") if "{n}" in w]
    return re.compile("|".join(forms) or "(?!)", re.IGNORECASE)


def _is_list(claims: Claims, units: list[Unit], body: list[int]) -> bool:
    """Whether the page leads to many articles and is none: headings that are links, no long prose, no word of being an article."""
    if ld.is_article(claims.entry) or "article" in claims.metas.get("og:type", []):
        return False
    linked = sum(unit.links() > 0.8 and 20 < len(unit.text) < 200 for unit in units)
    size = sum(len(units[i].text.split()) for i in body)
    collects = any("Collection" in str(k) for e in claims.entries for k in ld.many(e.get("@type")))
    if size < _ARTICLE and linked >= (_TEASERS if collects or "website" in claims.metas.get("og:type", []) else _LINKED / 2):
        return True
    prose = [units[i] for i in body if units[i].links() < 0.2 and len(units[i].text) > 200]
    return linked >= _LINKED and len(prose) < 3 and sum(len(p.text) for p in prose) < 1200

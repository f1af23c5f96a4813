"""The report as bytes: what stands in it, in which order, that it is the same each time, and what it refuses."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import laut
from laut.errors import InputError, LanguageError
from laut.languages import known, toml
from laut.lookup import shown
from laut.records import Document, Fact, Place, Reading, Route, Sheet, Span
from laut.showing.report import render, wording
from laut.showing.report.safe import clean
from tests.showing.sample import TEXT, reading, span

from .conftest import EXAMPLES, TOP
from .hostile import LINK, hostile

Read = Callable[[str, str], Reading]


class Words(HTMLParser):
    """The tags of a page with their attributes, and the words between them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def text_of(page: str) -> str:
    return " ".join("".join(Words(page.replace("</td>", " </td>").replace("<span", " <span")).words).split())


def test_findings_come_first_then_the_article(readings: Read) -> None:
    page = render([readings("hochwasser", "de")], "de")
    order = ["26 Zahlen, 8 ohne Quelle", "Vor dem Druck prüfen</h2>", "Der Artikel</h2>", "Zahlen nach Ursprung</h2>", "Quellen</h2>",
             "Aussagen</h2>", "Zeitangaben</h2>", "Nicht gelesen</h2>", "Wie dieser Bericht entstand</h2>"]  # fmt: skip
    at = [page.index(words) for words in order]
    assert at == sorted(at)
    assert "Kalmenauer Rundschau · 09.07.2025 · " in text_of(page)


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("ui", ["de", "en"])
def test_every_finding_figure_and_claim_is_there(readings: Read, name: str, ui: str) -> None:
    read = readings(name, ui)
    page, w = render([read], ui), wording(ui)
    words = text_of(page)
    assert all(" ".join(finding.says.split()) in words for finding in shown(read))
    assert all(w.amount(figure).replace("\u00a0", " ") in words for figure in read.figures)
    assert all(f'id="r1-{claim.id}"' in page for claim in read.claims)


def test_the_same_reading_gives_the_same_bytes(readings: Read) -> None:
    read = readings("presseschau", "de")
    assert render([read], "de") == render([Reading.from_dict(read.to_dict())], "de")


def test_one_style_sheet_and_its_hash(readings: Read) -> None:
    page = render([readings("wildfire", "en")], "en")
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.S)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page
    assert " style=" not in page


def test_nothing_leads_out_of_the_file_but_the_address_of_the_article(readings: Read) -> None:
    read = readings("hochwasser", "de")
    page = render([replace(read, document=replace(read.document, url="https://rundschau.example/a?b=1&c=2"))], "de")
    tags = Words(page).tags
    assert [a["href"] for t, a in tags if t == "a" and not str(a["href"]).startswith("#")] == ["https://rundschau.example/a?b=1&c=2"]
    assert not [t for t, a in tags if "src" in a or t in ("script", "img", "iframe", "form", "object")]


def test_a_name_written_from_the_right_turns_nothing_beside_it(readings: Read) -> None:
    read = readings("hochwasser", "de")
    page = render([replace(read, document=replace(read.document, outlet="אבג 1", url="https://rundschau.example/אבג/1"))], "de")
    assert "<bdi>אבג 1</bdi>" in page
    assert '<bdi dir="ltr">https://rundschau.example/אבג/1</bdi>' in page


def test_what_an_article_says_stays_text() -> None:
    page = render([hostile()], "de")
    page.encode()
    tags = Words(page).tags
    assert {t for t, _ in tags}.isdisjoint({"script", "img", "iframe", "object", "embed", "base", "form"})
    assert not [a for _, attributes in tags for a in attributes if a.startswith("on")]
    assert LINK in text_of(page)
    assert not [a for t, a in tags if t == "a" and not str(a["href"]).startswith("#")]
    assert "{{ 7 * 7 }}" in text_of(page)
    assert not re.search("[\x00\x1b\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec=None), min_size=1, max_size=80))
def test_any_text_in_any_place_stays_text(words: str) -> None:
    document = Document(words, words, words, words, language="de", url=words, modified=words, media=words)
    page = render([Reading(document, (("version", words),))], "en")
    page.encode()
    assert {t for t, _ in Words(page).tags}.isdisjoint({"script", "img", "iframe", "object", "base", "form"})
    assert page.count("<style>") == 1


def test_several_articles_in_one_report(readings: Read) -> None:
    read = [readings(name, "en") for name in EXAMPLES]
    page = render(read, "en")
    assert "3 articles: what they rest on" in page
    assert page.count("<h1") == 1
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_a_piece_of_an_article_is_said_to_be_one() -> None:
    read = reading()
    for partial in ("paywall", "teaser", "pages"):
        page = render([replace(read, document=replace(read.document, partial=partial))], "de")
        assert page.index(wording("de")(f"partial.{partial}")) < page.index("Vor dem Druck prüfen</h2>")


def test_pages_of_a_source_are_told() -> None:
    read = reading()
    middle = TEXT.index("Das Verkehrsamt")
    places = (Place(0, middle, "page 3", 0), Place(middle, len(TEXT), "page 4", 0))
    words = text_of(render([replace(read, document=replace(read.document, places=places))], "de"))
    assert "Seite 3–4" in words
    assert re.search(r"4,2 Millionen Euro Schaden\S* Seite 4", words)


def test_routes_sheets_and_a_sheet_of_the_readers_own() -> None:
    read = reading()
    full = replace(
        read,
        routes=(Route("r1", "Kalmenau", ("Auried", "Grenzau"), "rail", ("Güterzug",), (span("Kalmenau"),), "a3"),),
        sheets=(Sheet("h1", "Brücke", ("f1", "f2"), ("Last", None), (None, "Pfeiler"), (("f1", "f2"),), (span("Brücke"),)),),
        facts=(Fact("x1", "Schaden", "5", unit="Mio. Euro", where="liste.csv:2", url="javascript:1", figures=("f2",), differs=("f2",)),),
    )
    words = text_of(render([full], "de"))
    assert "Auried und Grenzau auf der Schiene Güterzug Verkehrsamt" in words
    assert "Last ≥ 1.200 ≠ weicht ab" in words
    assert "Schaden · 5 Mio. Euro liste.csv:2" in words
    assert "javascript:1" not in render([full], "de")


def test_a_reading_without_anything() -> None:
    page = render([Reading(Document("Ein Satz.", language="de"), ())], "de")
    assert "Keine der Prüfungen hat angeschlagen." in page
    assert "Keine Zahlen gefunden." in page
    assert "Medium nicht genannt · ohne Datum" in text_of(page)


def test_a_language_of_the_text_that_nobody_knows() -> None:
    assert "Moi toute" in render([Reading(Document("Moi toute\n\nEt moi", language="xx"), ())], "en")


@pytest.mark.parametrize("file", sorted((TOP / "tests" / "pages").glob("*.html")), ids=lambda file: file.stem)
def test_no_word_of_a_web_page_is_lost(file: Path) -> None:
    try:
        read = laut.read(file)
    except laut.LautError:  # a wall, a list of teasers
        return
    page = render([read], "de")
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'(?:href="#|aria-describedby=")([^"]+)"', page)) <= set(ids)
    body = page[page.index('<div class="text') : page.index('id="r1-figures"')]
    body = re.sub(r'<sup>.*?</sup>|<ul class="notes".*?</ul>|<p class="mark".*?</p>', "", body, flags=re.S)
    words = "".join("".join(Words(body).words).split())
    assert words.startswith("".join(clean(read.document.text).split()))


def test_what_it_refuses() -> None:
    with pytest.raises(InputError):
        render([], "de")
    with pytest.raises(LanguageError):
        render([reading()], "xx")


def test_both_languages_have_the_same_words() -> None:
    keys = {code: {(s, k) for s, words in toml(code, "report").items() for k in words} for code in known()}
    assert len(set(map(frozenset, keys.values()))) == 1


def test_the_api_makes_the_same_page(readings: Read) -> None:
    read = readings("wildfire", "en")
    assert laut.report(read, ui="en") == laut.report([read], ui="en") == render([read], "en")
    assert laut.report(read) == render([read], "en")


def test_spans_that_nest_and_cross_lose_no_word() -> None:
    read = reading()
    crossing = replace(read.attributions[0], content=(Span(10, 60), Span(40, 120)), cue=(Span(30, 50),))
    page = render([replace(read, attributions=(crossing, *read.attributions[1:]))], "de")
    body = page[page.index('<div class="text"') : page.index('id="r1-figures"')]
    body = re.sub(r'<sup>.*?</sup>|<ul class="notes".*?</ul>', "", body, flags=re.S)
    words = "".join(Words(body).words)
    assert "".join(words.split()).startswith("".join(TEXT.split())[:200])

from __future__ import annotations

import json
import time

import pytest

from laut.acquire.found import Found
from laut.acquire.original import Original
from laut.acquire.web import extract
from laut.acquire.web.meta.people import authors
from laut.acquire.web.moments import moment

BODY = (
    "<p>Der Damm in Kellenau ist am Abend gebrochen, sagte ein Sprecher der Stadt dem Talboten am Telefon.</p>"
    "<p>Nach Angaben der Feuerwehr sind 40 Keller voll Wasser, zwölf Menschen mussten ihre Häuser verlassen.</p>"
)
TITLE = "Damm bricht in Kellenau"


def read(head: str = "", byline: str = "", before: str = "", url: str | None = None) -> Found:
    data = f"{before}<html lang=de><head>{head}</head><body><article><h1>{TITLE}</h1>{byline}{BODY}</article></body></html>"
    return extract(Original(data.encode(), "seite.html", url=url))


def ld(raw: str) -> str:
    return f"<title>{TITLE}</title><script type='application/ld+json'>{raw}</script>"


ENTRY = {
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": "2025-03-12T23:30:00+01:00",
    "dateModified": "2025-03-13T08:00:00+01:00",
    "author": [{"@type": "Person", "name": "Anna Berg"}, {"@type": "Person", "name": "Jan Kolb"}],
    "publisher": {"@type": "Organization", "name": "Talbote"},
    "mainEntityOfPage": {"@id": "https://talbote.example/damm"},
    "inLanguage": "de-DE",
}
JSON = json.dumps(ENTRY)
OTHER = json.dumps(
    ENTRY | {"headline": "Zirkus kommt", "datePublished": "2020-01-01", "mainEntityOfPage": "https://talbote.example/zirkus"}
)
PEOPLE = {
    "@graph": [
        ENTRY | {"author": {"@id": "#a"}, "publisher": {"@id": "#p"}},
        {"@type": "Person", "@id": "#a", "name": "Anna Berg, Jan Kolb"},
    ]
}
GRAPH = json.dumps({"@graph": [*PEOPLE["@graph"], {"@type": "Organization", "@id": "#p", "name": "Talbote"}]})


@pytest.mark.parametrize(
    "raw",
    [
        JSON,
        GRAPH,
        f"[{OTHER}, {JSON}]",
        f"<!-- {JSON} -->",
        f"//<![CDATA[\n{JSON}\n//]]>",
        JSON[:-1] + ",}",
        JSON + ";",
        json.dumps({"@type": "WebPage", "mainEntity": ENTRY}),
        JSON.replace('"publisher"', '"description": "Er sagte "nein" laut", "publisher"'),
        JSON.replace("Damm bricht", "Damm\n bricht"),
    ],
)
def test_structured_data_also_when_it_is_a_little_broken(raw: str) -> None:
    found = read(ld(raw))
    assert (found.title, found.outlet, found.published) == (TITLE, "Talbote", "2025-03-12")
    assert found.author in ("Anna Berg, Jan Kolb", "Anna Berg")
    assert found.published_at == "2025-03-12T23:30:00+01:00" and found.modified == "2025-03-13T08:00:00+01:00"


def test_the_entry_of_another_article_is_not_this_one_s() -> None:
    found = read(ld(OTHER))
    assert (found.published, found.author) == (None, None)


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2025-03-12T10:00:00Z'><meta name=author content='Anna Berg'><meta property='og:site_name' content=Talbote>",  # noqa: E501
        "<meta name='DC.date.issued' content='2025-03-12'><meta name='DC.creator' content='Berg, Anna'><meta name='DC.publisher' content=Talbote>",  # noqa: E501
        "<meta name=parsely-pub-date content='2025-03-12T10:00:00Z'><meta name=parsely-author content='Anna Berg'><meta name=application-name content=Talbote>",  # noqa: E501
        "<meta name=sailthru.date content='Wed, 12 Mar 2025 10:00:00 +0000'><meta name=byl content='Von Anna Berg'><meta property='og:site_name' content=Talbote>",  # noqa: E501
    ],
)
def test_what_the_head_says(head: str) -> None:
    found = read(f"<title>{TITLE} | Talbote</title>{head}")
    assert (found.title, found.author, found.outlet, found.published) == (TITLE, "Anna Berg", "Talbote", "2025-03-12")


@pytest.mark.parametrize(
    "byline",
    [
        "<p class=byline>Von <a rel=author href=/a>Anna Berg</a></p><time datetime='2025-03-12T10:00+01:00'>12. März</time>",
        "<div>Von Anna Berg, Kairo | Stand: 12.03.2025, 14:05 Uhr</div>",
        "<div>12. März 2025</div><div>Von Anna Berg</div>",
        "<div itemprop=author itemscope><span itemprop=name>Anna Berg</span></div><meta itemprop=datePublished content='2025-03-12'>",
        "<p>Anna Berg, 12.03.2025</p>",
        "<small>By Anna Berg, March 12, 2025 2:05 pm</small>",
    ],
)
def test_what_the_page_shows(byline: str) -> None:
    found = read(f"<title>{TITLE} - DER BOTE</title>", byline)
    assert (found.title, found.author, found.outlet, found.published) == (TITLE, "Anna Berg", "DER BOTE", "2025-03-12")


def test_a_day_of_change_is_not_the_day_of_publication() -> None:
    found = read(byline="<div>Aktualisiert: 14.03.2025, 09:00 Uhr</div><div>Veröffentlicht: 12.03.2025, 14:05 Uhr</div>")
    assert (found.published, found.modified) == ("2025-03-12", "2025-03-14T09:00")


def test_where_a_saved_page_came_from() -> None:
    chrome = read(before="<!-- saved from url=(0028)https://talbote.example/damm -->\n<!DOCTYPE html>")
    assert chrome.url == "https://talbote.example/damm"
    note = (
        "<!--\n Page saved with SingleFile \n url: https://talbote.example/damm \n saved date: Wed Mar 12 2025 14:05:00 GMT+0100 (CET)\n-->"
    )
    single = read(before=f"<!DOCTYPE html> {note}")
    assert (single.url, single.retrieved) == ("https://talbote.example/damm", "2025-03-12T14:05:00+01:00")
    assert read("<link rel=canonical href='https://talbote.example/a'>", before=note).url == "https://talbote.example/a"


def test_the_host_is_the_outlet_only_where_nothing_else_is() -> None:
    assert read(f"<title>{TITLE}</title>", url="https://www.talbote.example/damm").outlet == "talbote.example"


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Von Anna Berg und Jan Kolb", "Anna Berg, Jan Kolb"),
        ("Anna Berg, Kairo", "Anna Berg"),
        ("Anna Berg/dpa", "Anna Berg, dpa"),
        ("Von Anna Berg (dpa)", "Anna Berg, dpa"),
        ("dpa", "dpa"),
        ("By Anna Berg, political editor", "Anna Berg"),
        ("Anna Berg (anna.berg@talbote.example)", "Anna Berg"),
        ("Von unserer Redakteurin Anna Berg", "Anna Berg"),
        ("https://talbote.example/autor/berg", None),
        ("Talbote Redaktion", "Talbote Redaktion"),
        ("Dr. Anna van der Berg", "Dr. Anna van der Berg"),
    ],
)
def test_names_of_authors(written: str, names: str | None) -> None:
    assert authors([written], "Talbote") == names


def test_an_office_is_no_author_beside_a_name() -> None:
    assert authors(["Redaktion", "Anna Berg", "Talbote"], "Talbote") == "Anna Berg"


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2025-03-12T14:05:00+0100", "2025-03-12T14:05:00+01:00"),
        ("2025-03-12 14:05", "2025-03-12T14:05"),
        ("20250312T140500Z", "2025-03-12T14:05:00Z"),
        ("2025-03-12", "2025-03-12"),
        ("Mi, 12 Mar 2025 14:05:00 +0100", "2025-03-12T14:05"),
        ("Wed, 12 Mar 2025 14:05:00 +0100", "2025-03-12T14:05:00+01:00"),
        ("12. März 2025, 14.05 Uhr", "2025-03-12T14:05"),
        ("12.3.25", "2025-03-12"),
        ("Mar. 12, 2025, 2:05 p.m.", "2025-03-12T14:05"),
        ("12th March 2025", "2025-03-12"),
        ("1741784700", "2025-03-12T13:05:00+00:00"),
        ("13/03/2025", "2025-03-13"),
        ("03/04/2025", None),
        ("31.02.2025", None),
        ("1.2", None),
        ("", None),
    ],
)
def test_moments(written: str, iso: str | None) -> None:
    assert moment(written) == iso


def _page(before: str = "", behind: str = "", inside: str = "", headline: str = "Die Brücke ist gesperrt") -> bytes:
    text = "<p>Die Brücke über die Kelm ist gesperrt, teilte die Stadt mit. Autofahrer müssen einen Umweg von zwölf Kilometern fahren.</p>"
    article = f"<article><h1>{headline}</h1>{inside}{text * 3}</article>"
    return f"<html><head><title>Brücke</title></head><body>{before}{article}{behind}</body></html>".encode()


@pytest.mark.parametrize(
    "page",
    [
        _page(headline="Brücke ab 3. März 2026 gesperrt"),
        _page(inside="<figure><img src=a.jpg><figcaption>Die Brücke am 12. Mai 1998.</figcaption></figure>"),
        _page(inside="<p>Am 9. Mai 2010 wurde sie eröffnet.</p>"),
        _page(before="<div><a href=/x>Brücke wird gebaut <time datetime=2019-01-02T10:00>2. Januar 2019</time></a></div>"),
        _page(behind="<footer><p>Stand: 01.02.2012</p></footer>"),
        _page(inside="<p>Zuletzt aktualisiert am <time datetime=2025-05-05T10:00>5. Mai 2025</time></p>"),
    ],
)
def test_a_day_that_is_not_that_of_publication(page: bytes) -> None:
    assert extract(Original(page, "a.html")).published is None


def test_a_long_byline_takes_no_longer() -> None:
    head = f'<meta name="author" content="{"a." * 100_000}"><script type="application/ld+json">{{"a":1,{chr(10) * 200_000}x</script>'
    begin = time.process_time()
    extract(Original(_page(before=head), "a.html"))
    assert time.process_time() - begin < 5


def test_two_entries_that_fit_as_well_name_no_day() -> None:
    entries = "".join(
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "2025-03-0{n}"}}</script>' for n in (1, 2)
    )
    assert extract(Original(_page(before=entries), "a.html")).published is None


def test_a_page_without_a_body_element() -> None:
    page = b"<!doctype html><title>Wehr</title><article><h1>Das Wehr</h1><p>Das Wehr hielt, sagte die Stadt am Montag.</p></article>"
    assert extract(Original(page, "a.html")).text == "Das Wehr\n\nDas Wehr hielt, sagte die Stadt am Montag."


def test_the_program_that_made_the_page_is_no_outlet() -> None:
    head = '<meta property="og:site_name" content="WordPress"><title>Die Brücke ist gesperrt | Der Bote</title>'
    page = _page().replace(b"<title>Br\xc3\xbccke</title>", head.encode())
    assert extract(Original(page, "a.html")).outlet == "Der Bote"

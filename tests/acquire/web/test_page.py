from __future__ import annotations

import resource
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.acquire.original import Original
from laut.acquire.web import extract, tree
from laut.errors import InputError, LautError

PROSE = "Der Damm in Kellenau ist am Abend gebrochen, sagte ein Sprecher der Stadt dem Talboten. "


def page(body: str, head: str = "") -> Original:
    return Original(f"<!DOCTYPE html><html><head><title>Damm bricht | Talbote</title>{head}</head><body>{body}</body></html>".encode())


def holds(original: Original) -> str:
    """The text of the page, after each of its places was looked up in the page's own tree."""
    found, root = extract(original), tree(original)
    for place in found.places:
        node = root.xpath(place.node)[0]
        assert node[place.at : place.at + place.e - place.b] == found.text[place.b : place.e]
    covered = {i for place in found.places for i in range(place.b, place.e)}
    assert all(i in covered or c in " \t\n" for i, c in enumerate(found.text))
    return found.text


def test_words_are_found_again_in_their_text_nodes() -> None:
    body = (
        f"<h1>Damm bricht</h1><p>{PROSE}<b>Zwölf</b> <a href='x'>Men</a>schen<!-- c --> feh&shy;len &amp; mehr.<br>Zeile<br><br>{PROSE}</p>"
    )
    text = holds(page(f"<article>{body}<p>{PROSE}</p></article>"))
    assert "Zwölf Menschen fehlen & mehr.\nZeile\n\n" in text


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<b>",
                "</b>",
                "<br>",
                "<o:p>",
                "<!-- x -->",
                "<td>",
                "<table>",
                "</table>",
                "<li>",
                PROSE,
                "a",
                " ",
                "\u00ad",
                "&nbsp;",
                "<x-y>",
                "<span>Foto</span><span>Berg</span>",
                "<span class=credit>",
                "<a href=x>Da.</a>",
                "<?pi?>",
                "\r\n",
                "𝔸 ",
            ]
        ),
        max_size=40,
    )
)
def test_every_place_holds_whatever_the_markup(pieces: list[str]) -> None:
    try:
        holds(page(f"<h1>Damm bricht</h1><p>{PROSE}</p>{''.join(pieces)}<p>{PROSE * 2}</p>"))
    except InputError as error:
        assert error.found


@given(st.binary(max_size=300))
def test_no_bytes_do_more_than_fail(data: bytes) -> None:
    try:
        holds(Original(b"<html><p>" + data))
    except LautError as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("written", "declared"),
    [
        ("utf-8", "iso-8859-1"),
        ("cp1252", "utf-8"),
        ("cp1252", "windows-1252"),
        ("cp1252", ""),
        ("utf-8", ""),
        ("iso8859-2", "iso-8859-2"),
        ("cp1251", "windows-1251"),
    ],
)
def test_what_fits_the_bytes_goes_before_what_is_declared(written: str, declared: str) -> None:
    words = {"iso8859-2": "Łódź leży w środkowej Polsce i ma dużo ulic", "cp1251": "Плотина в городе прорвалась вечером"}.get(
        written, "Äußerst große Schäden in Köln"
    )
    text = f"<html><head><meta charset='{declared}'><title>x</title></head><body><article><h1>{words}</h1><p>{PROSE}{words}.</p></article></body></html>"  # noqa: E501
    assert words in holds(Original(text.encode(written)))


def test_http_names_the_encoding() -> None:
    data = f"<html><body><h1>Плотина прорвалась</h1><p>{PROSE} Плотина в городе.</p>".encode("koi8-r", "replace")
    assert "Плотина в городе" in extract(Original(data, media="text/html; charset=koi8-r")).text


def test_utf_16_and_a_mark() -> None:
    text = f"<html><body><h1>Damm bricht</h1><p>{PROSE}Größe.</p></body></html>"
    for data in (text.encode("utf-16"), b"\xef\xbb\xbf" + text.encode()):
        assert "Größe" in holds(Original(data))


def test_programs_entities_and_embedded_pictures_are_no_text() -> None:
    head = "<script>if (a<b) document.write('Anzeige')</script><style>p{}</style>"
    picture = "<img src='data:image/png;base64," + "A" * 100_000 + "'>"
    text = holds(
        page(f"<article><h1>Damm bricht</h1>{picture}<p>{PROSE}</p><script>alert('Damm')</script><p>{PROSE}Ende.</p></article>", head)
    )
    assert "alert" not in text and "Anzeige" not in text
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><html><body><p>' + PROSE + "&b; Ende.</p></body></html>"
    assert "aaaa" not in holds(Original(bomb.encode()))


HOSTILE = {
    "deep": lambda: b"<html><body>" + b"<div>" * 100_000 + b"Text",
    "deep tags": lambda: b"<html><body>" + b"<div>" * 2_000 + b"Text",
    "junk": lambda: b"<html><body>" + b"x " * 30_000_000,
    "prose": lambda: b"<html><body><p>" + PROSE.encode() * 100_000,
    "tags": lambda: b"<html><body>" + b"<p>Damm" * 1_000_000,
    "paragraphs": lambda: b"<html><body>" + b"<p>Der Damm brach am Abend, sagte sie." * 59_000,
    "lines": lambda: b"<html><body><div>" + b"<br><br>Der Damm brach am Abend, sagte sie" * 29_000,
    "cells": lambda: b"<html><body><table>" + b"<tr><td>1<td>2<td>Damm" * 14_500,
    "attributes": lambda: b"<html><body><p " + b" ".join(b"a%d=x" % i for i in range(200_000)) + b">Text",
    "many attributes": lambda: b"<html><body>" + (b"<p " + b" ".join(b"a%d=x" % i for i in range(490)) + b">Damm</p>") * 2_000,
    "open tags": lambda: b"<html><body>" + b"<a " * 3_000_000,
    "comments": lambda: b"<html><body>" + b"<!--" * 2_400_000,
    "classes": lambda: b"<html><body>" + b"".join(b"<p class='%s'>Damm</p>" % b" ".join(b"teaser-x%d-%d" % (i, j) for j in range(60)) for i in range(9_000)),  # noqa: E501
    "json": lambda: b'<html><head><script type="application/ld+json">' + b'{"@type":"NewsArticle","a":' * 350_000 + b"</script><p>Damm",
    "entries": lambda: b"<html><body><h1>Ticker</h1>" + b"<div class=ticker><time datetime='2025-03-12T10:00'>10:00</time><p>Der Damm.</p></div>" * 9_900,  # noqa: E501
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_pages_are_read_or_refused_in_time(kind: str) -> None:
    data = HOSTILE[kind]()
    begin, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        extract(Original(data, "x.html"))
    except InputError as error:
        assert "\n" not in str(error)
    assert time.process_time() - begin < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 500_000

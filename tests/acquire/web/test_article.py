from __future__ import annotations

import json

import pytest

from laut.acquire.found import Found
from laut.acquire.original import Original
from laut.acquire.web import extract
from laut.errors import InputError

ONE = "Der Damm in Kellenau ist am Abend gebrochen, sagte ein Sprecher der Stadt dem Talboten am Telefon."
TWO = "Nach Angaben der Feuerwehr sind 40 Keller voll Wasser, zwölf Menschen mussten ihre Häuser verlassen."
THREE = "Wann der Damm geflickt wird, ist offen, wie eine Sprecherin des Landes am Mittwoch mitteilte."


def read(body: str, head: str = "<title>Damm bricht in Kellenau | Talbote</title>", url: str | None = None) -> Found:
    data = f"<!DOCTYPE html><html lang='de'><head>{head}</head><body>{body}</body></html>".encode()
    return extract(Original(data, "seite.html", url=url))


def parts(found: Found) -> list[tuple[str, str]]:
    return [(part.kind, found.text[part.b : part.e]) for part in found.parts]


def ld(**fields: object) -> str:
    entry = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Damm bricht in Kellenau"} | fields
    return f"<title>Damm bricht in Kellenau</title><script type='application/ld+json'>{json.dumps(entry)}</script>"


ARTICLE = f"<article><h1>Damm bricht in Kellenau</h1><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></article>"


def test_headline_lead_and_the_rest_in_the_order_of_the_page() -> None:
    found = read(
        f"""<nav><a href=/>Start</a></nav><article><h1><span class=kicker>Flut</span><span>Damm bricht in Kellenau</span></h1>
        <figure><img src=x><figcaption>Der Damm am Morgen <span class=credit>Foto: A. Berg</span></figcaption></figure>
        <p class=vorspann>Zwölf Menschen mussten ihre Häuser verlassen.</p><p class=author>Von Anna Berg</p><p>{ONE}</p>
        <h2>Ein neuer Damm</h2><p>{TWO}</p><blockquote>„Wir haben alles verloren.“</blockquote>
        <ul><li>40 Keller<li>12 Menschen</ul><table><tr><th>Ort<th>Keller<tr><td>Kellenau<td>40</table><p>{THREE}</p>
        <p><em>Korrektur: In einer früheren Fassung standen 50 Keller.</em></p></article>"""
    )
    assert [kind for kind, _ in parts(found)] == [
        "title", "lead", "caption", "paragraph", "heading", "paragraph", "quotation", "list", "list", *["table"] * 4, "paragraph", "correction",  # noqa: E501
    ]  # fmt: skip
    assert found.text.startswith("Damm bricht in Kellenau\n\nZwölf Menschen")
    assert "Ort\tKeller\nKellenau\t40" in found.text and "40 Keller\n12 Menschen" in found.text
    assert found.author == "Anna Berg" and found.outlet == "Talbote" and found.title == "Damm bricht in Kellenau"


@pytest.mark.parametrize(
    "piece",
    [
        "<div class=teaser><h3><a href=/x>Ein anderer Artikel</a></h3><p>Dort steht etwas ganz anderes, das nicht hierher gehört.</p></div>",  # noqa: E501
        "<p><a href=/x>Lesen Sie auch: Ein anderer Artikel</a></p>",
        "<div class=share-bar><span>Artikel teilen</span></div>",
        "<div class='c-newsletter__box'><p>Ein anderer Artikel jeden Morgen in Ihrem Postfach, kostenlos und bequem.</p></div>",
        "<p style='display: none'>Ein anderer Artikel, den niemand sieht, weil er versteckt ist.</p>",
        "<p hidden>Ein anderer Artikel, den niemand sieht, weil er versteckt ist.</p>",
        "<span class=sr-only>Ein anderer Artikel</span>",
        "<noscript><p>Ein anderer Artikel</p></noscript><template><p>Ein anderer Artikel</p></template>",
        "<aside><h3>Mehr zum Thema</h3><ul><li><a href=/x>Ein anderer Artikel</a></ul></aside>",
        "<div class=author-box><p>Ein anderer Artikel stammt auch von Anna Berg, die seit 2010 beim Talboten ist.</p></div>",
        "<div class=comments><p>Ein anderer Artikel hat mir besser gefallen als dieser, und zwar viel besser.</p></div>",
        "<p>Anzeige</p><div class=cookie-banner><p>Ein anderer Artikel braucht Ihre Zustimmung, wir auch.</p></div>",
    ],
)
def test_what_is_not_the_article_is_left_out(piece: str) -> None:
    found = read(f"<article><h1>Damm bricht in Kellenau</h1><p>{ONE}</p>{piece}<p>{TWO}</p><p>{THREE}</p></article>")
    assert [text for _, text in parts(found)] == ["Damm bricht in Kellenau", ONE, TWO, THREE]


def test_what_wraps_the_article_is_no_furniture_whatever_its_name() -> None:
    found = read(f"<div class='newsletter-page share teaser' style='visibility:hidden' aria-hidden=true>{ARTICLE}</div>")
    assert [text for _, text in parts(found)] == ["Damm bricht in Kellenau", ONE, TWO, THREE]


def test_a_copy_for_small_screens_is_read_once() -> None:
    found = read(f"<div style='display:none'>{ARTICLE}</div>{ARTICLE}")
    assert found.text.count(ONE) == 1


@pytest.mark.parametrize(
    "body",
    [
        f"<table><tr><td><a href=/>Start</a><td><font size=5><b>Damm bricht in Kellenau</b></font><p>{ONE}<p>{TWO}<p>{THREE}</table>",
        f"<b>Damm bricht in Kellenau</b><br><br>{ONE}<br><br>{TWO}<br><br>{THREE}",
        f"<div><div>Damm bricht in Kellenau</div><div>{ONE}</div><div>{TWO}</div><div>{THREE}</div></div>",
        f"<pre>Damm bricht in Kellenau\n\n{ONE[:50]}\n{ONE[51:]}\n\n{TWO}\n\n{THREE}</pre>",
        f"<base href='https://x.example/'><main dir=rtl><h1>Damm bricht in Kellenau</h1><p>{ONE}<p>{TWO}<p>{THREE}</main>",
    ],
)
def test_old_pages(body: str) -> None:
    texts = [" ".join(text.split()) for _, text in parts(read(body))]
    assert texts[0] == "Damm bricht in Kellenau" and ONE in texts and TWO in texts and THREE in texts


def test_entries_of_a_ticker_bear_their_own_moments() -> None:
    entries = "".join(
        f"<div class=ticker-entry><time datetime='2025-03-12T{hour}:32+01:00'>{hour}.32 Uhr</time><h3>{title}</h3><p>{text}</p></div>"
        for hour, title, text in (("14", "Feuerwehr im Einsatz", TWO), ("13", "Der Damm bricht", ONE), ("12", "Das Land warnt", THREE))
    )
    found = read(f"<h1>Damm bricht in Kellenau: der Liveticker</h1><div class=liveticker>{entries}</div>")
    moments = [(part.kind, part.at) for part in found.parts]
    assert moments[0] == ("title", None)
    assert moments[1:] == [(kind, f"2025-03-12T{hour}:32+01:00") for hour in (14, 13, 12) for kind in ("heading", "paragraph")]
    assert "Uhr" not in found.text


def test_hours_in_words_take_the_day_of_the_page_or_of_the_last_heading() -> None:
    body = f"<p>18.00 Uhr</p><p>{ONE}</p><p>18.31 Uhr</p><p>{TWO}</p><h2>Donnerstag, 13. März 2025</h2><p>0.20 Uhr</p><p>{THREE}</p>"
    found = read(f"<article><h1>Damm bricht in Kellenau</h1>{body}</article>", ld(datePublished="2025-03-12"))
    assert [part.at for part in found.parts if part.kind == "paragraph"] == ["2025-03-12T18:00", "2025-03-12T18:31", "2025-03-13T00:20"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<h1>Talbote</h1><p>Wir verwenden Cookies. Wir und unsere Partner brauchen Ihre Einwilligung.</p><button>Alle akzeptieren</button>", "consent"),  # noqa: E501
        ("<h1>Sicherheitsprüfung</h1><p>Bestätigen Sie, dass Sie ein Mensch sind.</p>", "human"),
        ("<h1>Seite nicht gefunden</h1><p>Der Artikel wurde verschoben.</p>", "none"),
        ("<h1>Lokales</h1>" + "".join(f"<h2><a href=/{i}>Ein Artikel über den Ort Nummer {i}</a></h2><p>Kurz gesagt.</p>" for i in range(12)), "teasers"),  # noqa: E501
        ("<nav><a href=/>Start</a></nav>", "without"),
    ],
)  # fmt: skip
def test_a_page_without_an_article_is_said_to_be_one(body: str, found: str) -> None:
    with pytest.raises(InputError, match=found) as caught:
        read(body, "<title>Talbote</title>")
    assert "\n" not in str(caught.value)


def test_a_piece_of_an_article_is_said_to_be_one() -> None:
    stub = f"<article><h1>Damm bricht in Kellenau</h1><p>{ONE}</p><div class=paywall>Weiterlesen mit Abo</div></article>"
    assert read(stub, ld(isAccessibleForFree=False)).partial == "paywall"
    pages = ARTICLE.replace("</article>", "<div class=pager>Seite 1 von 3 <a href='?seite=2'>Nächste Seite</a></div></article>")
    assert read(pages).partial == "pages"
    teaser = f"<article><h1>Damm bricht in Kellenau</h1><p>{ONE}</p><a href=/x>Weiterlesen</a></article>"
    assert read(teaser).partial == "teaser"
    assert read(ARTICLE).partial is None


def test_what_a_plain_rule_of_the_pages_style_hides_is_no_text() -> None:
    style = "<style>.zz{color:red;display:none} .tab{display:none} .tab.on{display:block} @media print{.p{display:none}}</style>"
    hidden = "<p class='zz'>Versteckt.</p>"
    body = f"<article><h1>Damm bricht</h1><p>{ONE}</p>{hidden}<p class='tab on'>{TWO}</p><p class='p'>{THREE}</p></article>"
    text = read(body, "<title>Damm bricht | Talbote</title>" + style).text
    assert "Versteckt" not in text and ONE in text and TWO in text and THREE in text


def test_the_credit_of_a_picture_in_an_element_of_its_own_is_no_text() -> None:
    figure = "<figure><img src='d.jpg'><figcaption><span>Der Damm am Abend.</span> <span>(Anna Berg/dpa)</span></figcaption></figure>"
    text = read(f"<article><h1>Damm bricht</h1><p>{ONE}</p>{figure}<p>{TWO}</p></article>").text
    assert "Der Damm am Abend." in text and "Berg" not in text and "(" not in text


def test_items_that_a_sentence_announces_stay_though_they_are_links() -> None:
    items = "<ul><li><a href='/a'>Kellenau</a></li><li><a href='/b'>Wehrheim</a></li></ul>"
    said = "<p>In diesen Orten sind die Schulen am Mittwoch geschlossen:</p>"
    body = f"<article><h1>Damm bricht</h1><p>{ONE}</p>{said}{items}<p>{TWO}</p></article>"
    assert "Kellenau\nWehrheim" in read(body).text


def test_an_appeal_behind_the_text_is_none_of_it() -> None:
    appeal = "<p>Gefällt dir unsere Arbeit? Dann unterstütze uns mit einer Spende.</p>"
    body = f"<article><h1>Damm bricht</h1><p>{ONE}</p><p>{TWO}</p>{appeal}</article>"
    assert "Arbeit" not in read(body).text


def test_a_table_that_a_figure_frames_keeps_all_its_cells() -> None:
    rows = "".join(f"<tr><td>{a}</td><td>{b} Mio. Euro</td></tr>" for a, b in (("Stahlbau", 210), ("Gründung", 95), ("Summe", 305)))
    table = f"<figure><table><tr><th>Posten</th><th>Plan</th></tr>{rows}</table><figcaption>Plan der Stadt</figcaption></figure>"
    prose = "<p>Die Brücke über die Kelm wird teurer, teilte die Stadt am Montag mit. Der Bau soll im Herbst beginnen.</p>"
    page = f"<html><body><article><h1>Brücke wird teurer</h1>{prose * 2}{table}{prose}</article></body></html>"
    text = extract(Original(page.encode(), "a.html")).text
    assert "Posten\tPlan\nStahlbau\t210 Mio. Euro\nGründung\t95 Mio. Euro\nSumme\t305 Mio. Euro" in text

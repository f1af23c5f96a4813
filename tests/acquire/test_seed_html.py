"""An article is read the same as a web page, whichever way the page is made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html import escape
from pathlib import Path

import pytest

from laut.acquire import from_bytes
from laut.engines.local import read_document
from laut.records import Document

from .makeup import Article, example, gist, html


def furnished(article: Article) -> str:
    """A page of a newsroom's system: navigation, picture, teasers, a footer around the article."""
    out, caption = [], []
    for kind, words in article.blocks[1:]:
        if kind == "caption":
            caption.append(escape(words))
            continue
        if caption:
            out.append(f'<figure><img src="/a.jpg" alt=""><figcaption>{" ".join(caption)}</figcaption></figure>')
            caption = []
        tag = {"heading": "h2", "quotation": "blockquote", "list": "li"}.get(kind, "p")
        out.append(f"<ul><li>{escape(words)}</li></ul>" if tag == "li" else f"<{tag}>{escape(words)}</{tag}>")
    title, body = escape(article.blocks[0][1]), "\n".join(out)
    return f"""<!DOCTYPE html><html lang="{article.document.language}"><head><title>{title} | Example</title>
<meta property="og:type" content="article"><meta property="og:title" content="{title}"><style>.teaser {{ color: red }}</style></head>
<body><header><nav><ul><li><a href="/">Start</a></li><li><a href="/1">Politik</a></li><li><a href="/2">Sport</a></li></ul></nav></header>
<main><article class="article"><h1 class="article__title">{title}</h1>
<div class="article__body">{body}</div></article>
<aside class="related"><h3>Mehr</h3><ul><li><a href="/x">Pferd entläuft und kehrt zurück</a></li>
<li><a href="/y">Kuchen gewinnt den Preis der Stadt</a></li></ul></aside></main>
<footer><p><a href="/impressum">Impressum</a> <a href="/privacy">Datenschutz</a></p></footer>
<script>var x = "<p>Nein</p>";</script></body></html>"""


def broken_lines(article: Article) -> str:
    """An old page: one container, its paragraphs parted by two line breaks."""
    title, *rest = [escape(words) for _, words in article.blocks]
    head = f'<html lang="{article.document.language}"><head><title>{title}</title></head>'
    return f"{head}<body><div><h1>{title}</h1>\n{'<br><br>'.join(rest)}</div></body></html>"


MAKEUPS: dict[str, Callable[[Article], str]] = {"bare": html, "newsroom": furnished, "line breaks": broken_lines}


def same(article: Article, makeup: str) -> None:
    known = article.document
    given = {"outlet": known.outlet, "published": known.published, "title": known.title, "author": known.author}
    data = MAKEUPS[makeup](article).encode()
    wanted, found = gist(read_document(known)), gist(read_document(from_bytes(data, where="a.html", language=known.language, **given)))
    for part in wanted:
        assert found[part] == wanted[part], part


@pytest.mark.parametrize("makeup", MAKEUPS)
@pytest.mark.parametrize("stem", ["hochwasser", "presseschau", "poll", "wildfire", "umfrage"])
def test_an_example_as_a_page(stem: str, makeup: str) -> None:
    same(example(stem), makeup)


@pytest.mark.parametrize("makeup", MAKEUPS)
def test_the_seed_as_a_page(shared: Path, makeup: str) -> None:
    text = (shared / "gold" / "seed.txt").read_text(encoding="utf-8")
    title = text.split("\n", 1)[0]
    same(Article(Document(text, title=title, outlet="Telepolis", published=date(2025, 4, 28), language="de")), makeup)

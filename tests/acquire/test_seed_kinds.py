"""An article is read the same whatever file it comes in, word for word."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from laut.acquire import from_bytes
from laut.engines.local import read_document
from laut.records import Document

from .makeup import KINDS, Article, example, gist


def same(article: Article, kind: str) -> None:
    """The reading of the article as a file of this kind is that of its text."""
    known = article.document
    name, data = KINDS[kind](article)
    given = {"outlet": known.outlet, "published": known.published, "title": known.title, "author": known.author}
    document = from_bytes(data, where=name, language=known.language, **given)
    wanted, found = gist(read_document(known)), gist(read_document(document))
    for part in wanted:
        assert found[part] == wanted[part], part


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("stem", ["hochwasser", "presseschau", "poll", "wildfire"])
def test_an_example_as_a_file_of_each_kind(stem: str, kind: str) -> None:
    same(example(stem), kind)


@pytest.mark.parametrize("kind", KINDS)
def test_the_seed_as_a_file_of_each_kind(shared: Path, kind: str) -> None:
    text = (shared / "gold" / "seed.txt").read_text(encoding="utf-8")
    title = text.split("\n", 1)[0]
    same(Article(Document(text, title=title, outlet="Telepolis", published=date(2025, 4, 28), language="de")), kind)

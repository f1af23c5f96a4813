"""The corpus of pages (tests/pages): what must come out of each, and of all together."""

from __future__ import annotations

from functools import cache

import pytest

pytest.importorskip("lxml", reason="the packages for web pages are not installed: pip install 'laut[web]'")
pytest.importorskip("trafilatura", reason="the packages for web pages are not installed: pip install 'laut[web]'")

from bench.pages import FIELDS, Got, Page

from bench import pages
from laut.acquire import kinds, web

CORPUS = pages.pages()
ARTICLES = [page for page in CORPUS if "refused" not in page.gold]
LEAST = 0.95
# What is known to be wrong on a page besides fields and words; the corpus-level tests hold for these pages too.
KNOWN = {
    "austrian-broadcaster": "links and a programme note below the text are read",
    "club-site-builder": "a picture's caption below the last paragraph is lost",
    "election-ticker": "a lead that only its place shows",
    "forum-blog": "a forum: signature and first reply stand in the same table",
    "newsletter-web-view": "a caption that only its place and size show",
    "nytimes-like": "a note on who reported from where, in a paragraph without a name",
    "table-layout": "a lead that only its place shows",
}


@cache
def got(name: str) -> Got:
    return pages.by_laut(named(name))


def named(name: str) -> Page:
    return next(page for page in CORPUS if page.name == name)


each = pytest.mark.parametrize("name", [page.name for page in CORPUS])
each_article = pytest.mark.parametrize("name", [page.name for page in ARTICLES])


def test_the_corpus_holds_what_its_card_says() -> None:
    card = (pages.PAGES / "README.md").read_text("utf-8")
    assert len({page.gold["structure"] for page in CORPUS}) == len(CORPUS) >= 48
    assert all(f"`{page.name}`" in card for page in CORPUS)
    assert f"{len(CORPUS)} pages" in card
    german = [page for page in ARTICLES if page.gold["language"] == "de"]
    assert 0.6 <= len(german) / len(ARTICLES) <= 0.75


@each_article
def test_the_gold_is_made_of_the_page(name: str) -> None:
    """Every word of the text stands in the page, no phrase that must not come out is in the text, every sample of a kind is."""
    page = named(name)
    body = pages.clean(page.gold["body"]) or ""
    shown = pages.words(" ".join(web.tree(page.original).itertext()))
    glued = pages.words("".join(web.tree(page.original).itertext()))
    assert not pages.words(body) - shown or not pages.words(body) - glued - shown
    assert not [phrase for phrase in page.gold["must_not"] if phrase in body]
    assert not [begin for begin, _ in page.gold["kinds"] if begin not in body]


@each
def test_furniture_kinds_moments_refusals(name: str, request: pytest.FixtureRequest) -> None:
    if name in KNOWN:
        request.applymarker(pytest.mark.xfail(reason=KNOWN[name], strict=False))
    assert pages.faults(named(name), got(name)) == []


@each_article
def test_every_place_is_the_same_words_in_the_page(name: str) -> None:
    document, tree = got(name).document, web.tree(named(name).original)
    assert document is not None
    covered = [False] * len(document.text)
    for place in document.places:
        (node,) = tree.xpath(place.node)
        assert str(node)[place.at : place.at + place.e - place.b] == document.text[place.b : place.e]
        covered[place.b : place.e] = [True] * (place.e - place.b)
    assert not [c for c, known in zip(document.text, covered, strict=True) if not known and not c.isspace()]


@each_article
def test_the_parts_are_blocks_in_order(name: str) -> None:
    document = got(name).document
    assert document is not None
    ends = [0]
    for part in document.parts:
        assert ends[-1] <= part.b < part.e <= len(document.text)
        assert document.text[part.b : part.e].strip() == document.text[part.b : part.e]
        ends.append(part.e)


@each_article
def test_the_same_page_gives_the_same_document(name: str) -> None:
    assert kinds.extract(named(name).original) == kinds.extract(named(name).original)


@pytest.mark.parametrize("field", FIELDS)
def test_fields_are_found(field: str) -> None:
    pairs = [(page, got(page.name)) for page in ARTICLES]
    wrong = [
        (page.name, g.fields.get(field), page.gold.get(field)) for page, g in pairs if not pages.same(field, g.fields.get(field), page)
    ]
    assert min(pages.rates(pairs, field)) >= LEAST, wrong


def test_the_words_of_the_text_are_found() -> None:
    pairs = [(page, got(page.name)) for page in ARTICLES]
    worst = sorted((round(g.score[2], 3), page.name) for page, g in pairs)[:5]
    assert min(pages.mean(pairs)) >= LEAST, worst


def test_no_page_is_read_worse_than_by_trafilatura() -> None:
    assert pages.below(ARTICLES, [got(page.name) for page in ARTICLES], [pages.by_trafilatura(page) for page in ARTICLES]) == []

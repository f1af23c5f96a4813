"""What the source marks changes how a text is read: entries of a ticker have their own day, cells of a table stand alone."""

from __future__ import annotations

from datetime import date

from laut.acquire.writer import Writer
from laut.contract import from_json
from laut.engines.local import read_document
from laut.records import Document, Reading

BODY = "Das Wehr hielt in der Nacht stand, obwohl das Wasser um zwei Meter stieg."


def reading(*blocks: tuple[str, str, str | None], published: date | None = date(2025, 3, 4), partial: str | None = None) -> Reading:
    """The reading of blocks of (kind, words, moment)."""
    w = Writer()
    for n, (kind, words, at) in enumerate(blocks):
        w.cell(kind, at) if kind == "table" else w.block(kind, at)
        w.words(words, f"/p[{n + 1}]/text()[1]")
    text, parts, places = w.close()
    return read_document(Document(text, published=published, language="de", partial=partial, parts=parts, places=places))


def test_the_day_of_an_entry_is_today() -> None:
    read = reading(
        ("title", "Liveblog zum Hochwasser", None),
        ("paragraph", "Heute stieg der Pegel auf 4 Meter.", "2025-03-04T09:10:00+01:00"),
        ("paragraph", "Gestern brach der Damm, heute kamen Helfer.", "2025-03-03T18:00:00+01:00"),
        ("paragraph", "Gestern war es ruhig.", None),
    )
    days = [(t.text, str(t.start)) for t in read.times]
    assert days == [("Heute", "2025-03-04"), ("Gestern", "2025-03-02"), ("heute", "2025-03-03"), ("Gestern", "2025-03-03")]


def test_an_entry_goes_on_with_no_other_entry() -> None:
    first = "Die Polizei teilte mit, der Damm sei gebrochen."
    run_on = "Das Wasser stehe zwei Meter hoch."
    together = reading(("paragraph", f"{first} {run_on}", "2025-03-04T09:10"))
    apart = reading(("paragraph", first, "2025-03-04T09:10"), ("paragraph", run_on, "2025-03-04T08:50"))
    assert [a.basis for a in together.attributions] == ["cue", "run_on"]
    assert [a.basis for a in apart.attributions] == ["cue"]


def test_what_the_source_marks_goes_before_what_the_words_look_like() -> None:
    read = reading(
        ("title", "Wehr hält.", None),
        ("paragraph", "Anna Berg", None),
        ("paragraph", BODY, None),
        ("table", "Tote", None),
        ("table", "12", None),
    )
    assert read.document.title == "Wehr hält."
    assert [(u.why, read.document.text[u.span.b : u.span.e]) for u in read.unread] == [("byline", "Anna Berg")]


def test_a_piece_of_an_article_is_said_to_be_one() -> None:
    read = reading(("title", "Wehr hält", None), ("paragraph", "Das Wehr hielt in der Nacht stand.", None), partial="paywall")
    assert [(u.why, read.document.text[u.span.b : u.span.e]) for u in read.unread] == [("paywall", "Das Wehr hielt in der Nacht stand.")]
    assert from_json(read.to_json()).to_dict() == read.to_dict()

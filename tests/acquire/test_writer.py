"""The offset map is made while the text is: every place holds, character for character, what the text says there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.acquire.writer import Writer
from laut.records import Document, Part, Place, Span

WORDS = st.text(alphabet=" \t\nabcÄß„“-.\u00a0\u00ad\u200b\u202e", max_size=12)
STEPS = st.lists(st.tuples(st.sampled_from(["words", "block", "row", "cell", "space"]), WORDS), max_size=30)


def test_white_space_is_one_space_and_each_run_knows_its_node() -> None:
    w = Writer()
    w.block("title")
    w.words("  Das\n  Wehr ", "/h1/text()[1]")
    w.block("paragraph")
    w.words("Es hielt nur ", "/p/text()[1]")
    w.words("bis\u00adher", "/p/b/text()[1]")
    w.words(".", "/p/text()[2]", at=0)
    text, parts, places = w.close()
    assert text == "Das Wehr\n\nEs hielt nur bisher."
    assert parts == (Part(0, 8, "title"), Part(10, 30, "paragraph"))
    assert [(text[p.b : p.e], p.node, p.at) for p in places] == [
        ("Das", "/h1/text()[1]", 2),
        ("Wehr", "/h1/text()[1]", 8),
        ("Es hielt nur", "/p/text()[1]", 0),
        ("bis", "/p/b/text()[1]", 0),
        ("her", "/p/b/text()[1]", 4),
        (".", "/p/text()[2]", 0),
    ]


def test_cells_rows_and_empty_blocks() -> None:
    w = Writer()
    w.block("paragraph")
    w.words("Zahlen", "n")
    w.block("paragraph")
    w.block("table")
    for number, row in enumerate((("", "Tote"), ("Ort", "12"), ("Kelm", "", "3", ""), ("", "", "4"))):
        if number:
            w.row()
        for column, cell in enumerate(row):
            if column:
                w.cell()
            w.words(cell, "n")
    w.block("caption", at="2025-03-01T10:00")
    w.words("Foto", "f")
    text, parts, _ = w.close()
    assert text == "Zahlen\n\n\tTote\nOrt\t12\nKelm\t\t3\n\t\t4\n\nFoto"
    assert parts[-1] == Part(len(text) - 4, len(text), "caption", "2025-03-01T10:00")


@given(STEPS)
def test_places_say_where_every_word_stands(steps: list[tuple[str, str]]) -> None:
    w, nodes = Writer(), dict[str, str]()
    for n, (step, words) in enumerate(steps):
        if step == "words":
            nodes[str(n)] = words
            w.words("xx" + words, str(n), at=0) if n % 2 else w.words(words, str(n), at=2)
            nodes[str(n)] = "xx" + words
        elif step == "space":
            w.space()
        else:
            getattr(w, step)("paragraph")
    text, parts, places = w.close()
    covered = "".join(text[p.b : p.e] for p in places)
    assert all(text[p.b : p.e] == nodes[p.node][p.at : p.at + p.e - p.b] for p in places)
    assert covered.replace(" ", "") == "".join(text.split(" ")).replace("\n", "").replace("\t", "")
    assert not text[:1].isspace() or text[:1] == "\u00a0"
    assert all(text[p.b : p.e].strip(" \n\t") for p in parts)
    assert [p.b for p in parts] == sorted(p.b for p in parts)
    document = Document(text, parts=parts, places=places)
    for p in parts:
        assert "".join(text[x.b : x.e] for x in document.where(Span(p.b, p.e))).replace(" ", "") == text[p.b : p.e].replace(" ", "")


@pytest.mark.parametrize(("span", "expected"), [((0, 5), [(0, 3, 7), (4, 5, 0)]), ((1, 2), [(1, 2, 8)]), ((3, 4), [])])
def test_where_cuts_places_to_the_span(span: tuple[int, int], expected: list[tuple[int, int, int]]) -> None:
    document = Document("abc def", places=(Place(0, 3, "a", 7), Place(4, 7, "b", 0)))
    assert [(p.b, p.e, p.at) for p in document.where(Span(*span))] == expected


def test_a_plain_text_is_its_own_source() -> None:
    assert Document("abc").where(Span(1, 2)) == (Place(1, 2, "", 1),)

"""Words cut at the borders of all marks: whatever the marks, the words stay the same, and what each stands on is told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from laut.records import Span
from laut.showing.report.marks import Mark, segments

TEXT = "abcdefghijklmnopqrstuvwxyz"
SPANS = st.tuples(st.integers(0, 25), st.integers(0, 25)).filter(lambda s: s[0] != s[1]).map(lambda s: Span(min(s), max(s)))


@given(SPANS, st.lists(SPANS, max_size=8), st.sets(st.integers(0, 25), max_size=5))
def test_no_word_is_lost_and_every_mark_covers_its_words(block: Span, spans: list[Span], anchors: set[int]) -> None:
    marks = [Mark(b, e, f"m{i}", i % 3, f"#n{i}", f"n{i}", i) for i, (b, e) in enumerate(spans)]
    found = segments(TEXT, block, marks, anchors, "x-")
    assert "".join(s.text for s in found) == TEXT[block.b : block.e]
    for i, (b, e) in enumerate(spans):
        covered = "".join(s.text for s in found if f"m{i}" in s.look.split())
        assert covered == TEXT[max(b, block.b) : max(max(b, block.b), min(e, block.e))]
    assert {s.id for s in found if s.id} == {f"x-p{a}" for a in anchors if block.b <= a < block.e}


def test_the_innermost_source_gives_the_tint() -> None:
    marks = [Mark(0, 10, "said t-outlet"), Mark(2, 6, "said t-state")]
    assert [(s.text, s.look) for s in segments(TEXT, Span(0, 12), marks, set(), "")] == [
        ("ab", "said t-outlet"),
        ("cdef", "said t-state"),
        ("ghij", "said t-outlet"),
        ("kl", ""),
    ]


def test_the_number_of_a_note_stands_once_behind_its_words() -> None:
    marks = [Mark(0, 6, "cue", 1, "#n1", "n1", 1), Mark(2, 4, "fig", 3, "#n2", "n2")]
    found = segments(TEXT, Span(0, 8), marks, set(), "")
    assert [s.refs for s in found] == [[], [], [(1, "#n1")], []]
    assert [s.href for s in found] == ["#n1", "#n2", "#n1", ""]

"""What the interface calls a stance."""

from __future__ import annotations

import pytest

from laut.records import Attribution, Document, Figure, Reading, Span
from laut.showing.stances import stance_word
from laut.showing.wording import words


def attribution(text: str, cue: str, stance: str) -> tuple[Reading, Attribution]:
    b = text.index(cue)
    told = Attribution("a1", "indirect", stance, "cue", (Span(0, len(text)),), (Span(b, b + len(cue)),))
    held = (
        [Figure("f1", Span(text.index("31"), text.index("31") + 2), "31", 31.0, 31.0, "exact", None, "Tote", attribution="a1")]
        if "31" in text
        else []
    )
    return Reading(Document(text, language="de"), (), attributions=(told,), figures=tuple(held)), told


@pytest.mark.parametrize(
    ("text", "cue", "stance", "shown"),
    [
        ("Eine Mehrheit lehnt das Verfahren ab.", "lehnt", "denies", "Ablehnung"),
        ("Der Minister bestreitet den Vorwurf.", "bestreitet", "denies", "Dementi"),
        ("Die Feuerwehr sprach von 31 Toten.", "sprach", "assesses", "Aussage"),
        ("Die Feuerwehr sprach von einem Wunder.", "sprach", "assesses", "Einschätzung"),
    ],
)
def test_the_word_for_a_stance(text: str, cue: str, stance: str, shown: str) -> None:
    reading, told = attribution(text, cue, stance)
    assert stance_word(words("de"), reading, told, stance) == shown

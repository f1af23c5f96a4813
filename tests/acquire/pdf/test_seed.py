"""The seed article laid out as a PDF gives the same reading as its text, span for span on words."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pytest

import laut
from laut.acquire import from_bytes
from laut.engines.local import read_document
from laut.records import Reading

from .making import JUSTIFIED, Picture, broken, laid_out, paragraph

_GIVEN: dict[str, Any] = {"outlet": "Telepolis", "published": "2025-04-28", "language": "de"}
_HEAD = ("title", "byline", "caption", "caption", "lead")  # the first blocks of the file


def _words(reading: Reading, spans: Any) -> tuple[str, ...]:
    return tuple(" ".join(reading.document.text[b:e].split()) for b, e in spans)


def _view(reading: Reading) -> dict[str, list[Any]]:
    """What was read, by its words."""
    return {
        "attributions": [
            (a.type, a.stance, a.basis, *(_words(reading, spans) for spans in (a.cue, a.speaker, a.frame, a.content)), a.hedges)
            for a in reading.attributions
        ],
        "figures": [(*_words(reading, [f.span]), f.low, f.high, f.bound, f.unit, f.role, f.attribution) for f in reading.figures],
        "times": [(*_words(reading, [t.span]), t.timex) for t in reading.times],
        "claims": [(_words(reading, c.spans), c.chain, c.stance) for c in reading.claims],
        "findings": [(f.kind, f.says, _words(reading, f.spans)) for f in reading.findings],
    }


def _story(text: str, hyphens: bool, **more: Any) -> list[Any]:
    story: list[Any] = []
    for i, block in enumerate(line for line in text.split("\n") if line.strip()):
        kind = _HEAD[i] if i < len(_HEAD) else "paragraph" if len(block) > 80 or block[0] == '"' else "heading"
        if i == _HEAD.index("caption"):
            story.append(Picture())
        plain = kind == "paragraph"
        story.append(paragraph(broken(block) if hyphens and plain else block, kind, **(more if plain else {})))
    return story


@pytest.mark.parametrize(
    ("columns", "hyphens", "justified", "indents"), list(product((1, 2, 3), (False, True), (False, True), (False, True)))
)
def test_the_seed_reads_as_from_text(shared: Path, columns: int, hyphens: bool, justified: bool, indents: bool) -> None:
    text = (shared / "gold" / "seed.txt").read_text(encoding="utf-8")
    more: dict[str, Any] = {"fontSize": 7, "leading": 9.5} if columns == 3 else {}
    more |= {"alignment": JUSTIFIED} if justified else {}
    more |= {"firstLineIndent": 12, "spaceAfter": 0} if indents else {}
    data = laid_out(_story(text, hyphens, **more), columns, "Telepolis · Seite #", "heise online, 28. April – #", 60 if columns > 1 else 0)
    document = from_bytes(data, **_GIVEN)
    assert " ".join(document.text.split()) == " ".join(text.split())
    assert _view(read_document(document)) == _view(laut.read_text(text, **_GIVEN))

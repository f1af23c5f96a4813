"""Headlines that name their source before a colon: `Umfrage: Mehrheit gegen den Plan`, `Reuters: Verhandlungen gescheitert`."""

from __future__ import annotations

from laut.reading.attribution.draft import Draft
from laut.reading.attribution.scene import Scene
from laut.text.records import Text

_KINDS = frozenset(["title", "heading", "lead"])


def find(scene: Scene, speakers: list[str]) -> list[Draft]:
    """The attribution of a headline, if its first part is a document or somebody in `speakers` (the phrases that speak in the text)."""
    block = scene.text.blocks[scene.sentence.block] if scene.text.blocks else None
    if block is None or block.index > 1 or block.kind not in _KINDS or len(scene.segments) < 2 or scene.segments[1].sep != ":":
        return []
    first, rest = scene.segments[0], scene.segments[1]
    if first.kind != "frag" or first.last - first.first > 5:
        return []
    words = scene.low(first.first, first.last)
    document = words[-1] in scene.words.document_nouns
    if not document and not _speaks(scene.text, first.first, first.last, speakers):
        return []
    colon = first.last
    draft = Draft("title", first.first, "indirect", "asserts", [(rest.first, scene.sentence.last)], [colon], sentence=scene.sentence.index)
    draft.speaker = draft.bearer = [(first.first, first.last)]
    draft.frame = [(first.first, colon + 1)]
    return [draft]


def _speaks(text: Text, first: int, last: int, speakers: list[str]) -> bool:
    name = text.text[text.tokens[first].b : text.tokens[last - 1].e].lower()
    surname = text.tokens[last - 1].low if text.tokens[last - 1].pos == "PROPN" else name
    return any({name, surname} & set(s.split()) or s.endswith(name) or s.startswith(name) for s in speakers)

"""Headlines that name their source before a colon: `Umfrage: Mehrheit gegen den Plan`, `Reuters: Verhandlungen gescheitert`."""

from __future__ import annotations

from laut.reading.attribution.draft import Draft
from laut.reading.attribution.scene import Scene
from laut.text.records import Text

_KINDS = frozenset(["title", "heading"])
_FIRST = _KINDS | {"lead"}
_PARTING = frozenset([":", "–", "-", "—"])
_ROLE = 5  # letters that the word for a role has at least


def find(scene: Scene, speakers: list[str]) -> list[Draft]:
    """The attribution of a headline, if what stands before its last colon is a document or somebody.

    Somebody is one of `speakers` (the phrases that speak in the text) or a role that the text gives a name (`Schlichterin Jana Holm`).
    A kicker or the time of a ticker may stand before the label: `Streit am Hafen – Schlichterin: ...`, `17.40 Uhr: Schlichterin: ...`.
    """
    block = scene.text.blocks[scene.sentence.block] if scene.text.blocks else None
    if block is None or (block.kind not in _KINDS if block.index > 1 else block.kind not in _FIRST):
        return []
    k = next((k for k in range(len(scene.segments) - 1, 0, -1) if scene.segments[k].sep == ":"), 0)
    if not k:
        return []
    first, rest = scene.segments[k - 1], scene.segments[k]
    if first.kind != "frag" or first.last - first.first > 5 or (k > 1 and first.sep not in _PARTING):
        return []
    document = k == 1 and scene.tokens[first.last - 1].low in scene.words.document_nouns
    if not document and not _speaks(scene.text, first.first, first.last, speakers) and not _named(scene, first.first, first.last):
        return []
    colon = first.last
    draft = Draft("title", first.first, "indirect", "asserts", [(rest.first, _end(scene))], [colon], sentence=scene.sentence.index)
    draft.speaker = draft.bearer = [(first.first, first.last)]
    draft.frame = [(first.first, colon + 1)]
    return [draft]


def _end(scene: Scene) -> int:
    """The end of a headline without the signs that close it (`+++`)."""
    last = scene.sentence.last
    while last > scene.sentence.first + 1 and scene.tokens[last - 1].text.strip("+") == "":
        last -= 1
    return last


def _named(scene: Scene, first: int, last: int) -> bool:
    """A role that stands before a name in the text: `Ministerin` where it tells of `Verkehrsministerin Jana Holm`."""
    role = scene.tokens[first].low
    titled = last == first + 2 and scene.tokens[first].pos == "NOUN" and scene.tokens[last - 1].pos == "PROPN"
    if titled and scene.voice(first, last) > 0:  # Landkreis Nordau: ...
        return True
    if last != first + 1 or len(role) < _ROLE or scene.voice(first, last) <= 0:
        return False
    following = zip(scene.tokens[last:], scene.tokens[last + 1 :], strict=False)
    return any(t.low.endswith(role) and t.pos in ("NOUN", "PROPN") and n.pos == "PROPN" for t, n in following)


def _speaks(text: Text, first: int, last: int, speakers: list[str]) -> bool:
    name = text.text[text.tokens[first].b : text.tokens[last - 1].e].lower()
    surname = text.tokens[last - 1].low if text.tokens[last - 1].pos == "PROPN" else name
    return any({name, surname} & set(s.split()) or s.endswith(name) or s.startswith(name) for s in speakers)

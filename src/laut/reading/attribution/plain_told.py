"""Who is told (English): `told the Herald that`, `wrote to the ministry`, `was assured by the army that`, `the court heard`."""

from __future__ import annotations

from laut.reading.attribution.draft import Range, holds
from laut.reading.attribution.plain_objects import clause_verb
from laut.reading.attribution.plain_verbs import Verb, heard
from laut.text.phrases import phrase_end


def addressee(v: Verb, content: list[Range]) -> list[Range]:
    """Who is told: the object of a verb that takes a person, `to X`, the subject of a passive."""
    found = _hearing(v) or _object(v) or _to(v, content)
    if found is None or found[0] >= found[1] or any(holds(content, i) for i in range(*found)):
        return []
    same = v.subject is not None and v.subject[0] < found[1] and found[0] < v.subject[1] and "hearing" not in v.cue.frames
    return [] if same else [found]


def _hearing(v: Verb) -> Range | None:
    """`The court heard`, `jurors were told`: the subject of a verb of hearing, or of a passive whose verb takes a person."""
    if not ("hearing" in v.cue.frames and heard(v)) and not (v.passive and "person" in v.cue.frames):
        return None
    first = v.segment.first
    if any(t.low in v.scene.words.relatives for t in v.tokens[first + 1 : v.floor()]):  # Readers who shared the note are asked
        return (first, v.group) if v.tokens[first].pos in ("NOUN", "PROPN", "DET") else None
    start = next((p for p in range(v.floor(), v.group) if phrase_end(v.text, p, v.group) == v.group), None)
    return (start, v.group) if start is not None and v.tokens[start].pos not in ("ADV", "ADP") else None


def _object(v: Verb) -> Range | None:
    """`told reporters`, `urged the club`: the phrase right behind a verb that takes a person."""
    if "person" not in v.cue.frames or v.passive or v.tokens[v.verb].lemma in v.scene.words.relay_verbs:
        return None
    first = v.end
    while first < v.segment.last and v.tokens[first].pos == "ADV":
        first += 1
    return _phrase(v, first)


def _to(v: Verb, content: list[Range]) -> Range | None:
    """`said to her`, `wrote in a note to clients`: behind a word for who is told, in the frame."""
    stop = next((a for a, _ in sorted(content) if a >= v.end), v.segment.last)
    for i in range(v.end, min(stop, v.end + 8, v.segment.last) - 1):
        if v.tokens[i].form == "fin":
            return None
        if v.tokens[i].low in v.scene.words.told and v.tokens[i + 1].form != "inf":
            return _phrase(v, i + 1)
    return None


def _phrase(v: Verb, first: int) -> Range | None:
    """Who is told at `first`, without the time and the occasion behind him."""
    words, tokens, last = v.scene.words, v.tokens, v.segment.last
    end = phrase_end(v.text, first, last)
    if end <= first or tokens[first].low in words.times or clause_verb(v, first, end):
        return None
    if tokens[first].low in words.questions | words.complementizers or (end == first + 1 and tokens[first].low in words.deictic):
        return None
    own = words.content_prepositions["of"] + words.content_prepositions["for"]
    end = next((i for i in range(first + 1, end) if tokens[i].pos == "ADP" and tokens[i].low not in own), end)
    while end > first + 1 and tokens[end - 1].low in words.times:
        end -= 1
    numbered = end < last and tokens[end].pos == "NUM" and tokens[end - 1].pos == "PROPN"  # told Channel 4
    called = end < last and tokens[end].pos == "NOUN" and tokens[end - 1].tag == "''"  # told the "Morning" podcast
    return (first, end + (numbered or called))

"""What an object behind a verb of saying can be (English): a number, a thing and what it is held to be, somebody who is told."""

from __future__ import annotations

from laut.reading.attribution.draft import Range
from laut.reading.attribution.plain_verbs import Verb
from laut.text.phrases import phrase_end


def nounless(v: Verb, i: int) -> bool:
    """`the same`, `the opposite`: an adjective in place of a noun."""
    return v.tokens[i].pos == "DET" and i + 1 < len(v.tokens) and v.tokens[i + 1].pos == "ADJ"


def pointed(v: Verb, i: int) -> bool:
    """`rejects | that charge`: a demonstrative with its noun, which looks like the beginning of a clause."""
    behind = v.tokens[i + 1 : v.segment.last]
    return (
        v.tokens[i].low in v.scene.words.deictic and bool(behind) and behind[0].pos == "NOUN" and not any(t.form == "fin" for t in behind)
    )


def at_number(v: Verb, i: int, last: int) -> tuple[str, list[Range], str] | None:
    """`put the toll at 23`, `the toll was put at 23 by police`, `gave its age as 30`: what is measured, with its number."""
    start = next((p for p in range(v.floor(), v.group) if phrase_end(v.text, p, v.group) == v.group), None) if v.passive else i
    links = v.scene.words.content_prepositions["at"] if "at_number" in v.cue.frames else v.scene.words.als
    at = next((j for j in range(i, min(v.segment.last, last) - 1) if v.tokens[j].low in links), None)
    if at is None or start is None or (at == i and not v.passive):
        return None
    number = next((j for j in range(at + 1, min(at + 6, last)) if v.tokens[j].pos == "NUM"), None)
    if number is None or any(v.tokens[j].form == "fin" for j in range(i, number)):
        return None
    if "as_number" in v.cue.frames and any(t.form == "fin" for t in v.tokens[number : number + 4]):  # gave way as four men slept
        return None
    end = next((j for j in range(number, last) if v.tokens[j].low in v.scene.words.agents or v.tokens[j].form == "ger"), last)
    return "reported", [(start, v.group), (i, end)] if v.passive else [(i, end)], "object"


def numbered(v: Verb, i: int) -> bool:
    """`assumes 22 years`, `assumes no more than 150`, `assumes interest of 3 percent`: an object with a number, and no clause."""
    if any(t.form == "fin" or t.tag == "MD" for t in v.tokens[i : v.segment.last]):
        return False
    end = max(phrase_end(v.text, i, v.segment.last), min(i + 5, v.segment.last))
    return any(t.pos == "NUM" or t.text[-1].isdigit() or t.text[:2].strip("$£€")[:1].isdigit() for t in v.tokens[i:end])


def small_clause(v: Verb, i: int, last: int) -> bool:
    """`considers the damage limited`, `considers it to be a mistake`: an object with what it is held to be right behind it."""
    pronoun = v.tokens[i].tag == "PRP" or v.tokens[i].low in v.scene.words.deictic
    end = i + 1 if pronoun else phrase_end(v.text, i, last, apposition=False)
    while end > i + 1 and v.tokens[end - 1].pos == "ADV":
        end -= 1
    at = end
    while at < last and v.tokens[at].pos == "ADV":
        at += 1
    if end == i or at >= last or v.tokens[i].pos == "ADP":
        return False
    token = v.tokens[at]
    if token.tag == "TO":
        return at + 1 < last and v.tokens[at + 1].pos == "AUX"
    return token.pos == "ADJ" or token.form == "part_past" or (token.pos == "DET" and token.low in v.scene.words.singular)


def told_to(v: Verb, i: int) -> bool:
    """`swore | to me | that`: who is told, no infinitive."""
    return v.tokens[i].low in v.scene.words.told and i + 1 < len(v.tokens) and v.tokens[i + 1].pos in ("PRON", "DET", "PROPN")


def is_object(v: Verb, i: int, end: int) -> bool:
    """Whether the phrase behind the verb is what is said, not who is told: `promised a decision by May`, `asked | who played`."""
    if v.tokens[i].low in v.scene.words.questions:
        return True
    if "np" not in v.cue.frames or v.tokens[i].pos == "PRON" or before_quote(v):
        return False
    following = v.tokens[end] if end < v.segment.last else None
    return following is None or following.pos in ("ADP", "PUNCT", "CCONJ")


def clause_verb(v: Verb, i: int, end: int) -> bool:
    """Whether a finite verb follows the phrase `[i, end)`: then it is the subject of a clause, not somebody who is told."""
    return end < v.segment.last and (v.tokens[end].form == "fin" or v.tokens[end].tag == "MD")


def before_quote(v: Verb) -> bool:
    return v.k + 1 < len(v.segs) and v.segs[v.k + 1].kind == "quote"


def object_end(v: Verb, i: int, last: int) -> int:
    """An object ends where a clause of time or reason begins: `a tightening race as Trump recovers`."""
    for j in range(i + 1, last):
        if v.tokens[j].text == ";":
            return j
        if v.tokens[j].low in v.scene.words.object_ends and any(t.form == "fin" for t in v.tokens[j + 1 : min(j + 7, last)]):
            return j
    return last

"""A verb of saying behind or inside its content (English): `"A," said B.` `A, B said.` `A, B said, C.`"""

from __future__ import annotations

from laut.reading.attribution.draft import Range
from laut.reading.attribution.plain_after import bare_clause, complementizer, past_addressee
from laut.reading.attribution.plain_objects import clause_verb
from laut.reading.attribution.plain_verbs import Verb, heard, nominal
from laut.reading.attribution.scene import quote_range
from laut.text.phrases import phrase_end


def before(v: Verb) -> tuple[str, list[Range], str] | None:
    """Type, content and rule of what stands before the verb, or None."""
    if not v.cue.frames & {"that", "quote"} or (v.passive and not heard(v)):
        return None
    if v.segment.joined or v.bare() or v.tokens[v.group - 1].pos == "CCONJ" or _subordinate(v):
        return None
    start = v.subject[0] if v.subject is not None else v.segment.first if v.passive else v.group
    m = v.k
    while m > 0 and v.segs[m].first > start:
        m -= 1
    if m == 0 or start > v.segs[m].first + 1 or v.segs[m].sep == ";" or (start > v.segs[m].first and v.tokens[start - 1].pos == "VERB"):
        return None
    if v.subject is None and not v.passive:
        after = phrase_end(v.text, v.end, v.segment.last)
        if after == v.end:
            return None
        told = v.tokens[v.end].low in v.scene.words.oblique or complementizer(v, after, v.segment.last) == after
        if told or clause_verb(v, v.end, after):
            return None
        v.subject = (v.end, _apposed(v, after))
    elif v.subject is not None and _takes_clause(v):
        return None
    if v.segs[m - 1].kind == "quote":
        content = [quote_range(v.scene, v.segs[m - 1])]
        content += [quote_range(v.scene, s) for s in v.segs[v.k + 1 :] if s.kind == "quote" and s.sep != ":"]
        return "direct", content, "inverted"
    first = _content_first(v, m)
    if first is None:
        return None
    content = [(first, start)]
    for seg in v.segs[v.k + 1 :]:
        if v.tokens[seg.first].form in ("ger", "part_pres"):
            break
        if seg.first >= frame_end(v):
            content.append((seg.first, seg.last))
    return "indirect", content, "inverted"


def _subordinate(v: Verb) -> bool:
    """A relative clause (`which he said`) or a frame that another rule reads (`as he said`)."""
    opener = v.tokens[v.segment.opener].low if v.segment.opener is not None else ""
    return v.segment.kind in ("rel", "wh") or opener in v.scene.words.relay_openers


def _content_first(v: Verb, m: int) -> int | None:
    """Where the content before segment `m` begins: it must hold a finite verb, or go on behind the frame, or be long."""
    after = v.segs[v.k + 1] if v.k + 1 < len(v.segs) else None
    quote = after is not None and after.kind == "quote"
    if after is not None and quote and not v.tokens[min(after.first + 1, after.last - 1)].text[:1].islower():
        return None  # When he was asked, he said, "No."
    if v.segs[0].kind == "quote" and v.segs[1].sep == "":  # "We won" in Ohio, he said.
        return quote_range(v.scene, v.segs[0])[0]
    for j in range(m - 1, -1, -1):
        if v.segs[j].kind in ("main", "sub", "rel", "wh"):
            return v.segs[0].first if v.segs[0].kind != "quote" else v.segs[j].first
    verb = after is not None and (after.kind == "main" or v.tokens[after.first].form == "part_past")
    goes_on = after is not None and after.sep == "," and (verb or quote) and not after.joined
    behind = v.subject is not None and v.subject[0] >= v.end
    last = v.end >= v.segment.last and v.scene.sentence.last - v.end <= 1 and "weak" not in v.cue.frames
    inverted = (behind or last) and (v.segs[m - 1].last - v.segs[0].first > 4 or (behind and _number(v, m)))
    return v.segs[0].first if (goes_on or inverted) and v.segs[0].kind != "quote" else None


def _number(v: Verb, m: int) -> bool:
    """`61, said Dr Stamer`: what stands before segment `m` is a number with what it counts, and no time."""
    said = v.tokens[v.segs[0].first : v.segs[m - 1].last]
    dated = any(t.low in v.scene.words.times for t in said) or said[0].pos in ("ADP", "SCONJ")
    return any(t.pos == "NUM" for t in said) and not dated


def _takes_clause(v: Verb) -> bool:
    """Whether the verb goes on behind itself in its own segment: then what stands before is no content of it."""
    i = past_addressee(v)
    if i >= v.segment.last:
        return False
    if complementizer(v, i, v.segment.last) is not None or bare_clause(v, i, v.segment.last):
        return True
    return (v.tokens[i].tag == "TO" and i + 1 < len(v.tokens) and v.tokens[i + 1].form == "inf") or (
        (v.tokens[i].pos in ("DET", "NOUN", "PROPN", "NUM") or v.tokens[i].form in ("ger", "part_pres"))
        and v.tokens[i].low not in v.scene.words.times
    )


def _apposed(v: Verb, end: int) -> int:
    """The end of an apposition behind the speaker: `said Joan Hale, head of research at ...`."""
    if end < v.segment.last or v.k + 1 >= len(v.segs):
        return end
    for nxt in v.segs[v.k + 1 :]:
        relative = nxt.kind == "rel" or (nxt.kind == "wh" and v.tokens[nxt.first].low in v.scene.words.relatives)
        if nxt.sep != "," or v.tokens[nxt.first].pos == "ADP" or not (relative or nominal(v.scene, nxt)):
            break
        if v.tokens[nxt.first].form in ("ger", "part_pres"):
            break
        end = nxt.last
    return end


def frame_end(v: Verb) -> int:
    """The end of the verb's clause or of its subject behind it."""
    return max(v.segment.last, v.subject[1] if v.subject is not None else 0)

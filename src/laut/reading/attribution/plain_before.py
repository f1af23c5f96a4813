"""A verb of saying behind or inside its content (English): `"A," said B.` `A, B said.` `A, B said, C.`"""

from __future__ import annotations

from laut.reading.attribution.draft import Range
from laut.reading.attribution.plain_after import bare_clause, clause_verb, complementizer, past_addressee
from laut.reading.attribution.plain_verbs import Verb, nominal
from laut.reading.attribution.scene import quote_range
from laut.text.phrases import phrase_end


def before(v: Verb) -> tuple[str, list[Range], str] | None:
    """Type, content and rule of what stands before the verb, or None."""
    if not v.cue.frames & {"that", "quote"} or v.passive:
        return None
    start = v.subject[0] if v.subject is not None else v.group
    if start > v.segment.first + 1 or v.k == 0:
        return None
    before = v.segs[v.k - 1]
    if v.segment.joined or v.tokens[v.verb].form in ("ger", "part_pres") or v.tokens[v.group - 1].pos == "CCONJ":
        return None
    if v.subject is None or (v.subject[1] <= v.group and v.first == v.group):
        if v.subject is None:
            after = phrase_end(v.text, v.end, v.segment.last)
            if after == v.end or clause_verb(v, v.end, after):
                return None
            v.subject = (v.end, _apposed(v, after))
    elif v.first < v.segment.first or _takes_clause(v):
        return None
    if before.kind == "quote":
        content = [quote_range(v.scene, before)]
        content += [quote_range(v.scene, s) for s in v.segs[v.k + 1 :] if s.kind == "quote"]
        return "direct", content, "inverted"
    first = _content_first(v)
    if first is None:
        return None
    content = [(first, start)]
    content += [(s.first, s.last) for s in v.segs[v.k + 1 :] if s.first >= frame_end(v) and s.kind != "quote"]
    return "indirect", content, "inverted"


def _content_first(v: Verb) -> int | None:
    """Where the content before the frame begins: it must hold a finite verb."""
    for j in range(v.k - 1, -1, -1):
        if v.segs[j].kind in ("main", "sub", "rel", "wh"):
            return v.segs[0].first if v.segs[0].kind != "quote" else v.segs[j].first
    return None


def _takes_clause(v: Verb) -> bool:
    """Whether the verb goes on behind itself in its own segment: then what stands before is no content of it."""
    i = past_addressee(v)
    if i >= v.segment.last:
        return False
    if complementizer(v, i, v.segment.last) is not None or bare_clause(v, i, v.segment.last):
        return True
    return v.tokens[i].tag == "TO" or (v.tokens[i].pos in ("DET", "NOUN", "PROPN", "NUM") and v.tokens[i].low not in v.scene.words.times)


def _apposed(v: Verb, end: int) -> int:
    """The end of an apposition behind the speaker: `said Sean Spicer, chief strategist for ...`."""
    if end < v.segment.last or v.k + 1 >= len(v.segs):
        return end
    nxt = v.segs[v.k + 1]
    if nxt.sep != "," or (nxt.kind != "rel" and not nominal(v.scene, nxt)):
        return end
    return nxt.last


def frame_end(v: Verb) -> int:
    """The end of the verb's clause or of its subject behind it."""
    return max(v.segment.last, v.subject[1] if v.subject is not None else 0)

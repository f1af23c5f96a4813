"""What a verb of saying takes behind itself (English): a clause, an infinitive, an object, a quotation."""

from __future__ import annotations

from laut.reading.attribution.draft import Range
from laut.reading.attribution.plain_objects import (
    at_number,
    before_quote,
    clause_verb,
    is_object,
    nounless,
    numbered,
    object_end,
    pointed,
    small_clause,
    told_to,
)
from laut.reading.attribution.plain_verbs import Verb
from laut.reading.attribution.sayings import can_speak
from laut.reading.attribution.scene import quote_range
from laut.text.clauses import Segment
from laut.text.phrases import phrase_end


def after(v: Verb) -> tuple[str, list[Range], str] | None:
    """Type, content and rule of what stands behind the verb, or None."""
    frames = v.cue.frames
    i = past_addressee(v)
    last = _stop(v)
    if i >= last or (i >= v.segment.last and before_quote(v)):
        return _next_segment(v)
    token = v.tokens[i]
    if before_quote(v) and v.segs[v.k + 1].sep == ":" and not any(t.form == "fin" for t in v.tokens[i : v.segment.last]):
        return _next_segment(v)
    clause = complementizer(v, i, last)
    if clause is not None and v.k + 1 < len(v.segs) and v.segs[v.k + 1].sep == ":" and v.segment.fin is not None and v.segment.fin < v.end:
        clause = clause if any(t.form == "fin" for t in v.tokens[clause : v.segment.last]) else None  # sees that differently: ...
    if clause is not None and frames & {"that", "wh"}:
        return "indirect", [(clause, last)], "complement"
    if token.form == "fin" or token.tag == "MD":
        relative = _relative(v, i, last)
        if relative is not None:
            return relative
    if frames & {"at_number", "as_number"} and (figure := at_number(v, i, last)) is not None:
        return figure
    if "number" in frames and not v.passive and numbered(v, i):
        return "reported", [(i, object_end(v, i, last))], "object"
    if ("small" in frames or ("call" in frames and token.pos == "PRON")) and not v.passive and small_clause(v, i, last):
        return "reported", [(i, object_end(v, i, last))], "object"
    if (before := _pointing(v, i)) is not None:
        return "indirect", [before], "deictic"
    negated = token.low in v.scene.words.negations and (v.passive or i > v.end)  # told them not to wait; no `asked not to be named`
    to = v.tokens[min(i + negated, last - 1)].tag == "TO"
    if "inf" in frames and to and not v.passive and not told_to(v, i):
        return "indirect", [(i, last)], "complement"
    if v.passive and to and frames & {"that", "inf", "raised"} and not told_to(v, i):
        return _raised(v, i, last)
    spoken = not v.passive or "person" in frames  # were told there was no money
    if "that" in frames and spoken and not v.matrix_follows() and bare_clause(v, i, last):
        return "indirect", [(i, last)], "complement"
    if "wh" in frames and token.low in v.scene.words.questions:
        return "indirect", [(i, last)], "complement"
    if "as" in frames:
        found = _as(v, i, last)
        if found is not None:
            return "reported", [found], "object"
    for name in sorted(frames & v.scene.words.content_prepositions.keys()):
        if token.low in v.scene.words.content_prepositions[name]:
            return "reported", [(i + 1, last)], "object"
    if v.passive:
        return _passive_subject(v)
    gerund = token.form in ("ger", "part_pres")  # denied taking it
    if frames & {"np", "call"} and "weak" not in frames and (gerund or phrase_end(v.text, i, last) > i or nounless(v, i) or pointed(v, i)):
        return "reported", [(i, object_end(v, i, last))], "object"
    return _next_segment(v)


def _relative(v: Verb, i: int, last: int) -> tuple[str, list[Range], str] | None:
    """`which the report said | were covered up`: the relative pronoun is part of the content."""
    first = v.segment.first
    if v.segment.kind not in ("rel", "wh") or not v.cue.frames & {"that"} or v.tokens[first].low not in v.scene.words.relatives:
        return None
    if v.subject is not None and v.subject[0] <= first < v.subject[1]:
        v.subject = v.first, v.subject[1]
    return "indirect", [(first, first + 1), (i, last)], "complement"


def _raised(v: Verb, i: int, last: int) -> tuple[str, list[Range], str] | None:
    """`The man | is said | to be rich`: the subject of the passive is part of what is said."""
    start = next((p for p in range(v.floor(), v.group) if phrase_end(v.text, p, v.group) == v.group), None)
    if start is None and v.group == v.segment.first and v.subject is None:  # the council, whose land it is, is said to
        v.passive = False
        v.find_subject()
        raised, v.subject, v.passive = v.subject, None, True
        return ("indirect", [raised, (i, last)], "complement") if raised is not None else None
    stop = next((j for j in range(i, last) if v.tokens[j].text == ";"), last)  # is said to be rich; his wife says
    if start is not None and "person" in v.cue.frames:
        return "indirect", [(i, stop)], "complement"  # Readers are asked to wait
    return ("indirect", [(start, v.group), (i, stop)], "complement") if start is not None else None


def _pointing(v: Verb, i: int) -> Range | None:
    """The sentence before, or the clauses before in this one, where a bare pronoun is all that is said: `The army denied that.`"""
    words = v.scene.words
    if "np" not in v.cue.frames or v.cue.stance not in ("asserts", "confirms", "denies") or v.segment.kind == "rel":
        return None
    if v.passive:
        first = v.segment.first + bool(v.segment.joined)
        if v.group != first + 1 or v.tokens[first].low not in words.deictic:
            return None
    else:
        token = v.tokens[i]
        if token.low not in words.deictic and not (token.low in words.impersonal and v.cue.stance != "asserts" and "that" in v.cue.frames):
            return None
        if i + 1 < v.segment.last and v.tokens[i + 1].pos not in ("ADP", "ADV", "CCONJ", "PUNCT"):
            return None
    first = v.scene.sentence.first
    if v.segment.first > first + 1 and any(s.kind in ("main", "quote") and not v.is_frame(s) for s in v.segs[: v.k]):
        return (first, v.segment.first)
    if not v.scene.sentence.index:
        return None
    sentence = v.text.sentences[v.scene.sentence.index - 1]
    return (sentence.first, sentence.last) if sentence.block == v.scene.sentence.block else None


def past_addressee(v: Verb) -> int:
    """Behind whoever is told, a time and adverbs."""
    i = v.end
    if "person" in v.cue.frames and not v.passive:
        end = phrase_end(v.text, i, v.segment.last)
        if end > i and v.tokens[i].low not in v.scene.words.times and (end >= v.segment.last or not clause_verb(v, i, end)):
            i = i if is_object(v, i, end) else end
    elif i < v.segment.last and told_to(v, i):
        end = phrase_end(v.text, i + 1, v.segment.last)
        i = end if end < v.segment.last and v.tokens[end].low in v.scene.words.complementizers else i
    i = _past_time(v, i)
    kept = v.scene.words.complementizers | v.scene.words.object_ends  # that; as many as
    while i < v.segment.last and v.tokens[i].pos == "ADV" and v.tokens[i].low not in kept:
        i += 1
    return _past_time(v, i)  # said late on Monday


def _past_time(v: Verb, i: int) -> int:
    """Behind a time that stands between the verb and its content: `announced a plan on Monday to close`."""
    at = i + 1 if i < v.segment.last and v.tokens[i].pos == "ADP" else i
    if i + 1 < v.segment.last and v.tokens[i].pos in ("ADJ", "ADV") and v.tokens[i + 1].pos == "ADP":  # late on Monday
        at = i + 2
    j = at
    while j < v.segment.last and j - at < 3 and v.tokens[j].pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM"):
        j += 1
        if v.tokens[j - 1].low in v.scene.words.times:
            return j
    return i


def complementizer(v: Verb, i: int, last: int) -> int | None:
    """The complementizer, behind a few adverbials (`said on Tuesday in a statement that`); no relative (`of a list that included`)."""
    for j in range(i, min(last, i + 14)):
        token = v.tokens[j]
        if token.low in v.scene.words.complementizers and token.pos in ("SCONJ", "ADP", "X", "PRON") and token.tag not in ("DT", "WDT"):
            return j if j == i or j + 1 >= last or v.tokens[j + 1].form != "fin" else None
        aside = j + 1 < last and v.tokens[j - 1].low in v.scene.words.gerund_openers  # assured the town in writing that
        if aside and token.form in ("ger", "part_pres") and v.tokens[j + 1].low in v.scene.words.complementizers:
            continue
        if token.form in ("fin", "ger", "part_pres") or token.text in (";", ":"):
            return None
    return None


def bare_clause(v: Verb, i: int, last: int) -> bool:
    """A subject with a finite verb behind it (`said donors were giving`), over a comma or an apposition."""
    finite = next((j for j in range(i, last) if v.tokens[j].form == "fin" or v.tokens[j].tag == "MD"), None)
    if finite is None and "weak" not in v.cue.frames:
        finite = _unclear_verb(v, i, min(last, v.segment.last))
    if finite is None or finite == i:
        return False
    if "weak" in v.cue.frames:
        return phrase_end(v.text, i, last) == finite
    if any(v.tokens[j].low in v.scene.words.object_ends and v.tokens[j + 1].pos != "NUM" for j in range(i + 1, finite)):
        return v.tokens[finite - 1].pos == "PUNCT"
    return any(v.tokens[j].pos in ("NOUN", "PROPN", "PRON", "NUM", "DET") for j in range(i, finite))


def _unclear_verb(v: Verb, i: int, last: int) -> int | None:
    """`added the storm | caused damage`: a past tense that looks like a participle, with a subject before it and an object behind it."""
    at = phrase_end(v.text, i, last)
    if at == i or at + 1 >= last or v.tokens[at].form != "part_past":
        return None
    token = v.tokens[at + 1]
    return at if token.pos in ("DET", "NUM", "NOUN", "PRON") and token.low not in v.scene.words.times else None


def _stop(v: Verb) -> int:
    """The end of what the verb can take: the sentence's, without frames that are set off behind it."""
    last = v.scene.segments[-1].last
    clause = any(v.tokens[i].form == "fin" for i in range(v.end, v.segment.last))
    for n in range(v.k + 1, len(v.segs)):
        seg = v.segs[n]
        if _adds(v, seg) or _apart(v, seg):
            return seg.first - 1
        if seg.sep == ";" and seg.kind == "frag" and any(_speaks(v, s) for s in v.segs[n:]):  # ; asked when, he said
            return seg.first - 1
        if _inserted(v, seg, n):
            return seg.first - 1 if seg.first > v.end else seg.first
        if _matrix(v, seg) or _absolute(v, seg):
            return seg.first - 1
        if seg.joined in v.scene.words.contrasts and (seg.kind == "main" or (seg.kind == "frag" and any(s.v1 for s in v.segs[n + 1 :]))):
            return seg.first - 1
        if not clause and seg.kind == "main" and "that" in v.cue.frames:
            clause = True  # said threats and the promotion of terror | had been banned
            if not seg.v1:
                continue
        if seg.joined in v.scene.words.breaks and seg.kind == "main" and (not seg.v1 or seg.lemma in v.scene.words.verbs):
            return seg.first - 1
        if seg.kind == "sub" and seg.opener is not None and v.tokens[seg.opener].low in v.scene.words.contrasts:
            return seg.first - 1
    return last


def _adds(v: Verb, seg: Segment) -> bool:
    """What the speaker says besides, in a participle of its own: `X said A, | adding that B`."""
    token = v.tokens[seg.first]
    quoted = seg.first > 1 and v.tokens[seg.first - 1].tag == "''" and v.tokens[seg.first - 2].text == ","  # "at most four," adding
    if (seg.sep != "," and not quoted) or token.form not in ("ger", "part_pres"):
        return False
    if (token.low,) in v.scene.words.relay_nouns and can_speak(v.scene, seg.first + 1, seg.last):  # taken out by its own rule
        return False
    return any("weak" not in c.frames and c.frames & {"that", "np", "call"} for c in v.scene.words.verbs.get(token.lemma, ()))


def _speaks(v: Verb, seg: Segment) -> bool:
    """A main clause of its own with a verb of saying."""
    said = any("that" in c.frames for c in v.scene.words.verbs.get(seg.lemma, ()))
    return seg.kind == "main" and not seg.v1 and seg.fin is not None and said


def _apart(v: Verb, seg: Segment) -> bool:
    """Somebody else's words: `The government says 30 died; | aid groups say 300`, `X denied taking it, | but police said`."""
    if not _speaks(v, seg):
        return False
    return seg.sep in (";", "-", "–", "—", "(") or (seg.sep == "," and seg.joined in v.scene.words.breaks)


def _matrix(v: Verb, seg: Segment) -> bool:
    """The clause around goes on: `When he said it was over, | the crowd left`, `the plan, which he called a gift, | would fail`."""
    relative = v.segment.kind in ("rel", "wh") and v.tokens[v.segment.first].low in v.scene.words.relatives
    if relative and seg.kind == "main" and seg.sep == "," and seg.v1 and not seg.joined:
        return True
    opener = v.tokens[v.segment.opener].low if v.segment.kind == "sub" and v.segment.opener is not None else ""
    if not opener or opener in v.scene.words.complementizers:
        return False
    return seg.kind == "main" and seg.sep == "," and not seg.joined and not seg.v1


def _absolute(v: Verb, seg: Segment) -> bool:
    """A source of its own beside a clause: `, with one poll showing her ahead`."""
    if v.tokens[seg.first].low not in v.scene.words.absolutes or seg.sep != ",":
        return False
    return any(t.form in ("ger", "part_pres") and t.lemma in v.scene.words.verbs for t in v.tokens[seg.first : seg.last])


def _inserted(v: Verb, seg: Segment, n: int) -> bool:
    """A short segment that is nothing but a frame: `, Baker said`."""
    if seg.kind != "main" or seg.fin is None or seg.lemma not in v.scene.words.verbs or seg.verb is None:
        return False
    if seg.v1 and n == len(v.segs) - 1:
        return seg.fin == seg.verb  # , said Baker; no `, had been warned`
    return seg.verb == seg.last - 1 and phrase_end(v.text, seg.first, seg.fin) == seg.fin


def _next_segment(v: Verb) -> tuple[str, list[Range], str] | None:
    """A quotation or, behind a colon, anything."""
    if v.k + 1 >= len(v.segs):
        return _next_sentence(v)
    nxt = v.segs[v.k + 1]
    if nxt.kind == "quote" and v.cue.frames & {"quote", "that", "call", "np", "as"}:
        return "direct", _joined_quotes(v, v.k + 1), "quote"
    if nxt.sep == ":" and v.cue.frames & {"quote", "that"} and "weak" not in v.cue.frames and nxt.kind != "frag":
        return "indirect", [(nxt.first, v.segs[-1].last)], "complement"
    if (
        "that" in v.cue.frames
        and nxt.kind == "sub"
        and nxt.opener is not None
        and v.tokens[nxt.opener].low in v.scene.words.complementizers
    ):
        return "indirect", [(nxt.first, v.segs[-1].last)], "complement"
    return None


def _joined_quotes(v: Verb, k: int) -> list[Range]:
    return [quote_range(v.scene, s) for s in v.segs[k:] if s.kind == "quote"]


def _next_sentence(v: Verb) -> tuple[str, list[Range], str] | None:
    scene = v.scene
    if "quote" not in v.cue.frames or scene.sentence.index + 1 >= len(v.text.sentences) or v.end < v.segment.last - 2:
        return None
    after = v.text.sentences[scene.sentence.index + 1]
    quote = next((q for q in scene.quotes if q.b == after.b), None)
    if quote is None:
        return None
    last = after.first
    while last < len(v.tokens) and v.tokens[last].b < quote.e:
        last += 1
    return "direct", [(after.first, last)], "quote"


def _as(v: Verb, i: int, last: int) -> Range | None:
    at = next((j for j in range(i, min(last, i + 15)) if v.tokens[j].low in v.scene.words.als), None)
    return (i, last) if at is not None else None


def _passive_subject(v: Verb) -> tuple[str, list[Range], str] | None:
    if "np" not in v.cue.frames or v.subject is None:
        return None
    start = next((p for p in range(v.floor(), v.group) if phrase_end(v.text, p, v.group) == v.group), None)
    return ("reported", [(start, v.group)], "object") if start is not None else None

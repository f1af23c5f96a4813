"""Sentences cut into clause segments, with the finite verb, the verb that carries the meaning, and the mood of each.

A segment is what stands between commas, semicolons, colons, dashes and clause conjunctions; a quotation that holds a clause of its own
is one segment. The segments of an embedded clause and of the clause around it stay apart; `reading` joins them where it needs the whole.
"""

from __future__ import annotations

import itertools

from laut.text.brackets import (
    Segment,
    Words,
    as_noun,
    asks_or_joins,
    bracket_end,
    clause_end,
    dated,
    name_end,
    relative_order,
    verb_second,
    words_of,
)
from laut.text.records import Quote, Sentence, Text, Token

_DASHES = frozenset("–—")
_NONFINITE = frozenset(["part_past", "part_pres", "inf", "zu_inf", "ger"])
# Marks at the end of a quotation that is spoken: `"Just leave it," he said.`
_SPOKEN = frozenset(",?!")
_FINAL = frozenset(".!?…")
_MARKS = frozenset([",", ";", ":", "–", "—", "(", ")", "[", "]", "...", "…", "-", "--", "---"])


def heavy(text: Text, quote: Quote) -> bool:
    """A quotation that holds a clause of its own or several sentences, against a quoted word or name."""
    tokens = text.tokens[quote.first : quote.last]
    if any(t.form == "fin" for t in tokens) or _said_aloud(text, quote):
        return True
    return len(tokens) > 12 or (len(tokens) > 3 and tokens[-1].text in _SPOKEN)


def _said_aloud(text: Text, quote: Quote) -> bool:
    """A few words that are all that is said: `"Yes," said Smith.`, `Smith said: "Six or seven."`"""
    tokens = text.tokens[quote.first : quote.last]
    opening = quote.first - 1
    if not tokens or opening < 0:
        return False
    first = text.sentences[text.tokens[opening].sentence].first
    if opening == first:
        return tokens[-1].text in _SPOKEN
    return opening > first + 1 and text.tokens[opening - 1].text in ":," and tokens[-1].text in _FINAL


def heavy_quotes(text: Text) -> list[Quote]:
    """The outer quotations that hold a clause of their own, in text order."""
    return [q for q in text.quotes if q.level == 0 and heavy(text, q)]


def segments(text: Text, sentence: Sentence, quotes: list[Quote]) -> list[Segment]:
    """The segments of one sentence, in order; `quotes` are the document's heavy quotations."""
    words = words_of(text.language)
    tokens = text.tokens
    out: list[Segment] = []
    start, sep, i, depth, named = sentence.first, "", sentence.first, 0, 0
    inside = [q for q in quotes if q.last > sentence.first - 1 and q.first < sentence.last + 1 and q.e > sentence.b and q.b < sentence.e]

    def close(end: int, mark: str) -> None:
        nonlocal start, sep
        if end > start:
            out.append(Segment(start, end, sep=sep))
            sep = ""
        sep = mark if mark != "," or not sep else sep
        start = end + 1

    while i < sentence.last:
        token = tokens[i]
        quote = next((q for q in inside if q.b <= token.b < q.e), None)
        if quote is not None:
            close(i, sep)
            stop = i
            while stop < sentence.last and tokens[stop].b < quote.e:
                stop += 1
            out.append(Segment(i, stop, kind="quote", sep=sep, quote=quote))
            sep, start, i = "", stop, stop
            continue
        named = max(named, name_end(tokens, i, sentence.last)) if token.text == "„" else named
        if i >= named and token.text in _MARKS and (token.text != "-" or token.space):
            if token.text in "([":
                if not words.verb_final and _clause_inside(tokens, i, sentence.last, words):
                    close(i, token.text)
                depth += 1
            elif token.text in ")]":
                depth = max(0, depth - 1)
                if not depth and sep == "(" and start <= i:
                    close(i, token.text)
            elif not depth or token.text in ",;":
                close(i, token.text)
        i += 1
    end = sentence.last
    while end > start and tokens[end - 1].text in _FINAL:
        end -= 1
    close(end, "")
    out = [s for s in out if s.kind == "quote" or any(tokens[k].pos != "PUNCT" for k in range(s.first, s.last))]
    out = [part for s in out for part in ([s] if s.kind == "quote" else _split(s, tokens, words))]
    for s in out:
        if s.kind != "quote":
            _classify(s, tokens, words)
    return _rejoined(out, tokens, words) if words.verb_final else out


def _clause_inside(tokens: list[Token], i: int, last: int, words: Words) -> bool:
    """Whether the bracket that opens at `i` holds a clause of its own: `30 died (the government says 20)`."""
    end = next((j for j in range(i + 1, last) if tokens[j].text in ")]"), i)
    fin = next((j for j in range(i + 1, end) if tokens[j].form == "fin"), None)
    return fin is not None and fin > i + 1 and tokens[i + 1].low not in words.relatives and tokens[i + 1].low not in words.subordinators


def _rejoined(segments: list[Segment], tokens: list[Token], words: Words) -> list[Segment]:
    """Joins a bracket that an apposition cuts in two: `hatte der Investor, | Lea Brandt, | zugesagt` is one segment."""
    out: list[Segment] = []
    k = 0
    while k < len(segments):
        seg = segments[k]
        end = 0
        if seg.kind == "main" and seg.fin is not None:
            end = bracket_end(segments, k, tokens, words)
        elif seg.fin is None and (seg.kind == "sub" or (seg.kind == "frag" and asks_or_joins(tokens[seg.first], words))):
            end = clause_end(segments, k)
        if end:
            seg = Segment(seg.first, segments[end].last, sep=seg.sep, joined=seg.joined)
            _classify(seg, tokens, words)
            k = end
        out.append(seg)
        k += 1
    return out


def _split(segment: Segment, tokens: list[Token], words: Words) -> list[Segment]:
    """Cuts at a conjunction that stands between two finite verbs: `bestätigte A | und wies darauf hin`."""
    finite = _finite(range(segment.first, segment.last), tokens, words)
    if len(finite) < 2:
        return [segment]
    cuts = []
    for a, b in itertools.pairwise(finite):
        joins = [k for k in range(a + 1, b) if tokens[k].low in words.coordinators]
        if joins:
            cuts.append(joins[-1])
    parts, start, sep, joined = [], segment.first, segment.sep, ""
    for cut in cuts:
        parts.append(Segment(start, cut, sep=sep, joined=joined))
        start, sep, joined = cut + 1, "", tokens[cut].low
    parts.append(Segment(start, segment.last, sep=sep, joined=joined))
    return [p for p in parts if p.last > p.first]


def _classify(segment: Segment, tokens: list[Token], words: Words) -> None:
    first = segment.first
    while first < segment.last and (tokens[first].pos == "PUNCT" or tokens[first].low in words.coordinators):
        if tokens[first].low in words.coordinators:
            segment.joined = tokens[first].low
        first += 1
    if first >= segment.last:
        return
    _verbs(segment, tokens, words, first)
    head = tokens[first]
    after = tokens[first + 1] if first + 1 < segment.last else None
    is_rel = head.tag in words.rel_tags or (not words.rel_tags and head.low in words.relatives)
    is_rel = is_rel or (head.pos == "ADP" and after is not None and (after.tag in words.rel_tags))
    is_rel = is_rel or (words.verb_final and relative_order(segment, tokens, words, first))
    opens = first == 0 or tokens[first - 1].sentence != tokens[first].sentence  # Dessen Obmann sagte
    is_rel = is_rel and not (words.verb_final and opens)
    is_rel = is_rel and not (words.verb_final and verb_second(segment, tokens, first))
    second = words.verb_final and segment.fin == first + 1 and segment.last > first + 2
    second = second or (words.verb_final and (as_noun(segment, tokens, first) or dated(segment, tokens, words, first)))
    final = segment.fin is not None and segment.fin == segment.last - 1 and segment.fin > first + 1
    until = words.verb_final and segment.fin is None and head.low not in words.infinitive_openers
    until = until and _infinitive(segment, tokens, words, first)  # kündigte an, bis Jahresende Werfer zu kaufen
    if head.low in words.subordinators and not second and not until and (head.pos == "SCONJ" or final or not words.verb_final):
        segment.kind, segment.opener = "sub", first
    elif is_rel and segment.fin is not None and segment.fin != first:
        segment.kind, segment.opener = "rel", first
    elif (
        head.tag in words.wh_tags or (head.pos == "ADP" and after is not None and after.tag in words.wh_tags)
    ) and segment.fin is not None:
        segment.kind, segment.opener = "wh", first
    elif segment.fin is not None:
        segment.kind, segment.v1 = "main", segment.fin == first
    elif _infinitive(segment, tokens, words, first):
        segment.kind = "inf"
        segment.opener = first if head.low in words.infinitive_openers else None


def _infinitive(segment: Segment, tokens: list[Token], words: Words, first: int) -> bool:
    if tokens[first].low in words.infinitive_openers and tokens[first].pos in ("SCONJ", "PART", "ADP"):
        return any(tokens[k].form in ("zu_inf", "inf") for k in range(first, segment.last))
    return any(tokens[k].form == "zu_inf" or (tokens[k].form == "inf" and k and tokens[k - 1].tag in ("PTKZU", "TO"))
               for k in range(first, segment.last))  # fmt: skip


def _verbs(segment: Segment, tokens: list[Token], words: Words, first: int) -> None:
    """Finite verb, verbal complex and its meaning-bearing lemma."""
    span = range(first, segment.last)
    finite = _finite(span, tokens, words)
    if not finite:
        loose = [k for k in span if tokens[k].form in _NONFINITE and tokens[k].pos in ("VERB", "AUX")]
        if loose:
            segment.verb = loose[-1] if words.verb_final else loose[0]
            segment.lemma = tokens[segment.verb].lemma
            segment.chain = [segment.verb]
        return
    late = words.verb_final and len(finite) > 1 and tokens[finite[-1]].pos == "AUX" and tokens[finite[0]].pos != "AUX"
    fin = finite[-1] if late else finite[0]
    segment.fin, segment.mood = fin, tokens[fin].mood
    segment.negated = any(tokens[k].low in words.negations for k in span)
    segment.chain, verb = [fin], fin
    if tokens[fin].lemma in words.auxiliaries or tokens[fin].lemma in words.modals:
        if tokens[fin].lemma in words.modals:
            segment.modal = tokens[fin].lemma
        rest = _nonfinite(span, tokens, words, fin)
        if rest:
            segment.chain += rest
            carriers = [k for k in rest if tokens[k].lemma not in words.auxiliaries and tokens[k].lemma not in words.modals] or rest
            verb = carriers[-1]
            segment.passive = tokens[verb].form == "part_past" and (
                tokens[fin].lemma in words.passives or any(tokens[k].lemma in words.passives for k in rest if k != verb)
            )
    particles = [k for k in span if tokens[k].tag == words.particle_tag and k > fin]
    segment.chain += particles[-1:]
    segment.chain.sort()
    segment.verb, segment.lemma = verb, tokens[verb].lemma
    _stranded(segment, tokens, words)


def _stranded(segment: Segment, tokens: list[Token], words: Words) -> None:
    """A preposition that ends its segment is the prefix of the verb: `geht davon aus`."""
    last = segment.last - 1
    if not words.verb_final or segment.fin is None or segment.verb != segment.fin or last <= segment.fin:
        return
    if (
        tokens[last].pos == "ADP"
        and tokens[last].tag not in (words.particle_tag, "APPO")
        and not segment.lemma.startswith(tokens[last].low)
    ):
        segment.lemma = tokens[last].low + segment.lemma
        segment.chain.append(last)


def _bridges(tokens: list[Token], a: int, b: int) -> bool:
    """Whether nothing but adverbs, or a conjunction with what the second verb takes, stands between two verb forms."""
    between = tokens[a + 1 : b]
    if all(t.pos in ("ADV", "PART") for t in between):
        return True
    return between[0].pos == "CCONJ" and tokens[a].form == tokens[b].form == "part_past"


def _finite(span: range, tokens: list[Token], words: Words) -> list[int]:
    """The finite verbs: no infinitive behind `zu`, none that ends the bracket of a modal (`sollen ... gesetzt haben`)."""
    out: list[int] = []
    for k in span:
        if tokens[k].form != "fin" or (k > span.start and tokens[k - 1].low in words.infinitive_marks):
            continue
        if words.verb_final and k + 2 in span and tokens[k + 1].low in words.infinitive_marks and tokens[k + 2].low in words.auxiliaries:
            continue  # bevorzugt zu haben
        if words.verb_final and k + 1 in span and tokens[k + 1].form == "part_past" and tokens[k + 1].lemma in words.auxiliaries:
            continue  # beteiligt gewesen zu sein
        modal = words.verb_final and out and tokens[out[0]].lemma in words.modals
        if modal and tokens[k].low in words.auxiliaries and tokens[k - 1].form == "part_past":
            continue
        out.append(k)
    return out


def _nonfinite(span: range, tokens: list[Token], words: Words, fin: int) -> list[int]:
    """Participles and infinitives that go with the auxiliary `fin`: all in the bracket's end (German), those right after it (English)."""
    ended = words.verb_final and tokens[fin].lemma in words.modals
    loose = [
        k
        for k in span
        if k != fin
        and tokens[k].pos in ("VERB", "AUX")
        and (tokens[k].form in _NONFINITE or (ended and tokens[k].low in words.auxiliaries))
    ]
    if words.verb_final:
        run: list[int] = []
        for k in reversed(loose):
            if run and run[-1] - k > 1 and not _bridges(tokens, k, run[-1]):
                break
            run.append(k)
        return sorted(run)
    run, at = [], fin
    for k in loose:
        if k < fin or any(tokens[m].pos not in ("ADV", "PART", "PRON", "AUX") for m in range(at + 1, k)):
            continue
        run.append(k)
        at = k
        if tokens[k].lemma not in words.auxiliaries:
            break
    return run


__all__ = ["Segment", "heavy", "heavy_quotes", "segments"]

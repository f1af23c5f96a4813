"""Sentences cut into clause segments, with the finite verb, the verb that carries the meaning, and the mood of each.

A segment is what stands between commas, semicolons, colons, dashes and clause conjunctions; a quotation that holds a clause of its own
is one segment. The segments of an embedded clause and of the clause around it stay apart; `reading` joins them where it needs the whole.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from functools import cache

from laut import languages
from laut.text.records import Quote, Sentence, Text, Token


@dataclass(slots=True)
class Segment:
    """Tokens `[first, last)`. `kind`: main (finite verb second or first), sub (conjunction), rel, wh, inf, quote, frag (no verb).

    `fin` is the finite verb; `verb` the token whose lemma carries the meaning (the participle or infinitive of a compound form); `lemma`
    that lemma; `chain` all tokens of the verbal complex; `mood` konj1, konj2, ind or None; `v1` the finite verb stands first; `sep` is
    the mark that stands before the segment, `joined` the conjunction; `opener` the subordinating word; `shared` the finite verb stands
    outside.
    """

    first: int
    last: int
    kind: str = "frag"
    fin: int | None = None
    verb: int | None = None
    lemma: str = ""
    chain: list[int] = field(default_factory=list)
    mood: str | None = None
    passive: bool = False
    modal: str | None = None
    negated: bool = False
    v1: bool = False
    sep: str = ""
    joined: str = ""
    opener: int | None = None
    quote: Quote | None = None
    shared: bool = False


@dataclass(frozen=True)
class _Words:
    """What the segmenter knows of a language."""

    coordinators: frozenset[str]
    relatives: frozenset[str]
    questions: frozenset[str]
    subordinators: frozenset[str]
    passives: frozenset[str]
    auxiliaries: frozenset[str]
    modals: frozenset[str]
    negations: frozenset[str]
    infinitive_openers: frozenset[str]
    infinitive_marks: frozenset[str]
    bracket_ends: frozenset[str]
    rel_tags: frozenset[str]
    wh_tags: frozenset[str]
    verb_final: bool
    particle_tag: str


@cache
def _words(language: str) -> _Words:
    data = languages.toml(language, "clauses")
    sets = {k: frozenset(v) for k, v in data.items() if isinstance(v, list)}
    return _Words(verb_final=bool(data["verb_final"]), particle_tag=str(data["particle_tag"]), **sets)


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
    words = _words(text.language)
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
        named = max(named, _name_end(tokens, i, sentence.last)) if token.text == "„" else named
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


def _clause_inside(tokens: list[Token], i: int, last: int, words: _Words) -> bool:
    """Whether the bracket that opens at `i` holds a clause of its own: `30 died (the government says 20)`."""
    end = next((j for j in range(i + 1, last) if tokens[j].text in ")]"), i)
    fin = next((j for j in range(i + 1, end) if tokens[j].form == "fin"), None)
    return fin is not None and fin > i + 1 and tokens[i + 1].low not in words.relatives and tokens[i + 1].low not in words.subordinators


def _name_end(tokens: list[Token], i: int, last: int) -> int:
    """The end of a quoted name with commas that opens at `i` (`das Magazin „auto, motor und sport“`); 0 where a clause is quoted."""
    for j in range(i + 1, min(i + 14, last)):
        if tokens[j].text == "“":
            return j
        if tokens[j].form == "fin":
            return 0
    return 0


def _rejoined(segments: list[Segment], tokens: list[Token], words: _Words) -> list[Segment]:
    """Joins a bracket that an apposition cuts in two: `hatte der Investor, | Lea Brandt, | zugesagt` is one segment."""
    out: list[Segment] = []
    k = 0
    while k < len(segments):
        seg = segments[k]
        end = 0
        if seg.kind == "main" and seg.fin is not None:
            end = _bracket_end(segments, k, tokens, words)
        elif seg.fin is None and (seg.kind == "sub" or (seg.kind == "frag" and _asks_or_joins(tokens[seg.first], words))):
            end = _clause_end(segments, k)
        if end:
            seg = Segment(seg.first, segments[end].last, sep=seg.sep, joined=seg.joined)
            _classify(seg, tokens, words)
            k = end
        out.append(seg)
        k += 1
    return out


def _bracket_end(segments: list[Segment], k: int, tokens: list[Token], words: _Words) -> int:
    """The segment that closes the bracket of segment `k`, over one apposition and a relative clause at most; 0 where none does."""
    dated = k + 1 < len(segments) and segments[k + 1].sep == "," and _opens_late(segments[k + 1], tokens)
    if dated and _closes(segments[k + 1], segments[k], tokens, words):
        return k + 1
    for j in range(k + 1, min(k + 3, len(segments) - 1)):
        if segments[j].kind not in ("frag", "rel") or segments[j].sep != ",":
            return 0
        if segments[j + 1].sep == "," and _closes(segments[j + 1], segments[k], tokens, words):
            return j + 1
    return 0


def _asks_or_joins(token: Token, words: _Words) -> bool:
    return token.tag in words.wh_tags or token.low in words.subordinators


def _opens_late(segment: Segment, tokens: list[Token]) -> bool:
    """Whether a segment begins with a date behind a day: `am Montag, | den 3. Mai im Rathaus gesagt`."""
    head, after = tokens[segment.first], tokens[min(segment.first + 1, segment.last - 1)]
    return head.pos == "DET" and after.text[:1].isdigit()


def _clause_end(segments: list[Segment], k: int) -> int:
    """The segment with the verb of a subordinate clause that an apposition cuts: `Wie die Ministerin, | Anna Bligh, | erklärte`."""
    nxt = segments[k + 1] if k + 1 < len(segments) else None
    if nxt is not None and nxt.kind == "main" and nxt.sep == "," and nxt.fin == nxt.last - 1 and nxt.fin > nxt.first + 1:
        return k + 1
    for j in range(k + 1, min(k + 3, len(segments) - 1)):
        if segments[j].kind not in ("frag", "rel") or segments[j].sep != ",":
            return 0
        verb = segments[j + 1]
        if verb.sep == "," and verb.kind == "main" and verb.fin == verb.last - 1:
            return j + 1
    return 0


def _closes(end: Segment, start: Segment, tokens: list[Token], words: _Words) -> bool:
    """A segment that ends with the prefix, participle or infinitive which the finite verb of `start` still waits for."""
    if end.kind not in ("frag", "inf") or start.fin is None or start.verb != start.fin or len(start.chain) > 1:
        return False
    last = tokens[end.last - 1]
    if last.tag == words.particle_tag or last.low in words.bracket_ends:
        return True
    return last.form in ("part_past", "inf") and tokens[start.fin].lemma in (words.auxiliaries | words.modals)


def _split(segment: Segment, tokens: list[Token], words: _Words) -> list[Segment]:
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


def _classify(segment: Segment, tokens: list[Token], words: _Words) -> None:
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
    is_rel = is_rel or (words.verb_final and _relative_order(segment, tokens, words, first))
    opens = first == 0 or tokens[first - 1].sentence != tokens[first].sentence  # Dessen Obmann sagte
    is_rel = is_rel and not (words.verb_final and opens)
    is_rel = is_rel and not (words.verb_final and _verb_second(segment, tokens, first))
    second = words.verb_final and segment.fin == first + 1 and segment.last > first + 2
    second = second or (words.verb_final and _as_noun(segment, tokens, first))
    final = segment.fin is not None and segment.fin == segment.last - 1 and segment.fin > first + 1
    dated = words.verb_final and segment.fin is None and head.low not in words.infinitive_openers
    dated = dated and _infinitive(segment, tokens, words, first)  # kündigte an, bis Jahresende Werfer zu kaufen
    if head.low in words.subordinators and not second and not dated and (head.pos == "SCONJ" or final or not words.verb_final):
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


def _as_noun(segment: Segment, tokens: list[Token], first: int) -> bool:
    """`Als Grund für den Halt gab die Werft den Sturm an`: a bare noun, the verb, and more behind it, with no verb at the end."""
    fin, last = segment.fin, tokens[segment.last - 1]
    if fin is None or first + 1 >= segment.last or tokens[first + 1].pos != "NOUN":
        return False
    return first + 1 < fin < segment.last - 2 and last.form not in ("fin", "inf", "part_past")


def _verb_second(segment: Segment, tokens: list[Token], first: int) -> bool:
    """`der Hubschrauber gehöre einem Händler`: an article with its noun, the verb behind it, more behind the verb."""
    fin = segment.fin
    if fin is None or tokens[first].pos == "ADP" or first + 1 >= segment.last:
        return False
    end = tokens[segment.last - 1]
    if first + 1 < fin < segment.last - 2 and tokens[fin].pos == "AUX" and end.form in ("inf", "part_past") and end.pos == "VERB":
        return True  # die noch zu schaffende Verfassung werde die Rolle festlegen
    if fin == first + 1:  # das teilte die Werft mit
        return fin < segment.last - 2 and tokens[fin + 1].pos in ("DET", "PROPN", "NOUN", "PRON") and tokens[segment.last - 1].form != "fin"
    return (
        tokens[first + 1].pos in ("NOUN", "PROPN", "ADJ")
        and first + 1 < fin < segment.last - 2
        and tokens[fin + 1].pos not in ("VERB", "AUX")
    )


def _relative_order(segment: Segment, tokens: list[Token], words: _Words, first: int) -> bool:
    """`, das im Herbst auf den Hafen zukommt`: a word that can be a relative pronoun, and the finite verb last."""
    if segment.sep != "," or segment.fin is None or segment.fin != segment.last - 1 or segment.joined:
        return False
    at = first + 1 if tokens[first].pos == "ADP" and first + 1 < segment.last else first
    if at == first and segment.fin == first + 2 and tokens[first + 1].pos == "NOUN" and segment.mood == "konj1":
        return False  # er sagte, der Damm halte
    return tokens[at].low in words.relatives and segment.fin > at + 1


def _infinitive(segment: Segment, tokens: list[Token], words: _Words, first: int) -> bool:
    if tokens[first].low in words.infinitive_openers and tokens[first].pos in ("SCONJ", "PART", "ADP"):
        return any(tokens[k].form in ("zu_inf", "inf") for k in range(first, segment.last))
    return any(tokens[k].form == "zu_inf" or (tokens[k].form == "inf" and k and tokens[k - 1].tag in ("PTKZU", "TO"))
               for k in range(first, segment.last))  # fmt: skip


def _verbs(segment: Segment, tokens: list[Token], words: _Words, first: int) -> None:
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


def _stranded(segment: Segment, tokens: list[Token], words: _Words) -> None:
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


def _finite(span: range, tokens: list[Token], words: _Words) -> list[int]:
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


def _nonfinite(span: range, tokens: list[Token], words: _Words, fin: int) -> list[int]:
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

"""One segment of a clause, and the order of words that tells where a German bracket ends and which clause a word opens."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from laut import languages
from laut.text.records import Quote, Token


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
class Words:
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
    dated_openers: frozenset[str]
    infinitive_marks: frozenset[str]
    bracket_ends: frozenset[str]
    rel_tags: frozenset[str]
    wh_tags: frozenset[str]
    verb_final: bool
    particle_tag: str


@cache
def words_of(language: str) -> Words:
    data = languages.toml(language, "clauses")
    sets = {k: frozenset(v) for k, v in data.items() if isinstance(v, list)}
    return Words(verb_final=bool(data["verb_final"]), particle_tag=str(data["particle_tag"]), **sets)


def bracket_end(segments: list[Segment], k: int, tokens: list[Token], words: Words) -> int:
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


def _opens_late(segment: Segment, tokens: list[Token]) -> bool:
    """Whether a segment begins with a date behind a day: `am Montag, | den 3. Mai im Rathaus gesagt`."""
    head, after = tokens[segment.first], tokens[min(segment.first + 1, segment.last - 1)]
    return head.pos == "DET" and after.text[:1].isdigit()


def clause_end(segments: list[Segment], k: int) -> int:
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


def _closes(end: Segment, start: Segment, tokens: list[Token], words: Words) -> bool:
    """A segment that ends with the prefix, participle or infinitive which the finite verb of `start` still waits for."""
    if end.kind not in ("frag", "inf") or start.fin is None or start.verb != start.fin or len(start.chain) > 1:
        return False
    last = tokens[end.last - 1]
    if last.tag == words.particle_tag or last.low in words.bracket_ends:
        return True
    return last.form in ("part_past", "inf") and tokens[start.fin].lemma in (words.auxiliaries | words.modals)


def asks_or_joins(token: Token, words: Words) -> bool:
    return token.tag in words.wh_tags or token.low in words.subordinators


def name_end(tokens: list[Token], i: int, last: int) -> int:
    """The end of a quoted name with commas that opens at `i` (`das Magazin „auto, motor und sport“`); 0 where a clause is quoted."""
    for j in range(i + 1, min(i + 14, last)):
        if tokens[j].text == "“":
            return j
        if tokens[j].form == "fin":
            return 0
    return 0


def verb_second(segment: Segment, tokens: list[Token], first: int) -> bool:
    """`der Hubschrauber gehöre einem Händler`: an article with its noun, the verb behind it, more behind the verb."""
    fin = segment.fin
    if fin is None or tokens[first].pos == "ADP" or first + 1 >= segment.last:
        return False
    end = tokens[segment.last - 1]
    if first + 1 < fin < segment.last - 2 and tokens[fin].pos == "AUX" and end.form in ("inf", "part_past") and end.pos == "VERB":
        return True  # die noch zu schaffende Verfassung werde die Rolle festlegen
    noun_first = first + 1 < fin and all(t.pos in ("ADJ", "NOUN", "PROPN") for t in tokens[first + 1 : fin])
    if segment.mood == "konj1" and noun_first and fin < segment.last - 1 and end.form not in ("fin", "inf"):
        return True  # versicherte, die Prognose bleibe unangetastet
    if fin == first + 1:  # das teilte die Werft mit
        return fin < segment.last - 2 and tokens[fin + 1].pos in ("DET", "PROPN", "NOUN", "PRON") and tokens[segment.last - 1].form != "fin"
    return (
        tokens[first + 1].pos in ("NOUN", "PROPN", "ADJ")
        and first + 1 < fin < segment.last - 2
        and tokens[fin + 1].pos not in ("VERB", "AUX")
    )


def as_noun(segment: Segment, tokens: list[Token], first: int) -> bool:
    """`Als Grund für den Halt gab die Werft den Sturm an`: a bare noun, the verb, and more behind it, with no verb at the end."""
    fin, last = segment.fin, tokens[segment.last - 1]
    if fin is None or first + 1 >= segment.last or tokens[first + 1].pos != "NOUN":
        return False
    return first + 1 < fin < segment.last - 2 and last.form not in ("fin", "inf", "part_past")


def dated(segment: Segment, tokens: list[Token], words: Words, first: int) -> bool:
    """`bis Januar seien 120 Stück geliefert worden`: a time behind what can open a clause, the verb second and its bracket behind."""
    fin, last = segment.fin, tokens[segment.last - 1]
    if fin is None or tokens[first].low not in words.dated_openers or not first + 1 < fin < segment.last - 2:
        return False
    time = all(t.pos in ("NOUN", "NUM", "ADP", "DET", "ADJ") for t in tokens[first + 1 : fin])
    return time and last.form in ("inf", "part_past") and any(t.pos in ("NOUN", "PROPN") for t in tokens[fin + 1 : segment.last])


def relative_order(segment: Segment, tokens: list[Token], words: Words, first: int) -> bool:
    """`, das im Herbst auf den Hafen zukommt`: a word that can be a relative pronoun, and the finite verb last."""
    if segment.sep != "," or segment.fin is None or segment.fin != segment.last - 1 or segment.joined:
        return False
    at = first + 1 if tokens[first].pos == "ADP" and first + 1 < segment.last else first
    if at == first and segment.fin == first + 2 and tokens[first + 1].pos == "NOUN" and segment.mood == "konj1":
        return False  # er sagte, der Damm halte
    return tokens[at].low in words.relatives and segment.fin > at + 1

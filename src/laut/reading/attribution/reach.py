"""How far the phrase behind a preposition of saying reaches in languages whose verb stands second (German).

Nach Angaben des Hafens von Nordau im Mai | lief das Schiff aus.     before the verb stands one phrase, and all of it is the bearer
Das Schiff lief laut Hafenamt | im Mai aus.                           behind it a place, a time or an agent begins a phrase of its own
Grund waren laut Reederei | Arbeiten am Deck.                         and so does a plural without an article
"""

from __future__ import annotations

from laut.reading.attribution.sayings import is_saying
from laut.reading.attribution.scene import Scene
from laut.text.clauses import Segment
from laut.text.phrases import phrase_end

_NOMINAL = frozenset(["NOUN", "PROPN"])


def bearer_end(scene: Scene, k: int, first: int, end: int) -> int:
    """The end of the bearer that begins at token `first` of segment `k`, where its phrase seems to end at `end`."""
    segment = scene.segments[k]
    if segment.kind == "frag" and _opens(scene, segment, first) and before_verb(scene, k, end):
        return max(end, _before(scene, first, segment.last))
    if _prefield(scene, segment, first):
        assert segment.fin is not None
        return max(end, _before(scene, first, segment.fin)) if end < segment.fin else end
    return _middle(scene, segment, first, end)


def over_apposition(scene: Scene, k: int, end: int) -> int:
    """The end of a noun phrase between commas behind a bearer that ends at `end`: `von Lea Brandt, Leiterin am Institut, | könnte`."""
    if end != scene.segments[k].last or not before_verb(scene, k, end) or scene.segments[k + 1].kind != "frag":
        return end
    nxt = scene.segments[k + 1]
    return nxt.last if nxt.sep == "," and phrase_end(scene.text, nxt.first, nxt.last) > nxt.first else end


def before_verb(scene: Scene, k: int, end: int) -> int:
    """The end of what hangs on a bearer that ends at `end`, up to the main clause whose verb stands first behind it; 0 where none does."""
    for j in range(k + 1, min(k + 4, len(scene.segments))):
        segment = scene.segments[j]
        if segment.kind == "main" and segment.v1 and not segment.joined and segment.sep in (",", ")", "–", ""):
            return max(end, scene.segments[j - 1].last)
        if segment.kind not in ("frag", "rel") or segment.sep not in (",", "(", "–", ""):
            return 0
    return 0


def _prefield(scene: Scene, segment: Segment, first: int) -> bool:
    """Whether nothing but the preposition and a conjunction stands between the beginning of a main clause and the bearer."""
    if segment.kind != "main" or segment.v1 or segment.fin is None or segment.fin <= first:
        return False
    return _opens(scene, segment, first)


def _opens(scene: Scene, segment: Segment, first: int) -> bool:
    """Whether the bearer at `first` opens its segment, behind its preposition (`Laut`, `Nach den Worten`) and a conjunction."""
    return first - segment.first < 4 and all(
        t.pos in ("ADP", "CCONJ", "X", "NOUN", "DET", "PUNCT") for t in scene.tokens[segment.first : first]
    )


def _before(scene: Scene, first: int, fin: int) -> int:
    """The end of what stands before the finite verb, without adverbs, who is told and on whom the bearer relies."""
    relay = {phrase[0] for phrase in scene.words.relay_nouns}
    for i in range(first + 1, fin):
        if scene.tokens[i].low in scene.words.told or scene.tokens[i].low in relay:
            return i
    end = fin
    while end > first + 1 and scene.tokens[end - 1].pos in ("ADV", "PUNCT") and scene.tokens[end - 1].text not in '“”"»«)':
        end -= 1
    return end


def _middle(scene: Scene, segment: Segment, first: int, end: int) -> int:
    """The end of a bearer in the middle of a clause: before what can only belong to the verb."""
    named = False
    for i in range(first, end):
        token, before = scene.tokens[i], scene.tokens[i - 1]
        if named and token.pos == "ADP" and not _bears(scene, segment, first, i) and not _field(scene, i, end):
            return i
        if named and token.pos == "NOUN" and before.pos not in ("DET", "ADJ", "ADP", "NUM", "CCONJ", "PUNCT") and _apart(scene, i):
            return i
        if named and token.pos == "DET" and _nominative(scene, i, end):
            return i
        named = named or token.pos in _NOMINAL
    return end


def _bears(scene: Scene, segment: Segment, first: int, i: int) -> bool:
    """Whether a preposition inside a bearer's phrase can belong to it: `Angaben | aus Kreisen`, `Sprecher | von Reederei`."""
    low = scene.tokens[i].low
    if is_saying(scene, i - 1):
        return low in scene.words.origins and not any(t.low in scene.words.own for t in scene.tokens[first:i])
    return low in scene.words.agents and not segment.passive


def _field(scene: Scene, i: int, end: int) -> bool:
    """What a body is for, without an article: `das Landesamt | für Gewässer`, which without it would have no name."""
    tokens, words = scene.tokens, scene.words
    return tokens[i].low in words.field and tokens[i - 1].low in words.fielded and i + 1 < end and tokens[i + 1].pos in ("NOUN", "PROPN")


def _apart(scene: Scene, i: int) -> bool:
    """A plural without an article right behind a noun, naming nobody: `laut Reederei | Arbeiten`."""
    token = scene.tokens[i]
    plural = token.lemma.lower() != token.low and token.low.endswith(scene.words.plural_endings)
    return plural and scene.voice(i, i + 1) <= 0 and not is_saying(scene, i)


def _nominative(scene: Scene, i: int, end: int) -> bool:
    """`der überwiegende Teil`: an article that could make a genitive, and an adjective that shows that it does not."""
    return (
        i + 1 < end
        and scene.tokens[i].low in scene.words.sure_nominative
        and scene.tokens[i + 1].pos == "ADJ"
        and (scene.tokens[i + 1].low.endswith(scene.words.nominative_endings))
    )

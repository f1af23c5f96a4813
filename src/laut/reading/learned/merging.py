"""The rules read a text again with a learned reader beside them: its spans and roles, their sources, stances and chains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from laut.reading.attribution.draft import Draft, Range, runs
from laut.reading.attribution.sayings import bearer_of
from laut.reading.attribution.scene import Scene
from laut.reading.learned.model import Model
from laut.reading.learned.sight import members
from laut.reading.learned.spans import Overlaps, Told, alike
from laut.text.records import Text

TYPES = {"D": "direct", "I": "indirect", "R": "reported", "X": "indirect_free_indirect"}
SAME = 0.5
"""A draft of the rules and a learned quotation are the same from this share of tokens on."""
_NAMES = frozenset(["PROPN", "PRON"])
_FREE = frozenset(["free_indirect", "indirect_free_indirect"])


class Second:
    """The quotations that a model has found in one text, handed out sentence by sentence to the rules that read it again."""

    def __init__(self, text: Text, model: Model, drafts: Sequence[Draft]) -> None:
        self._by: dict[int, list[Told]] = {}
        for quote in model.quotations(text, drafts):
            at = quote.cue or quote.frame or [quote.first]
            self._by.setdefault(text.tokens[min(at)].sentence, []).append(quote)
        self._all = [quote for quotes in self._by.values() for quote in quotes]
        self._spans = Overlaps(quote.tokens for quote in self._all)
        self._used: set[int] = set()

    def revise(self, scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts of a sentence as the model sees them: changed, dropped where it sees none, and those that only it sees.

        What relays another stays, for the model knows no chains; so does what gives a number: figures are to keep their source.
        """
        kept: list[Draft] = []
        for quote, draft in self._pairs(drafts):
            self._used.add(id(quote))
            kept.append(_change(scene, draft, quote))
        rest = [d for d in drafts if d not in kept]
        stay = [d for d in rest if _relays(d, kept) or _counts(scene, d)]
        fresh = [quote for quote in self._by.get(scene.sentence.index, ()) if id(quote) not in self._used]
        self._used |= {id(quote) for quote in fresh}
        return [d for d in drafts if d in kept or d in stay] + [_draft(scene, quote) for quote in fresh]

    def _pairs(self, drafts: Sequence[Draft]) -> Iterator[tuple[Told, Draft]]:
        """Each quotation with the draft that is the same: of several with one content (a chain) the one whose speaker the model sees."""
        contents = [(draft, frozenset(members(draft.content)), set(members(draft.speaker))) for draft in drafts]
        taken: set[int] = set()
        for quote in [self._all[k] for k in self._spans.of(i for _, mine, _ in contents for i in mine)]:
            if id(quote) in self._used:
                continue
            said = set(quote.speaker)
            close = [(len(said & speaker), alike(mine, quote.tokens), draft) for draft, mine, speaker in contents if mine & quote.tokens]
            close = [one for one in close if one[1] >= SAME and id(one[2]) not in taken]
            if close:
                best = max(close, key=lambda one: one[:2])[2]
                taken.add(id(best))
                yield quote, best


def _relays(draft: Draft, kept: Sequence[Draft]) -> bool:
    return any(other.parent is draft or other.heir is draft or draft.heir is other for other in kept)


def _counts(scene: Scene, draft: Draft) -> bool:
    return any(scene.tokens[i].pos == "NUM" for i in members(draft.content))


def _change(scene: Scene, draft: Draft, quote: Told) -> Draft:
    """A draft with the model's spans; who speaks is asked again only where the model sees other words for it."""
    draft.content, draft.final = runs(sorted(quote.tokens)), True
    draft.type = draft.type if TYPES[quote.kind] in _FREE and draft.type in _FREE else TYPES[quote.kind]
    draft.cue = quote.cue
    if set(quote.speaker) != set(members(draft.speaker)):
        _speaker(scene, draft, runs(quote.speaker))
    draft.addressee, draft.frame = runs(quote.addressee), runs(quote.frame)
    return draft


def _draft(scene: Scene, quote: Told) -> Draft:
    """A draft for what only the model sees."""
    cue = quote.cue
    draft = Draft("learned", min(cue or [quote.first]), TYPES[quote.kind], _stance(scene, cue), runs(sorted(quote.tokens)), cue)
    draft.final, draft.basis, draft.sentence = True, "cue" if cue else "run_on", scene.sentence.index
    draft.frame, draft.addressee, draft.nobody = runs(quote.frame), runs(quote.addressee), not quote.speaker
    if quote.speaker:
        _speaker(scene, draft, runs(quote.speaker))
    return draft


def _speaker(scene: Scene, draft: Draft, ranges: list[Range]) -> None:
    draft.speaker, draft.bearer = ranges, []
    for first, last in ranges[:1]:
        if scene.voice(first, last) > 0 or any(t.pos in _NAMES for t in scene.tokens[first:last]):
            draft.bearer, _ = bearer_of(scene, first, last)
    draft.nobody = not draft.bearer


def _stance(scene: Scene, cue: list[int]) -> str:
    """The stance of the first cue word that the language's data know."""
    for i in cue:
        token = scene.tokens[i]
        for known in scene.words.verbs.get(token.lemma, ()):
            return known.stance
        stance = scene.words.noun_stances.get(token.low)
        if stance:
            return stance
    return "asserts"

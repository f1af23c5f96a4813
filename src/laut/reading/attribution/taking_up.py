"""What a verb takes up from before (German): `Das meldet die Zeitung.`, `Der Konzern wies dies zurück.`"""

from __future__ import annotations

from laut.reading.attribution.draft import Range
from laut.reading.attribution.subjects import Clause

Found = tuple[str, list[Range], list[Range], str]
"""Type, content, frame and the name of the rule."""


_TAKEN_UP = ("asserts", "confirms", "denies", "promises")
"""Stances of verbs that can take up a sentence by `das`."""


class TakesUp(Clause):
    """A clause whose pronoun means the sentence before."""

    def _deictic(self) -> Found | None:
        """`Das meldet die Zeitung.`, `Der Konzern wies dies zurück.` mean the sentence before."""
        seg = self.segment
        if seg.kind != "main" or seg.fin is None or (self.scene.sentence.index == 0 and self.k == 0):
            return None
        if self._points_back(seg.fin):
            if self.subject is None:
                return None
        elif "that" not in self.cue.frames or not self._pointing(seg.first, seg.fin) or self.cue.stance not in _TAKEN_UP:
            return None
        if self.k > 0 and self.subject is None and not seg.passive:  # Ich fürchte, das war ernst gemeint.
            return None
        if self.k > 0:  # Die Kamera ist ausgefallen, das teilte das Institut mit.
            said = any(s.kind == "main" for s in self.segs[: self.k])
            return ("indirect", [(self.segs[0].first, seg.first)], [(seg.first, seg.last)], "deictic") if said else None
        before = self.text.sentences[self.scene.sentence.index - 1]
        if before.block != self.scene.sentence.block and self.cue.stance != "denies":  # a denial may open a paragraph of its own
            return None
        return "indirect", [(before.first, before.last)], [(seg.first, seg.last)], "deictic"

    def _points_back(self, fin: int) -> bool:
        """A bare pronoun is what the verb takes: `wies dies zurück`, `bestätigte das nicht`."""
        seg = self.segment
        at = next((i for i in range(fin + 1, seg.last) if self.tokens[i].low in self.scene.words.deictic), None)
        if at is None or "np" not in self.cue.frames or self.cue.stance not in (*_TAKEN_UP, "assesses"):
            return False
        own = {*seg.chain, *self.extra, *(range(*self.subject) if self.subject is not None else ())}
        return all(i == at or i in own or self.tokens[i].pos in ("ADV", "PUNCT", "PART") for i in range(fin + 1, seg.last))

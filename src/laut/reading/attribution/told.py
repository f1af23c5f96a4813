"""Who is told (German): `sagte der Zeitung`, `gegenüber dem Sender`, `Ihm wird vorgeworfen`, `forderte die Reeder auf`."""

from __future__ import annotations

from laut.reading.attribution.draft import Range, holds
from laut.reading.attribution.objects import Objects
from laut.text.phrases import phrase_end


class Told(Objects):
    """The object of a verb of saying that names who is told."""

    def addressee(self, content: list[Range]) -> list[Range]:
        """Who is told: a dative or accusative object, `gegenüber X`; the subject of a passive."""
        seg = self.segment
        if seg.fin is None:
            return []
        found = self._told_before(seg.fin) or self._asked() or self._told_behind(content)
        return [found] if found is not None and not holds(content, found[0]) else []

    def _told_before(self, fin: int) -> Range | None:
        """Before the verb: `Gegenüber der Zeitung sagte X`, `Den Fischern sicherte X zu`."""
        seg = self.segment
        if seg.kind != "main" or seg.v1 or self.pre is not None:
            return None
        start = next((i for i in range(seg.first, fin) if self.tokens[i].pos not in ("CCONJ", "ADV")), fin)
        for i in range(seg.first, fin - 1):
            if self.tokens[i].low in self.scene.words.told:
                return (i + 1, fin)
        free = self.subject is None or self.subject[0] > fin
        if free and start < fin and self._dative(start):
            return (start, fin) if phrase_end(self.text, start, fin) == fin else None
        return None

    def _asked(self) -> Range | None:
        """The subject of a passive whose verb takes a person: `Die Reeder wurden aufgefordert`, `Darin wird der König aufgefordert`."""
        seg = self.segment
        if not seg.passive or "acc" not in self.cue.frames or seg.fin is None:
            return None
        if seg.kind == "main" and not seg.v1:
            before = self.scene.phrase(seg.first, seg.fin)
            if before is not None and before[0] <= seg.first + 1:
                return before
        first = seg.fin + 1 if seg.kind == "main" else (seg.opener + 1 if seg.opener is not None else seg.first)
        return self.scene.phrase(first, seg.last if seg.kind == "main" else min(seg.chain))

    def _told_behind(self, content: list[Range]) -> Range | None:
        """In the middle field, outside the subject and phrases behind a preposition."""
        a, b = self._middle()
        i = a
        while i < b and not holds(content, i):
            token = self.tokens[i]
            if self.subject is not None and self.subject[0] <= i < self.subject[1]:
                i = self.subject[1]
                continue
            if token.low in self.scene.words.told:
                end = phrase_end(self.text, i + 1, b)
                return (i + 1, end) if end > i + 1 else None
            if token.pos == "ADP":
                i = max(phrase_end(self.text, i + 1, b, apposition=False), i + 1)
                continue
            if self._dative(i) or ("acc" in self.cue.frames and token.pos in ("DET", "PROPN", "NOUN")):
                end = self._person_end(i, b)
                if end > i:
                    return (i, end)
            i += 1
        return None

    def _dative(self, i: int) -> bool:
        """Whether a dative begins at `i`; where the verb takes an object too (frame `to`), one that can be nothing else."""
        words, low = self.scene.words, self.tokens[i].low
        if low not in words.datives:
            return False
        if "dat" in self.cue.frames:
            return True
        if "to" not in self.cue.frames or low in words.sure_nominative:
            return False
        end = phrase_end(self.text, i, self.segment.last, apposition=False)
        plural = any(t.pos == "NOUN" and t.low.endswith(words.dative_plurals) for t in self.tokens[i:end])
        return low in words.clear_datives or plural

    def _person_end(self, i: int, last: int) -> int:
        """The end of who is told, before what he is asked to: `rief die Fischer | zur Ruhe auf`."""
        end = phrase_end(self.text, i, last)
        forms = {form for name in self.cue.frames for form in self.scene.words.content_prepositions.get(name, ())}
        return next((j for j in range(i + 1, end) if self.tokens[j].pos == "ADP" and self.tokens[j].low in forms), end)

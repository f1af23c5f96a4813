"""The clause of one segment with what frames its subject (German): where it begins, where a phrase ends, whose verb it is."""

from __future__ import annotations

from laut.reading.attribution.cues import Cue
from laut.reading.attribution.draft import Range
from laut.reading.attribution.scene import Scene
from laut.text.clauses import Segment
from laut.text.phrases import phrase_end

_OPENING, _CLOSING = frozenset("„“\"»«‚‘'"), frozenset("“”\"«»‘’'")


class Bounds:
    """The clause of one segment: `first` is where it begins when an apposition has cut it, `subject` who speaks.

    `pre` is a subject that stands before the cut; `document` tells that the subject is a document behind `in` or `aus`.
    """

    def __init__(self, scene: Scene, k: int, segment: Segment, cue: Cue) -> None:
        self.scene, self.k, self.segment, self.cue = scene, k, segment, cue
        self.tokens, self.text, self.segs = scene.tokens, scene.text, scene.segments
        self.first = segment.first
        self.subject: Range | None = None
        self.pre: Range | None = None
        self.document = False
        self.extra: list[int] = []

    def join(self) -> None:
        """Joins an interrupted clause: `Lea Brandt, die Leiterin ..., | sagte`."""
        seg, k = self.segment, self.k
        if seg.kind != "main" or seg.joined or self._expletive(seg):
            return
        j = k
        while j > 0 and self._hangs(self.segs[j - 1]) and not self.segs[j].joined and self.segs[j].sep in (",", ")", "", "–"):
            j -= 1
        if j == k:
            return
        start = self.segs[j]
        bare = seg.fin is not None and all(t.pos in ("ADV", "PUNCT") for t in self.tokens[seg.fin + 1 : seg.last])
        within = seg.mood in ("konj1", "konj2") and j <= k - 2  # meldet, Jana Holm, die ..., habe das bezweifelt
        inverted = j > 0 and self.segs[j - 1].kind == "main" and seg.v1 and start.sep == "," and not bare
        if (start.kind != "frag" or inverted) and not within:
            return
        if bare and j > 0 and self.segs[j - 1].kind == "main" and self.scene.voice(start.first, start.last) <= 0:
            return
        phrase = self.scene.phrase(start.first, start.last)
        quoted = self.tokens[start.first].text in _OPENING and self.tokens[start.last - 1].text in _CLOSING
        if phrase is None or quoted or self.tokens[start.first].pos == "ADP":
            return
        called = self.tokens[start.first].low in self.scene.words.vocatives  # Frau Vetter, Anwohner werfen Ihnen vor
        if not seg.v1 and (called or self.scene.phrase(seg.first, seg.fin or seg.last) is None):
            return
        self.first = start.first
        self.pre = (phrase[0], (seg.fin if seg.fin is not None else seg.first))

    def _hangs(self, seg: Segment) -> bool:
        """A segment that can stand between a phrase and its verb: `Berichte, wonach A, wies ...`."""
        linking = seg.kind in ("sub", "wh") and seg.opener is not None and self.tokens[seg.opener].low in self.scene.words.linking
        return seg.kind in ("frag", "rel") or linking

    def _core(self, first: int, last: int) -> Range:
        """A subject without the adverb before it and the relative clause behind it: `nur | die Werft |, die im Mai schloss,`."""
        while first + 1 < last and self.tokens[first].pos == "ADV" and self.tokens[first + 1].pos in ("DET", "PROPN", "NOUN", "PRON"):
            first += 1
        last = next((i for i in range(first + 1, last) if i in self.extra), last)
        for i in range(first + 1, last - 1):
            behind = self.tokens[i + 1 : i + 3] if self.tokens[i + 1].pos == "ADP" else self.tokens[i + 1 : i + 2]
            if self.tokens[i].text == "," and behind[-1].tag in self.scene.words.rel_tags:
                return (first, i)
        return (first, last)

    def _loose(self, i: int) -> bool:
        """A word before the subject; a mark that opens a quotation is the subject's (`„Hafenblick Nord“ berichtet`)."""
        return self.tokens[i].pos in ("CCONJ", "ADV") or (self.tokens[i].pos == "PUNCT" and self.tokens[i].text not in _OPENING)

    def _expletive(self, seg: Segment) -> bool:
        """`hieß es aus dem Krankenhaus`: the verb has its subject, and it is nobody (but not in `Er hält es für möglich`)."""
        at = seg.fin + 1 if seg.fin is not None else seg.last
        own = seg.kind == "main" and seg.fin == seg.first + 1 and self.tokens[seg.first].tag == "PPER"  # Er sagt es leise
        if self._so_told(seg) or self._judged(seg) or (own and self.tokens[seg.first].low in self.scene.words.sure_nominative):
            return False
        return at < seg.last and self.tokens[at].low in self.scene.words.impersonal and self.tokens[at].low not in self.scene.words.generic

    def _so_told(self, seg: Segment) -> bool:
        """`so schätzt | es | der Verband`: behind the pronoun, which stands for what was said, stands who says it."""
        tokens, words = self.tokens, self.scene.words
        if seg.fin != seg.first + 1 or tokens[seg.first].low not in words.so or tokens[seg.fin + 1].low not in words.impersonal:
            return False
        at = seg.fin + 2
        while at < seg.last and tokens[at].pos == "ADV":
            at += 1
        phrase = self.scene.phrase(at, seg.last) if at < seg.last else None
        return phrase is not None and phrase[0] == at

    def _judged(self, seg: Segment) -> bool:
        """A main clause whose construction takes a judgement (`für möglich halten`), with somebody before its verb."""
        if (
            seg.kind != "main"
            or seg.v1
            or seg.fin is None
            or not any(self.tokens[i].low in self.scene.words.predicative for i in self.extra)
        ):
            return False
        return self.scene.phrase(seg.first, seg.fin) is not None

    def correlate(self) -> list[int]:
        """The `es` that stands for the clause to come: `hält | es | für möglich, dass`."""
        seg = self.segment
        if seg.fin is None or self.subject is None:
            return []
        it = self.scene.words.impersonal - self.scene.words.generic
        if seg.kind == "main":
            at = seg.fin + 1
            return [at] if at < seg.last and self.tokens[at].low in it and self._judged(seg) else []
        judged = any(self.tokens[i].low in self.scene.words.predicative for i in self.extra)
        return [i for i in range(self.subject[1], seg.fin) if judged and self.tokens[i].low in it][:1]

    def _without_object(self, phrase: Range | None, end: int) -> Range | None:
        """The subject without a preposition that belongs to the verb: `sprach die Polizei | von drei Toten`."""
        forms = {form for name in self.cue.frames for form in self.scene.words.content_prepositions.get(name, ())}
        forms |= self.scene.words.origins if "origin" in self.cue.frames else set()
        if phrase is None or not forms:
            return phrase
        if any(self.tokens[i].low in forms and self.tokens[i].pos == "ADP" for i in range(phrase[1], end)):
            return phrase
        cut = next((i for i in range(phrase[0] + 1, phrase[1]) if self.tokens[i].low in forms and self.tokens[i].pos == "ADP"), None)
        return (phrase[0], cut) if cut is not None else phrase

    def _without_told(self, phrase: Range | None) -> Range | None:
        """The subject without the medium that is told: `sagte der Bürgermeister | der Zeitung`, not `der Chefredakteur der Zeitung`."""
        if phrase is None or "dat" not in self.cue.frames:
            return phrase
        own = next((i for i in range(*phrase) if self.tokens[i].pos == "NOUN"), None)
        if own is None or self.tokens[own].low.endswith(self.scene.words.press_jobs):
            return phrase
        for i in range(own + 1, phrase[1] - 1):
            medium = self.tokens[min(i + 2, phrase[1] - 1)] if self.tokens[i + 1].pos == "ADJ" else self.tokens[i + 1]
            if self.tokens[i].low in self.scene.words.datives and medium.low.endswith(self.scene.words.press):
                return (phrase[0], i)
        return phrase

    def _participle_attribute(self, start: int, fin: int) -> bool:
        """`Auf See arbeitende Köche wie Holm`: a phrase that begins with what its participle takes."""
        if self.tokens[start].pos != "ADP":
            return False
        end = phrase_end(self.text, start + 1, fin, apposition=False)
        if start + 1 < end < fin - 1 and self.tokens[end].form in ("part_pres", "part_past"):
            return phrase_end(self.text, end, fin) >= fin - 1
        return False

    def _named(self, phrase: Range) -> bool:
        """A proper name, alone or behind a noun."""
        return self.tokens[phrase[1] - 1].pos == "PROPN"

    def _singular(self, phrase: Range) -> bool:
        """One thing or body: an article that is never plural, or a title with a name; nothing joined to it."""
        joined = any(self.tokens[i].pos == "CCONJ" for i in range(*phrase))
        titled = phrase[1] - phrase[0] > 1 and self.tokens[phrase[0]].pos == "NOUN" and self.tokens[phrase[1] - 1].pos == "PROPN"
        if titled and not joined and all(t.pos in ("NOUN", "PROPN") for t in self.tokens[phrase[0] : phrase[1]]):
            return True
        return self.tokens[phrase[0]].low in self.scene.words.singular and not joined

    def _stop(self, begin: int, end: int) -> int:
        """Where the search for a subject ends: at the end of the bracket."""
        chain = [i for i in self.segment.chain if i >= begin]
        return min([*chain, end]) if chain else end

    def _pointing(self, start: int, fin: int) -> bool:
        return fin == start + 1 and self.tokens[start].low in self.scene.words.deictic

    def _last_word(self, start: int, fin: int) -> int:
        last = fin
        while last > start + 1 and (self.tokens[last - 1].text == "," or self.tokens[last - 1].pos == "ADV"):
            last -= 1
        return last

    def _apposed(self, end: int) -> int:
        """The end of an apposition in the next segment: `sagte ein Sprecher, Jan Urban, ...`; 0 where there is none."""
        if self.k + 1 >= len(self.segs) or self.segment.kind != "main":
            return 0
        nxt = self.segs[self.k + 1]
        if nxt.kind != "frag" or nxt.sep != "," or (self.tokens[nxt.first].pos == "NUM" and nxt.last > nxt.first + 1):
            return 0  # so sagte Müller, 300 Fälle
        stop = phrase_end(self.text, nxt.first, nxt.last)
        return nxt.last if stop == nxt.last else 0

    def impersonal(self) -> bool:
        if self.subject is None:
            return self.segment.passive
        a, b = self.subject
        return b == a + 1 and self.tokens[a].low in self.scene.words.impersonal and self.tokens[a].low not in self.scene.words.generic

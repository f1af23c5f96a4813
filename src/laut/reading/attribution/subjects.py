"""Who speaks in a clause whose verb stands second or last (German): the subject, the agent of a passive, a document."""

from __future__ import annotations

from laut.reading.attribution.cues import Cue
from laut.reading.attribution.draft import Range, trim
from laut.reading.attribution.sayings import document_head, is_saying, saying_head
from laut.reading.attribution.scene import Scene
from laut.text.clauses import Segment
from laut.text.phrases import phrase_end

_OPENING, _CLOSING = frozenset("„“\"»«‚‘'"), frozenset("“”\"«»‘’'")


class Clause:
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

    def find_subject(self) -> None:
        self._find_subject()
        if self.subject is not None:
            self.subject = self._core(*self.subject)
            if self.subject[1] in self.extra and self.subject[1] == self.subject[0] + 1 and self.tokens[self.subject[0]].pos == "DET":
                self.subject = None  # war von Abbau | die Rede
                self._document(self.segment.first)

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

    def _find_subject(self) -> None:
        seg = self.segment
        if "for" in self.cue.frames:
            self.subject = self._judge()
            return
        if seg.passive:
            self.subject = self._agent()
            if self.subject is None:
                self._document(seg.first, strict=True)
            return
        if seg.shared:
            whole = Clause(self.scene, self.k, self.segs[self.k], self.cue)
            whole.join()
            whole.find_subject()
            self.subject = whole.subject
            return
        if self.pre is not None and seg.v1 and self._after_object(seg):
            return
        if self.pre is not None:
            self.subject = trim(self.text, [self.pre])[0] if trim(self.text, [self.pre]) else None
            return
        fin = seg.fin
        if fin is None:
            return
        if self._expletive(seg):
            if self.cue.frames & {"from", "must_from"}:
                self._document(seg.first)
            return
        if seg.kind == "main" and not seg.v1:
            start = seg.first
            while start < fin and (self._loose(start) or self.tokens[start].low in self.scene.words.so):
                start += 1
            after = self._sure_subject(start, fin)
            if after is not None:
                self.subject = after
                return
            if self._participle_attribute(start, fin):
                self.subject = (start, self._last_word(start, fin))
                return
            prefield = self.scene.phrase(start, fin) if start < fin and self.tokens[start].low not in self.scene.words.als else None
            if self.tokens[fin - 1].low in self.scene.words.postpositions:  # Müller zufolge hat
                prefield = None
            torn = prefield is not None and prefield[1] < fin and self.tokens[prefield[1]].pos in ("NOUN", "PROPN")
            if prefield and prefield[0] == start and not torn and not self._pointing(start, fin):
                self.subject = (start, self._last_word(start, fin))
                behind = self._rival(fin)
                if behind is not None and self._outspeaks(behind, self.subject):
                    self.subject = behind
                return
        begin = fin + 1 if seg.kind == "main" else (seg.opener + 1 if seg.opener is not None else seg.first)
        end = seg.last if seg.kind == "main" else fin
        phrase = self._without_told(self._without_object(self.scene.phrase(begin, self._stop(begin, end)), end))
        if seg.kind == "rel" and seg.opener is not None:
            phrase = self._relative_subject(seg.opener, phrase)
        if phrase is not None and phrase[1] == end and self._apposed(end):
            phrase = (phrase[0], self._apposed(end))
        joined = seg.joined and seg.kind == "main" and seg.v1
        told = joined and phrase is not None and "dat" in self.cue.frames and self.tokens[phrase[0]].low in self.scene.words.datives
        if joined and (phrase is None or told or self.tokens[phrase[0]].low not in self.scene.words.sure_nominative):
            phrase = self._shared_subject() or phrase
        elif phrase is None and seg.kind == "main" and (seg.joined or seg.v1):
            phrase = self._shared_subject()
        self.subject = phrase
        if self.cue.frames & {"from", "must_from"} and (phrase is None or self.impersonal()):
            self._document(seg.first)

    def _loose(self, i: int) -> bool:
        """A word before the subject; a mark that opens a quotation is the subject's (`„Hafenblick Nord“ berichtet`)."""
        return self.tokens[i].pos in ("CCONJ", "ADV") or (self.tokens[i].pos == "PUNCT" and self.tokens[i].text not in _OPENING)

    def _judge(self) -> Range | None:
        """`Für Holm ist klar, dass`: somebody behind `für`."""
        for i in range(self.segment.first, self.segment.last - 1):
            if self.tokens[i].low in self.scene.words.predicative:
                end = phrase_end(self.text, i + 1, self.segment.last)
                return (i + 1, end) if end > i + 1 and self.scene.voice(i + 1, end) > 0 else None
        return None

    def _relative_subject(self, opener: int, phrase: Range | None) -> Range | None:
        """The relative pronoun, unless a subject follows it at once (`Vorwürfe, die der Minister zurückwies`)."""
        if self.tokens[opener].pos == "ADP":
            return self.scene.phrase(opener + 2, self.segment.fin or self.segment.last)
        at = opener + 1
        while at < self.segment.last and self.tokens[at].pos == "ADV":
            at += 1
        sure, first = self.scene.words.sure_nominative, self.tokens[at]
        follows = phrase is not None and phrase[0] == at and self.tokens[opener].low not in sure
        if follows and (first.pos in ("PROPN", "PRON") or first.low in sure or self.tokens[opener].low in self.scene.words.oblique):
            return phrase
        return (opener, opener + 1)

    def _document(self, first: int, strict: bool = False) -> None:
        """`In dem Bericht heißt es`, `Aus der Studie, die ..., geht hervor`: a document, or who speaks (not where `strict`)."""
        seg, k = self.segment, self.k
        while k > 0 and seg.v1 and self.segs[k - 1].kind in ("frag", "rel"):
            k -= 1
            first = self.segs[k].first
        for i in range(first, seg.last - 1):
            if self.tokens[i].low in self.scene.words.speaker_from and self.tokens[i].pos not in ("VERB", "PROPN"):
                end = phrase_end(self.text, i + 1, seg.last)
                head = saying_head(self.scene, i + 1, end) or document_head(self.scene, i + 1, end)
                somebody = not strict and self.tokens[i].low not in self.scene.words.document_from and self.scene.voice(i + 1, end) > 0
                if end > i + 1 and (head is not None or somebody):
                    self.subject = (i + 1, end)
                    self.document = True
                    return

    def _sure_subject(self, start: int, fin: int) -> Range | None:
        """A subject right behind the verb that can be nothing else: `Die Zahl gab ein Sprecher mit 46 an`."""
        at = fin + 1
        while at < self.segment.last and (self.tokens[at].pos == "ADV" or self.tokens[at].low in self.scene.words.reflexives):
            at += 1
        if at >= self.segment.last or self.tokens[at].low not in self.scene.words.sure_nominative:
            return None
        end = phrase_end(self.text, at, self._stop(at, self.segment.last))
        pronoun = end == at + 1
        head = next((t for t in self.tokens[at:end] if t.pos in ("NOUN", "PROPN")), None)
        if head is not None and self.tokens[at].low in self.scene.words.datives and head.low.endswith(self.scene.words.feminine_endings):
            return None  # Die Bahn begegnet der Kritik
        if pronoun and self.tokens[at].low in self.scene.words.deictic:
            return None
        told = "dat" in self.cue.frames and self.tokens[at].low in self.scene.words.datives
        if at in self.extra or (told and not pronoun):
            return None
        if end == at or (self.tokens[start].low in self.scene.words.sure_nominative and not pronoun):
            return None
        if pronoun or self.scene.phrase(start, fin) is not None:
            return (at, end)
        return None

    def _expletive(self, seg: Segment) -> bool:
        """`hieß es aus dem Krankenhaus`: the verb has its subject, and it is nobody (but not in `Er hält es für möglich`)."""
        at = seg.fin + 1 if seg.fin is not None else seg.last
        if self._judged(seg):
            return False
        return at < seg.last and self.tokens[at].low in self.scene.words.impersonal and self.tokens[at].low not in self.scene.words.generic

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

    def _after_object(self, seg: Segment) -> bool:
        """`Berichte, wonach A, wies der Konzern zurück`: what stands before the cut is the object, the subject stands behind."""
        behind = self._rival(seg.fin if seg.fin is not None else seg.first)
        if self.pre is None or behind is None or not self._outspeaks(behind, self.pre):
            return False
        self.subject = behind
        return True

    def _rival(self, fin: int) -> Range | None:
        """A phrase right behind the verb that could be its subject as well as the one before."""
        at = fin + 1
        while at < self.segment.last and (self.tokens[at].pos == "ADV" or self.tokens[at].low in self.scene.words.reflexives):
            at += 1
        if at >= self.segment.last or at in self.extra or self.tokens[at].pos == "ADP":
            return None
        phrase = self.scene.phrase(at, self._stop(at, self.segment.last))
        if phrase == (at, at + 1) and self.tokens[at].low in self.scene.words.deictic:
            return None
        return self._without_object(phrase, self.segment.last) if phrase is not None and phrase[0] == at else None

    def _outspeaks(self, behind: Range, before: Range) -> bool:
        """Whether the phrase behind the verb is the subject: the verb's number decides, then who of the two can speak."""
        fin = self.tokens[self.segment.fin] if self.segment.fin is not None else None
        if fin is not None and fin.number == "pl" and self._singular(before) != self._singular(behind):
            return self._singular(before)
        if "dat" in self.cue.frames and self.tokens[behind[0]].low in self.scene.words.datives:
            return False
        if "acc" in self.cue.frames and self.tokens[behind[0]].low not in self.scene.words.sure_nominative and self._named(before):
            return False  # Brandt beschuldigte General Holm
        first, second = self.scene.voice(*before), self.scene.voice(*behind)
        return second > first and (second > 0 or first < 0)

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

    def _shared_subject(self) -> Range | None:
        """`X bestätigte A und wies darauf hin, dass B`: the subject of the clause that is joined."""
        for j in range(self.k - 1, -1, -1):
            before = self.segs[j]
            reported = before.mood in ("konj1", "konj2") and self.segment.mood == "ind"  # sagte, er sei krank, und kündigte an
            if before.kind == "main" and before.fin is not None and not reported:
                frame = Clause(self.scene, j, before, self.cue)
                frame.join()
                frame.find_subject()
                return frame.subject
        return None

    def _agent(self) -> Range | None:
        seg = self.segment
        for i in range(seg.first, seg.last):
            if i > seg.first and is_saying(self.scene, i - 1):  # nach Angaben von X
                continue
            if self.tokens[i].low in self.scene.words.agents and self.tokens[i].pos == "ADP":
                end = phrase_end(self.text, i + 1, seg.last)
                if end > i + 1:
                    return (i + 1, end)
        return None

    def impersonal(self) -> bool:
        if self.subject is None:
            return self.segment.passive
        a, b = self.subject
        return b == a + 1 and self.tokens[a].low in self.scene.words.impersonal and self.tokens[a].low not in self.scene.words.generic


def subject_of(scene: Scene, k: int, cue: Cue | None = None) -> tuple[Range | None, bool]:
    """The subject (or passive agent) of segment `k`, and whether it is nobody (`es heißt`, `wurde bekannt`)."""
    frame = Clause(scene, k, scene.segments[k], cue or Cue("", "asserts", frozenset(), ()))
    frame.join()
    frame.find_subject()
    return frame.subject, frame.impersonal()

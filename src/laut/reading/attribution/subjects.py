"""Who speaks in a clause whose verb stands second or last (German): the subject, the agent of a passive, a document."""

from __future__ import annotations

from laut.reading.attribution.bounds import Bounds
from laut.reading.attribution.cues import Cue
from laut.reading.attribution.draft import Range, trim
from laut.reading.attribution.sayings import document_head, is_saying, saying_head
from laut.reading.attribution.scene import Scene
from laut.reading.names import role_of
from laut.reading.wording import gender_of
from laut.text.clauses import Segment
from laut.text.phrases import phrase_end

_OPENING, _CLOSING = frozenset("„“\"»«‚‘'"), frozenset("“”\"«»‘’'")


class Clause(Bounds):
    """A clause that finds its subject."""

    def find_subject(self) -> None:
        self._find_subject()
        if self.subject is not None:
            self.subject = self._core(*self.subject)
            if self.subject[1] in self.extra and self.subject[1] == self.subject[0] + 1 and self.tokens[self.subject[0]].pos == "DET":
                self.subject = None  # war von Abbau | die Rede
                self._document(self.segment.first)

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
        if seg.kind == "main" and not seg.v1 and self._before_verb(fin):
            return
        self.subject = self._behind_verb(fin)
        if self.cue.frames & {"from", "must_from"} and (self.subject is None or self.impersonal()):
            self._document(seg.first)

    def _before_verb(self, fin: int) -> bool:
        """Finds the subject before the finite verb, or right behind it where what stands before is none."""
        start = self.segment.first
        while start < fin and (self._loose(start) or self.tokens[start].low in self.scene.words.so):
            start += 1
        after = self._sure_subject(start, fin)
        if after is not None:
            self.subject = after
            return True
        if self._participle_attribute(start, fin):
            self.subject = (start, self._last_word(start, fin))
            return True
        prefield = self.scene.phrase(start, fin) if start < fin and self.tokens[start].low not in self.scene.words.als else None
        if self.tokens[fin - 1].low in self.scene.words.postpositions:  # Müller zufolge hat
            prefield = None
        if fin == start + 1 and self.tokens[start].tag in self.scene.words.attributive_tags and self.tokens[start].text[:1].isupper():
            prefield = (start, fin)  # a name that looks like an adjective: `Cutler betonte`
        torn = prefield is not None and prefield[1] < fin and self.tokens[prefield[1]].pos in ("NOUN", "PROPN")
        if prefield is None or prefield[0] != start or torn or self._pointing(start, fin):
            return False
        self.subject = (start, self._last_word(start, fin))
        behind = self._rival(fin)
        if behind is not None and self._outspeaks(behind, self.subject):
            self.subject = behind
        return True

    def _behind_verb(self, fin: int) -> Range | None:
        """The subject behind the finite verb, or that of the clause which this one is joined to."""
        seg = self.segment
        begin = fin + 1 if seg.kind == "main" else (seg.opener + 1 if seg.opener is not None else seg.first)
        begin += self._so_told(seg)
        end = seg.last if seg.kind == "main" else fin
        phrase = self._without_told(self._without_object(self.scene.phrase(begin, self._stop(begin, end)), end))
        if seg.kind == "rel" and seg.opener is not None:
            phrase = self._relative_subject(seg.opener, phrase)
        if phrase is not None and phrase[1] == end and self._apposed(end):
            phrase = (phrase[0], self._apposed(end))
        joined = seg.joined and seg.kind == "main" and seg.v1
        told = joined and phrase is not None and "dat" in self.cue.frames and self.tokens[phrase[0]].low in self.scene.words.datives
        if (joined and (phrase is None or told or self.tokens[phrase[0]].low not in self.scene.words.sure_nominative)) or (
            seg.kind == "main" and ((phrase is None and (seg.joined or seg.v1)) or self._goes_on_alone(seg))
        ):
            phrase = self._shared_subject() or phrase
        return phrase

    def _goes_on_alone(self, seg: Segment) -> bool:
        """`Sie begrüßte das, | verlangte aber Auskunft`: a conjunction right behind a verb that opens its clause."""
        behind = seg.first + 1
        return seg.v1 and seg.fin == seg.first and behind < seg.last and self.tokens[behind].low in self.scene.words.coordinators

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
        plain = first.pos in ("PROPN", "PRON") or first.low in sure or self.tokens[opener].low in self.scene.words.oblique
        if follows and (plain or self._of_many(opener) or self._masculine(at)):
            return phrase
        return (opener, opener + 1)

    def _of_many(self, opener: int) -> bool:
        """The pronoun takes up a plural, the verb is a singular: it is no subject (`den Zahlen, die das Amt | genannt hat`)."""
        fin, noun, count = self.segment.fin, self.tokens[opener - 2], self.tokens[opener - 3]
        if fin is None or self.tokens[opener].low not in self.scene.words.one_and_many or self.tokens[opener - 1].text != ",":
            return False
        gender = gender_of(noun.text, self.text.language)
        many = gender in ("m", "n", "p") or (gender is None and count.pos == "NUM") or noun.lemma.lower() != noun.low
        return noun.pos == "NOUN" and many and not self.tokens[fin].low.endswith(self.scene.words.many_verbs)

    def _masculine(self, i: int) -> bool:
        """`ein Anwalt` is a subject: as an object it were `einen`."""
        noun = next((t for t in self.tokens[i + 1 : self.segment.last] if t.pos == "NOUN"), None)
        if noun is None or self.tokens[i].low not in self.scene.words.bare_articles:
            return False
        return gender_of(noun.text, self.text.language) == "m" or role_of(noun.text, self.text.language) is not None

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
        if end < self.segment.last and self.tokens[end].low in self.scene.words.postpositions:
            return None
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
        marked = self.tokens[behind[0] + 1 : behind[0] + 3]
        if len(marked) == 2 and marked[0].text in _OPENING and marked[1].text[0].islower():
            return False  # verlangte eine „lückenlose Untersuchung“
        if "acc" in self.cue.frames and self.tokens[behind[0]].low not in self.scene.words.sure_nominative and self._named(before):
            return False  # Brandt beschuldigte General Holm
        first, second = self.scene.voice(*before), self.scene.voice(*behind)
        return second > first and (second > 0 or first < 0)

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


def subject_of(scene: Scene, k: int, cue: Cue | None = None) -> tuple[Range | None, bool]:
    """The subject (or passive agent) of segment `k`, and whether it is nobody (`es heißt`, `wurde bekannt`)."""
    frame = Clause(scene, k, scene.segments[k], cue or Cue("", "asserts", frozenset(), ()))
    frame.join()
    frame.find_subject()
    return frame.subject, frame.impersonal()

"""What is said in a phrase of the verb's own clause (German): an object, a prepositional phrase, `X als Y`. Type: reported."""

from __future__ import annotations

from laut.reading.attribution.amounts import Amounts
from laut.reading.attribution.draft import Range
from laut.reading.attribution.scene import quote_range
from laut.reading.attribution.taking_up import Found
from laut.text.phrases import phrase_end

_OPENING = frozenset("„“\"»«‚‘'")


class Objects(Amounts):
    """The phrases that a verb of saying takes, and who is told."""

    def _object(self) -> Found | None:
        """A noun phrase, `als` phrase or prepositional phrase that is the content: type reported."""
        frames = self.cue.frames
        seg = self.segment
        if seg.fin is None and seg.kind != "inf":
            return None
        if "weak" in frames and not self.extra and "np" not in frames:
            opening = self._before_relative()
            return ("reported", opening, [(self.first, seg.last)], "object") if opening is not None else None
        if seg.passive:
            return self._passive_object()
        if seg.kind == "rel":
            found = self._antecedent()
            if found is not None:
                return "reported", [found], [(self.first, seg.last)], "object"
        a, b = self._middle()
        content: list[Range] | None = None
        if "as" in frames:
            content = self._als(a, b)
        if "declare" in frames:
            return self._declared(a, b)
        if content is None and "call" in frames:
            content = self._called(a, b)
        if content is None and frames & self.scene.words.content_prepositions.keys():
            content = self._prepositional(a, b, frames) or self._before_relative()
        if content is None:
            content = self.behind_apposition()
        if (
            content is None
            and ("np" in frames or "call" in frames)
            and "weak" not in frames
            and (self.subject is not None or seg.kind == "main")
        ):
            content = self._accusative(a, b) or self._term(a, b)
        if content is None:
            return None
        if self._named_things(content[0]) or self._only_points(content) or self._done(content):
            return None
        content = [self._extended(content[-1])] if len(content) == 1 else content
        return "reported", content, [(self.first, seg.last)], "object"

    def _before_relative(self) -> list[Range] | None:
        """`Mit 410 Millionen Euro, die andere tragen, | rechnet der Verband`: what opens the sentence before a relative clause."""
        seg, k = self.segment, self.k
        if not seg.v1 or seg.joined or k < 2 or self.segs[k - 1].kind != "rel" or self.segs[k - 2].kind != "frag" or self.subject is None:
            return None
        forms = {form for name in self.cue.frames for form in self.scene.words.content_prepositions.get(name, ())}
        first, last = self.segs[k - 2].first, self.segs[k - 2].last
        if self.tokens[first].low not in forms or self.tokens[first].pos != "ADP":
            return None
        return [(first + 1, last)] if phrase_end(self.text, first + 1, last) == last else None

    def _takes_object(self) -> bool:
        if self.subject is not None and self.scene.voice(*self.subject) < 0:
            return True
        return self.subject is not None and self._accusative(*self._middle()) is not None

    def _has_object(self) -> bool:
        """`Kiew meldete 41 Tote, | Moskau sprach von 12`: the clause behind the comma is another one."""
        return "np" in self.cue.frames and self._accusative(*self._middle()) is not None

    def _only_points(self, content: list[Range]) -> bool:
        """`Das bestätigte er`, with nothing before it to point at."""
        (a, b) = content[0]
        return len(content) == 1 and b == a + 1 and self.tokens[a].low in self.scene.words.deictic

    def _done(self, content: list[Range]) -> bool:
        """A deed, not a word: beside some prepositions (`verurteilte zu Haft`), and where somebody is welcomed rather than something."""
        forms = self.scene.words.deeds.get(self.cue.lemma, ())
        first, last = self.segment.first, self.segment.last
        return any(t.low in forms and t.pos == "ADP" and t.i not in self.extra for t in self.tokens[first:last])

    def _named_things(self, content: Range) -> bool:
        """Objects that are no speech: `forderte 20 Todesopfer`, `nannte vier Bedingungen`."""
        low = self.scene.low(*content) + (self.scene.low(*self.subject) if self.subject is not None else [])
        if any(w.endswith(self.scene.words.not_content.get(self.cue.lemma, ())) for w in low):
            return True
        if "call" not in self.cue.frames:
            return False
        end = phrase_end(self.text, *content, apposition=False)
        if any(self.tokens[i].text in _OPENING for i in range(*content)):  # nannte die Pläne „unanständig“
            return False
        called = end < content[1] and self.tokens[end].pos != "ADP"
        prefield = self.subject is not None and self.segment.fin is not None and self.subject[0] > self.segment.fin
        return not called and not prefield and self.tokens[content[0] - 1].pos != "PRON"

    def _passive_object(self) -> Found | None:
        seg = self.segment
        if seg.fin is None or (not {"np", "as"} & self.cue.frames and not self.extra):
            return None
        if self.subject is None and self._therein():
            return self._measured_therein()
        if self.subject is None or "weak" in self.cue.frames:
            return None
        if "as" in self.cue.frames:
            content = self._als(seg.first, seg.last)
            return ("reported", content, [(self.first, seg.last)], "object") if content else None
        if seg.kind == "main" and not seg.v1:
            phrase = self.scene.phrase(seg.first, seg.fin)
            if phrase is not None and phrase[0] <= seg.first + 1:
                return "reported", [(phrase[0], min(phrase[1], seg.fin))], [(self.first, seg.last)], "object"
        phrase = self.scene.phrase(seg.fin + 1, seg.last) if seg.kind == "main" else None
        return ("reported", [phrase], [(self.first, seg.last)], "object") if phrase else None

    def _therein(self) -> bool:
        """`Darin steht`, `steht dort`: the document that was just named."""
        return any(t.low in self.scene.words.therein for t in self.tokens[self.segment.first : self.segment.last])

    def _measured_therein(self) -> Found | None:
        """`Darin wird | der Schaden auf drei Millionen | geschätzt`: a thing and its measure."""
        seg = self.segment
        forms = {form for name in self.cue.frames for form in self.scene.words.content_prepositions.get(name, ())}
        a, b = self._middle()
        at = next((i for i in range(a, b) if self.tokens[i].low in forms and self.tokens[i].pos == "ADP"), None)
        while a < b and self.tokens[a].pos == "ADV":
            a += 1
        phrase = self.scene.phrase(a, at) if at is not None else None
        return ("reported", [(phrase[0], b)], [(self.first, seg.last)], "object") if phrase is not None else None

    def _antecedent(self) -> Range | None:
        """What a relative clause hangs on, where the pronoun is its object: `das Gewehr, von dem der Kanal berichtet`."""
        seg, opener = self.segment, self.segment.opener
        if opener is None or self.k == 0 or self.subject is None or self.subject[0] == opener:
            return None
        forms = {form for name in self.cue.frames for form in self.scene.words.content_prepositions.get(name, ())}
        if self.tokens[opener].pos == "ADP" and self.tokens[opener].low not in forms:
            return None
        if self.tokens[opener].pos != "ADP" and not {"np", "as"} & self.cue.frames:
            return None
        before = self.segs[self.k - 1]
        starts = range(before.first, before.last)
        start = next(
            (p for p in starts if self.tokens[p].pos != "ADP" and phrase_end(self.text, p, before.last, apposition=False) == before.last),
            None,
        )
        return (start, before.last) if start is not None and seg.sep == "," else None

    def _middle(self) -> Range:
        """The middle field: behind the finite verb (main) or before it (subordinate), without the end of the bracket."""
        seg = self.segment
        if seg.fin is None:
            return (seg.first, seg.last)
        if seg.kind == "main":
            first, last = max(seg.fin + 1, seg.first), seg.last
            beside = self.extra if len(self.extra) > 1 and self.tokens[self.extra[0]].pos == "ADP" else []  # in Aussicht gestellt
            tail = [i for i in (*seg.chain, *beside) if i > seg.fin and i > first]
            return (first, min(tail) if tail else last)
        first = seg.opener + 1 if seg.opener is not None else seg.first
        return (first, min(seg.chain))

    def _als(self, a: int, b: int) -> list[Range] | None:
        at = next((i for i in range(a, b) if self.tokens[i].low in self.scene.words.als), None)
        seg = self.segment
        if at is None and seg.kind == "main" and seg.fin is not None and self.tokens[seg.first].low in self.scene.words.als:
            found = self._accusative(a, b)  # Als „Betrug“ bezeichnete sie den Vorgang
            return [(seg.first, seg.fin), *(found or [])]
        if at is None:
            return self._as_behind()
        i = a
        while i < at:
            if self.subject is not None and self.subject[0] <= i < self.subject[1]:
                i = self.subject[1]
                continue
            if self.tokens[i].pos in ("DET", "NOUN", "PROPN", "NUM", "ADJ"):
                break
            i = max(phrase_end(self.text, i + 1, at, apposition=False), i + 1) if self.tokens[i].pos == "ADP" else i + 1
        return [(min(i, at), b)]

    def _declared(self, a: int, b: int) -> Found | None:
        """`erklärte die Ausschreibung für fehlerhaft`: an object and a predicate."""
        at = next(
            (i for i in range(a, b - 1) if self.tokens[i].low in self.scene.words.predicative and self.tokens[i + 1].pos == "ADJ"), None
        )
        found = self._accusative(a, b) if at is not None else None
        return ("reported", found, [(self.first, self.segment.last)], "object") if found and found[0][0] < (at or 0) else None

    def _called(self, a: int, b: int) -> list[Range] | None:
        """`nennt | sie „geschönt“`: a pronoun and what it is called, in quotation marks."""
        while a < b and (self.tokens[a].pos == "ADV" or (self.subject is not None and self.subject[0] <= a < self.subject[1])):
            a += 1
        pronoun = a + 1 < b and self.tokens[a].tag in ("PPER", "PDS") and self.tokens[a + 1].text in _OPENING
        return [(a, b)] if pronoun else None

    def _as_behind(self) -> list[Range] | None:
        """`bezeichnet Nordkorea, das ..., nun als Partner`: the predicate stands behind a relative clause."""
        k = self.k + 1
        while k < len(self.segs) and self.segs[k].kind == "rel":
            k += 1
        if k == self.k + 1 or k >= len(self.segs) or self.segs[k].kind != "frag":
            return None
        seg = self.segs[k]
        return (
            [(seg.first, seg.last)]
            if any(self.tokens[i].low in self.scene.words.als for i in range(seg.first, min(seg.last, seg.first + 3)))
            else None
        )

    def _prepositional(self, a: int, b: int, frames: frozenset[str]) -> list[Range] | None:
        forms = {form: name for name in frames for form in self.scene.words.content_prepositions.get(name, ())}
        seg = self.segment
        start = seg.first + (self.tokens[seg.first].pos == "ADV")
        opening = self.tokens[start]
        if seg.kind == "main" and seg.fin is not None and opening.low in forms and opening.pos in ("ADP", "X") and start < seg.fin - 1:
            return [(start + 1, seg.fin)]  # Von 300 Toten sprach das Rote Kreuz
        quote = self.segs[self.k + 1] if self.k + 1 < len(self.segs) else None
        if quote is not None and quote.kind == "quote" and not quote.sep and self.tokens[seg.last - 1].low in forms:
            return [quote_range(self.scene, quote)]  # warnte vor „Eingriffen, die jeder spürt“
        for i in range(a, b):
            token = self.tokens[i]
            if token.low in forms and token.pos in ("ADP", "X"):
                if self.subject is not None and self.subject[0] <= i < self.subject[1]:
                    continue
                prefield = self._prefield_object()
                if token.low in self.scene.words.agents and self._inside_object(a, i):
                    return None
                if prefield is None and token.low in self.scene.words.predicative and (judged := self._judged_thing(a, i)) is not None:
                    return [(judged, b)]
                if prefield is None and ("np" in frames or self.cue.stance == "estimates"):  # bezifferte | den Schaden auf drei Millionen
                    before = self._accusative(a, i)
                    return [(before[0][0], b)] if before and before[0][0] >= a else [(i + 1, b)]
                end = next((j for j in range(i + 2, b) if j in self.extra or (j + 1 in self.extra and self.tokens[j].pos == "DET")), b)
                return [*([prefield] if prefield else []), (i + 1, end)]
        return None

    def _inside_object(self, a: int, i: int) -> bool:
        """The preposition hangs on an object of a verb that takes none: `sprach ein Urteil | von Gewicht`, `erzählte Geschichten von`."""
        before = self._accusative(a, i) if i > a and not {"np", "acc", "as", "dat", "to"} & self.cue.frames else None
        return before is not None and a <= before[0][0] and before[0][1] == i and self.tokens[before[0][0]].pos in ("DET", "NOUN")

    def _judged_thing(self, a: int, i: int) -> int | None:
        """Where what is judged begins: `hält | den Plan für einen Fehler`, `hält | dies für wahrscheinlich`."""
        found = self._accusative(a, i)
        if found is not None and a <= found[0][0] < i:
            return found[0][0]
        at = next((j for j in range(a, i) if self.tokens[j].low in self.scene.words.deictic), None)
        return at

    def _prefield_object(self) -> Range | None:
        """An object before the verb: `Die Zahl der Boote gab die Werft mit 46 an`."""
        seg = self.segment
        if seg.kind != "main" or seg.v1 or seg.fin is None or self.subject is None or self.subject[0] < seg.fin:
            return None
        start = seg.first
        while start < seg.fin and self.tokens[start].pos in ("CCONJ", "ADV"):
            start += 1
        return (start, seg.fin) if phrase_end(self.text, start, seg.fin) == seg.fin else None

    def _accusative(self, a: int, b: int) -> list[Range] | None:
        """The object: the first phrase of the middle field that is neither subject nor behind a preposition; else the prefield."""
        seg = self.segment
        i = a
        while i < b:
            if self.subject is not None and self.subject[0] <= i < self.subject[1]:
                i = self.subject[1]
                continue
            token = self.tokens[i]
            bare = token.tag == "PPER" or (i + 1 < b and self.tokens[i + 1].pos in ("NUM", "DET"))  # hat ihr | 6 Prozent zugesagt
            if self._year(i, b) or (bare and token.low in self.scene.words.clear_datives):
                i += 1
                continue
            if token.pos == "ADP" and i + 1 < b and self._four_digits(i + 1):  # seit 2022 | Schutzzonen
                i += 2
                continue
            if token.pos == "ADP" and not self._bounds_number(i, b):
                i = max(phrase_end(self.text, i + 1, b, apposition=False), i + 1)
                continue
            if token.pos in ("DET", "NOUN", "PROPN", "ADJ", "NUM") and token.low not in self.scene.words.clear_datives:
                end = phrase_end(self.text, i, b)
                if end > i:
                    return [(self._bound(i, a), self._without_negation(i, b))]
            if token.pos in ("DET", "PRON"):
                i = max(phrase_end(self.text, i, b, apposition=False), i + 1)
                continue
            i += 1
        if self.pre is not None and self.subject is not None and self.subject != self.pre and self.subject[0] > self.pre[0]:
            return [(self.pre[0], phrase_end(self.text, self.pre[0], self.pre[1]))]
        if seg.kind == "main" and not seg.v1 and seg.fin is not None and self.subject is not None and self.subject[0] > seg.fin:
            start = seg.first
            while start < seg.fin and self.tokens[start].pos in ("CCONJ", "ADV"):
                start += 1
            if start < seg.fin and self.tokens[start].pos in ("DET", "NOUN", "PROPN", "ADJ", "NUM"):
                return [(start, seg.fin)]
        return None

    def _extended(self, content: Range) -> Range:
        """An object with the relative clauses and infinitives that hang on it."""
        a, b = content
        if b < self.segment.last and any(i >= b for i in self.segment.chain):
            return content
        end = b
        for seg in self.segs[self.k + 1 :]:
            if seg.sep == ";":
                break
            if seg.kind not in ("rel", "inf", "frag") and not (seg.kind == "sub" and seg.mood in ("konj1", "konj2")):
                break
            end = seg.last
        return (a, end)

"""Verbs of saying with what they take, in languages whose clauses are set off by commas (German).

Er sagte, es sei schwierig.            that: dass, ob, Konjunktiv, verb-second
Sie forderte, die Kontrollen zu verstärken.       inf
Die Sprecherin bestätigte den Einsatz.            np
Analysten sprachen von Panikverkäufen.            a preposition
Der Sender nannte ihn einen Helden.               nennen, als
„Wir bleiben“, sagte sie. / Es brenne, sagte sie. inverted, behind or inside the content
Das meldet die Zeitung.                           the sentence before
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from laut.reading.attribution.cues import Cue
from laut.reading.attribution.draft import Draft, Range, minus, trim
from laut.reading.attribution.sayings import bearer_of, saying_head
from laut.reading.attribution.scene import Scene, has
from laut.text.clauses import Segment
from laut.text.phrases import members, phrase_end


def find(scene: Scene) -> list[Draft]:
    """The attributions by verbs in one sentence, in text order."""
    out: list[Draft] = []
    for k, whole in enumerate(scene.segments):
        if whole.verb is None or whole.fin is None or whole.kind == "quote" or _unsaid(scene, whole):
            continue
        for segment in _views(scene, whole):
            for cue, extra in _constructions(scene, segment):
                draft = _Frame(scene, k, segment, cue, extra).draft()
                if draft is not None:
                    out.append(draft)
                    break
    return out


def _views(scene: Scene, segment: Segment) -> list[Segment]:
    """The segment once for each participle that shares its auxiliary: `hat A dementiert oder B bestätigt`."""
    parts = [i for i in segment.chain if i != segment.fin and scene.tokens[i].form == "part_past"]
    joins = [i for i in range(segment.first, segment.last) if scene.tokens[i].pos == "CCONJ"]
    cuts = [next((j for j in joins if a < j < b), None) for a, b in pairwise(parts)]
    if segment.fin is None or not parts or not any(cuts):
        return [segment]
    out: list[Segment] = []
    first = segment.first
    for n, part in enumerate(parts):
        end = cuts[n] if n < len(cuts) and cuts[n] is not None else segment.last
        assert end is not None
        out.append(
            replace(
                segment,
                first=segment.first if n == 0 else first,
                last=end,
                verb=part,
                lemma=scene.tokens[part].lemma,
                chain=[segment.fin, part],
            )
        )
        out[-1].shared = n > 0
        first = end + 1
    return out


def _unsaid(scene: Scene, segment: Segment) -> bool:
    """`wollte nicht bestätigen`, `kann erklären`: behind most modals, in the future and behind `zu` nothing is said."""
    if segment.modal is not None:
        perfect = any(scene.tokens[i].lemma in scene.words.perfect for i in segment.chain if i != segment.fin)
        return segment.modal not in scene.words.speaking_modals or (segment.modal in scene.words.hearsay_modals and not perfect)
    infinitive = segment.verb is not None and scene.tokens[segment.verb].form in ("zu_inf", "inf")
    return infinitive and segment.fin is not None and scene.tokens[segment.fin].lemma in scene.words.auxiliaries


def _constructions(scene: Scene, segment: Segment) -> list[tuple[Cue, list[int]]]:
    """The constructions of the segment's verb whose further words are there, with the tokens of those words."""
    out = []
    low: list[str] | None = None
    rows = scene.words.verbs.get(segment.lemma, ()) or _base(scene, segment)
    reflexive = any(t.low in scene.words.reflexives for t in scene.tokens[segment.first : segment.last])
    for cue in rows:
        if not cue.needs:
            if not reflexive:
                out.append((cue, []))
            continue
        low = low if low is not None else scene.low(segment.first, segment.last)
        for phrase in cue.needs:
            if phrase[0] == "sich" and len(phrase) > 1:
                at, rest = has(low, phrase[:1]), has(low, phrase[1:])
                if at >= 0 and rest >= 0:
                    out.append((cue, [segment.first + at, *range(segment.first + rest, segment.first + rest + len(phrase) - 1)]))
                    break
                continue
            at = has(low, phrase)
            if at >= 0:
                out.append((cue, list(range(segment.first + at, segment.first + at + len(phrase)))))
                break
    return out


def _base(scene: Scene, segment: Segment) -> tuple[Cue, ...]:
    """The constructions of the verb without a particle that only looks like its prefix: `heißt es weiter`."""
    for i in segment.chain:
        particle = scene.tokens[i].low
        if i != segment.verb and segment.lemma.startswith(particle):
            return scene.words.verbs.get(segment.lemma[len(particle) :], ())
    return ()


class _Frame:
    """One verb in one construction: finds its subject, then its content."""

    def __init__(self, scene: Scene, k: int, segment: Segment, cue: Cue, extra: list[int]) -> None:
        self.scene, self.k, self.segment, self.cue, self.extra = scene, k, segment, cue, extra
        self.tokens, self.text = scene.tokens, scene.text
        self.segs = scene.segments
        self.first = segment.first
        self.subject: Range | None = None
        self.head = k
        self.pre: Range | None = None
        self.document = False

    def draft(self) -> Draft | None:
        """The attribution, or None where the verb has no content here."""
        self._clause()
        self._subject()
        if "must_from" in self.cue.frames and not self.document:
            return None
        found = (
            (self._object() if self.segment.kind == "rel" and self._antecedent() else None)
            or self._complement()
            or self._inverted()
            or self._deictic()
            or self._object()
        )
        if found is None:
            return None
        kind, content, frame, rule = found
        if not trim(self.text, content) or self._denied(content):
            return None
        cue = sorted(set(self.segment.chain + self.extra))
        cue = [i for i in cue if i == self.segment.verb or not self._is_content(i, content)]
        frame = minus(frame, content)
        draft = Draft(rule, min(cue), kind, self._stance(), content, cue, frame=frame, sentence=self.scene.sentence.index)
        if self.subject is not None:
            draft.speaker = [self.subject]
            draft.bearer = members(self.text, *self.subject)
            if self.document:
                draft.bearer = bearer_of(self.scene, *self.subject)[0] or [self.subject]
        draft.nobody = self._impersonal()
        if draft.nobody:
            draft.speaker, draft.bearer = [], []
        draft.outer = 2 if rule == "inverted" else 0
        draft.addressee = self._addressee(content)
        return draft

    def _denied(self, content: list[Range]) -> bool:
        """`bestätigte nicht`, `sagte nicht, ob`: the verb of saying is negated, so nothing is said (`bestritt nicht` and needed words aside)."""
        if self.cue.stance == "denies" or any(self.tokens[i].low in self.scene.words.verb_negations for i in self.extra):
            return False
        seg = self.segment
        inside = range(seg.first, seg.last)
        return (
            any(self.tokens[i].low in self.scene.words.verb_negations and not self._is_content(i, content) for i in inside) and not seg.v1
        )

    def _is_content(self, i: int, content: list[Range]) -> bool:
        return any(a <= i < b for a, b in content)

    def _stance(self) -> str:
        if self.segment.negated and self.cue.stance == "denies":
            return "asserts"
        return self.cue.stance

    # --- the clause and its subject

    def _clause(self) -> None:
        """Joins an interrupted clause: `Dolkun Isa, der Sekretär ..., | sagte`."""
        seg, k = self.segment, self.k
        if seg.kind != "main" or seg.joined:
            return
        j = k
        while j > 0 and self.segs[j - 1].kind in ("frag", "rel") and not self.segs[j].joined and self.segs[j].sep in (",", ")", "", "–"):
            j -= 1
        if j == k:
            return
        start = self.segs[j]
        if start.kind != "frag" or (j > 0 and self.segs[j - 1].kind == "main" and seg.v1 and start.sep == ","):
            return
        phrase = self.scene.phrase(start.first, start.last)
        if phrase is None or self.tokens[start.first].pos == "ADP":
            return
        if not seg.v1 and self.scene.phrase(seg.first, seg.fin or seg.last) is None:
            return
        self.head, self.first = j, start.first
        self.pre = (phrase[0], (seg.fin if seg.fin is not None else seg.first))

    def _subject(self) -> None:
        seg = self.segment
        if seg.passive:
            self.subject = self._agent()
            return
        if seg.shared:
            whole = _Frame(self.scene, self.k, self.segs[self.k], self.cue, [])
            whole._clause()
            whole._subject()
            self.subject = whole.subject
            return
        if self.pre is not None:
            self.subject = trim(self.text, [self.pre])[0] if trim(self.text, [self.pre]) else None
            return
        fin = seg.fin
        if fin is None:
            return
        if seg.kind == "main" and not seg.v1:
            start = seg.first
            while start < fin and (self.tokens[start].pos in ("CCONJ", "ADV", "PUNCT") or self.tokens[start].low in self.scene.words.so):
                start += 1
            if self._participle_attribute(start, fin):
                self.subject = (start, self._last_word(start, fin))
                return
            after = self._sure_subject(start, fin)
            if after is not None:
                self.subject = after
                return
            prefield = self.scene.phrase(start, fin) if start < fin else None
            if prefield and prefield[0] == start and not self._pointing(start, fin):
                self.subject = (start, self._last_word(start, fin))
                return
        begin = fin + 1 if seg.kind == "main" else (seg.opener + 1 if seg.opener is not None else seg.first)
        end = seg.last if seg.kind == "main" else fin
        phrase = self.scene.phrase(begin, self._stop(begin, end))
        if seg.kind == "rel" and seg.opener is not None:
            phrase = self._relative_subject(seg.opener, phrase)
        if phrase is not None and phrase[1] == end and self._apposed(end):
            phrase = (phrase[0], self._apposed(end))
        joined = seg.joined and seg.kind == "main" and seg.v1
        if joined and (phrase is None or self.tokens[phrase[0]].low not in self.scene.words.sure_nominative):
            phrase = self._shared_subject() or phrase
        elif phrase is None and seg.joined and seg.kind == "main":
            phrase = self._shared_subject()
        self.subject = phrase
        if self.cue.frames & {"from", "must_from"} and (phrase is None or self._impersonal()):
            self._document(seg)

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

    def _document(self, seg: Segment) -> None:
        """`In dem Bericht heißt es`, `Aus der Studie geht hervor`: a document, or whose document it is."""
        for i in range(seg.first, seg.last - 1):
            if self.tokens[i].low in self.scene.words.speaker_from and self.tokens[i].pos in ("ADP", "X"):
                end = phrase_end(self.text, i + 1, seg.last)
                head = saying_head(self.scene, i + 1, end)
                if end > i + 1 and head is not None:
                    self.subject = (i + 1, end)
                    self.document = True
                    return

    def _sure_subject(self, start: int, fin: int) -> Range | None:
        """A subject right behind the verb that can be nothing else: `Die Zahl gab ein Sprecher mit 46 an`, `Der Zeitung hatte er gesagt`."""
        at = fin + 1
        while at < self.segment.last and self.tokens[at].pos == "ADV":
            at += 1
        if at >= self.segment.last or self.tokens[at].low not in self.scene.words.sure_nominative:
            return None
        end = phrase_end(self.text, at, self._stop(at, self.segment.last))
        pronoun = end == at + 1
        if end == at or (self.tokens[start].low in self.scene.words.sure_nominative and not pronoun):
            return None
        if pronoun or self.scene.phrase(start, fin) is not None:
            return (at, end)
        return None

    def _participle_attribute(self, start: int, fin: int) -> bool:
        """`Im Exil lebende Uiguren wie Isa`: a phrase that begins with what its participle takes."""
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
        """The end of an apposition in the next segment: `sagte ein Sprecher, Till Rademann, ...`; 0 where there is none."""
        if self.k + 1 >= len(self.segs) or self.segment.kind != "main":
            return 0
        nxt = self.segs[self.k + 1]
        if nxt.kind != "frag" or nxt.sep != ",":
            return 0
        stop = phrase_end(self.text, nxt.first, nxt.last)
        return nxt.last if stop == nxt.last else 0

    def _shared_subject(self) -> Range | None:
        """`X bestätigte A und wies darauf hin, dass B`: the subject of the clause that is joined."""
        for j in range(self.k - 1, -1, -1):
            before = self.segs[j]
            if before.kind == "main" and before.fin is not None:
                frame = _Frame(self.scene, j, before, self.cue, [])
                frame._clause()
                frame._subject()
                return frame.subject
        return None

    def _agent(self) -> Range | None:
        seg = self.segment
        for i in range(seg.first, seg.last):
            if self.tokens[i].low in self.scene.words.agents and self.tokens[i].pos == "ADP":
                end = phrase_end(self.text, i + 1, seg.last)
                if end > i + 1:
                    return (i + 1, end)
        return None

    def _impersonal(self) -> bool:
        if self.subject is None:
            return self.segment.passive
        a, b = self.subject
        return b == a + 1 and self.tokens[a].low in self.scene.words.impersonal and self.tokens[a].low not in self.scene.words.generic

    # --- the content

    def _complement(self) -> tuple[str, list[Range], list[Range], str] | None:
        """A clause, an infinitive or a quotation behind the verb."""
        frames = self.cue.frames
        k = self.k + 1
        skipped = 0
        while k < len(self.segs) and skipped < 3:
            seg = self.segs[k]
            if self._is_complement(seg, k):
                end = self._until(k)
                content = [(seg.first, end)]
                frame = [(self.first, seg.first)]
                if seg.kind == "quote" and seg.quote is not None:
                    return "direct", [self._quote_range(seg)], [(self.first, seg.first)], "quote"
                return "indirect", content, frame, "complement"
            if (seg.kind in ("rel", "frag") and "that" in frames and not self.segment.v1) or (
                seg.kind in ("rel", "frag") and self.segment.kind == "main"
            ):
                if seg.sep == ":" and seg.kind == "frag":
                    break
                k, skipped = k + 1, skipped + 1
                continue
            break
        return self._next_sentence() if k >= len(self.segs) and self.k + 1 + skipped == len(self.segs) else None

    def _next_sentence(self) -> tuple[str, list[Range], list[Range], str] | None:
        """`Sie fügte hinzu:` and then the quotation, as a sentence of its own."""
        scene = self.scene
        if "quote" not in self.cue.frames or self.segment.kind != "main" or scene.sentence.index + 1 >= len(self.text.sentences):
            return None
        colon = self.tokens[scene.sentence.last - 1].text == ":"
        behind = self.segment.last - 1
        if not colon and not (self.segment.fin is not None and behind - self.segment.fin <= 2):
            return None
        after = self.text.sentences[scene.sentence.index + 1]
        quote = next((q for q in scene.quotes if q.b == after.b), None)
        if quote is None or (not colon and after.block != scene.sentence.block):
            return None
        last = after.first
        while last < len(self.tokens) and self.tokens[last].b < quote.e:
            last += 1
        return "direct", [(after.first, last)], [(self.first, scene.sentence.last)], "quote"

    def _is_complement(self, seg: Segment, k: int) -> bool:
        frames = self.cue.frames
        if seg.kind == "quote":
            return bool({"quote", "that", "call"} & frames) and (seg.sep in (":", ",", "") or k == self.k + 1)
        if seg.sep == ":":
            return "quote" in frames and seg.kind != "frag"
        if ("that" in frames or "ob" in frames or "inf" in frames) and (
            seg.kind == "sub"
            and seg.opener is not None
            and seg.opener == seg.first
            and self.tokens[seg.opener].low in self.scene.words.complementizers
        ):
            return True
        if (
            "that" in frames
            and seg.kind == "wh"
            and seg.opener is not None
            and self.tokens[seg.opener].low not in self.scene.words.relay_openers
        ):
            return self.segment.kind == "main"
        if seg.kind == "frag" and frames & {"inf", "that"}:
            return self._broken(k)
        if seg.kind == "inf":
            return ("inf" in frames or "that" in frames) and (seg.opener is None)
        if (
            (seg.kind == "main" and "that" in frames)
            or (seg.kind == "main" and "quote" in frames)
            or (seg.kind == "main" and "inf" in frames)
        ):
            if seg.joined or seg.v1:
                return False
            if seg.mood in ("konj1", "konj2"):
                return True
            return self.cue.lemma in self.scene.words.quotative and self.segment.kind == "main" and k == self.k + 1 and seg.sep == ","
        return False

    def _broken(self, k: int) -> bool:
        """`dazu aufgerufen, Frauen, die ..., zu schützen`, `gab an, dem Leiter, Lea Brandt, sei gekündigt`: cut in two."""
        j = k + 1
        while j < len(self.segs) and self.segs[j].kind in ("rel", "frag"):
            j += 1
        if not k + 1 < j < len(self.segs):
            return False
        rest = self.segs[j]
        if rest.kind == "inf":
            return "inf" in self.cue.frames
        return "that" in self.cue.frames and rest.kind == "main" and rest.v1 and rest.mood in ("konj1", "konj2") and not rest.joined

    def _until(self, k: int) -> int:
        """The end of a content that begins with segment `k`."""
        first = self.segs[k]
        loose = first.sep == ":"
        end = first.last
        for seg in self.segs[k + 1 :]:
            if seg.sep == ":" and not loose:
                break
            if seg.kind == "main" and not loose:
                if first.kind == "frag" and seg.v1 and seg.mood in ("konj1", "konj2"):
                    end = seg.last
                    continue
                final = seg.fin == seg.last - 1 and not seg.v1 and first.kind in ("sub", "rel", "wh")
                if seg.mood not in ("konj1", "konj2") and not final:
                    break
                if seg.v1 and seg.lemma in self.scene.words.verbs and not seg.joined:
                    break
            if seg.kind in ("wh", "rel") and seg.lemma in self.scene.words.verbs and seg.mood == "ind" and first.mood in ("konj1", "konj2"):
                break
            if seg.sep in (";", "–", "—") and seg.kind == "main" and seg.mood not in ("konj1", "konj2"):
                break
            end = seg.last
        return end

    def _quote_range(self, seg: Segment) -> Range:
        assert seg.quote is not None
        return quote_range(self.scene, seg)

    def _inverted(self) -> tuple[str, list[Range], list[Range], str] | None:
        """`Es brenne, sagte er.` and `Zur Ursache, sagte er, sei nichts bekannt.`"""
        seg = self.segment
        if not ({"that", "quote"} & self.cue.frames) or self.k == 0 or self.pre is not None:
            return None
        if seg.kind != "main" or not (seg.v1 or seg.first == seg.fin or self.tokens[seg.first].low in self.scene.words.so) or seg.joined:
            return None
        before = self.segs[self.k - 1]
        end = seg.last
        if self._apposed(seg.last):
            end = self._apposed(seg.last)
        frame = [(seg.first, end)]
        if before.kind == "quote":
            return "direct", [quote_range(self.scene, before)], frame, "inverted"
        start = self._content_start()
        if start is None or not self._said_before():
            return None
        content: list[Range] = [(start, seg.first)]
        after = [s for s in self.segs[self.k + 1 :] if s.first >= end]
        for s in after:
            if s.kind == "main" and s.mood not in ("konj1", "konj2") and not s.v1:
                break
            content.append((s.first, s.last))
        return "indirect", content, frame, "inverted"

    def _said_before(self) -> bool:
        """A clause or quotation stands before the verb, or goes on behind it (`Zur Ursache, sagte er, sei nichts bekannt`)."""
        if any(s.kind in ("main", "quote") for s in self.segs[: self.k]):
            return True
        return any(s.kind == "main" and s.v1 and not s.joined for s in self.segs[self.k + 1 : self.k + 3])

    def _content_start(self) -> int | None:
        """Where the content before an inserted verb begins; None where what stands before is no content but a clause in the prefield."""
        j = self.k - 1
        if self.segs[j].kind in ("sub", "inf") and all(s.kind in ("sub", "inf", "frag", "rel") for s in self.segs[: self.k]):
            nxt = self.segs[self.k + 1] if self.k + 1 < len(self.segs) else None
            if nxt is not None and nxt.kind in ("sub", "main") and self._is_complement(nxt, self.k + 1):
                return None
            return (
                self.scene.sentence.first
                if self.segs[0].opener is None or self.tokens[self.segs[0].opener].low in self.scene.words.complementizers
                else None
            )
        start = self.segs[0].first
        for s in self.segs[: self.k]:
            if s.kind == "quote" and s is not self.segs[j]:
                start = s.last
        return start if start < self.segment.first else None

    def _deictic(self) -> tuple[str, list[Range], list[Range], str] | None:
        """`Das meldet die Zeitung.` says the sentence before."""
        seg = self.segment
        if seg.kind != "main" or "that" not in self.cue.frames or seg.fin is None or (self.scene.sentence.index == 0 and self.k == 0):
            return None
        if not self._pointing(seg.first, seg.fin) or self.cue.stance not in ("asserts", "confirms"):
            return None
        if self.k > 0:  # Die Kamera ist ausgefallen, das teilte das Institut mit.
            said = any(s.kind == "main" for s in self.segs[: self.k])
            return ("indirect", [(self.segs[0].first, seg.first)], [(seg.first, seg.last)], "deictic") if said else None
        before = self.text.sentences[self.scene.sentence.index - 1]
        if before.block != self.scene.sentence.block:
            return None
        return "indirect", [(before.first, before.last)], [(seg.first, seg.last)], "deictic"

    def _object(self) -> tuple[str, list[Range], list[Range], str] | None:
        """A noun phrase, `als` phrase or prepositional phrase that is the content: type reported."""
        frames = self.cue.frames
        seg = self.segment
        if ("weak" in frames and not self.extra and "np" not in frames) or (seg.fin is None and seg.kind != "inf"):
            return None
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
        if content is None and frames & self.scene.words.content_prepositions.keys():
            content = self._prepositional(a, b, frames)
        if (
            content is None
            and ("np" in frames or "call" in frames)
            and "weak" not in frames
            and (self.subject is not None or seg.kind == "main")
        ):
            content = self._accusative(a, b)
        if content is None:
            return None
        if self._named_things(content[0]):
            return None
        content = [self._extended(content[-1])] if len(content) == 1 else content
        return "reported", content, [(self.first, seg.last)], "object"

    def _named_things(self, content: Range) -> bool:
        """Objects that are no speech: `forderte 20 Todesopfer`, `nannte vier Bedingungen`."""
        low = self.scene.low(*content)
        if any(w.endswith(self.scene.words.not_content.get(self.cue.lemma, ())) for w in low):
            return True
        if "call" not in self.cue.frames:
            return False
        end = phrase_end(self.text, *content, apposition=False)
        called = end < content[1] and self.tokens[end].pos != "ADP"
        prefield = self.subject is not None and self.segment.fin is not None and self.subject[0] > self.segment.fin
        return not called and not prefield and self.tokens[content[0] - 1].pos != "PRON"

    def _passive_object(self) -> tuple[str, list[Range], list[Range], str] | None:
        seg = self.segment
        if seg.fin is None or ("np" not in self.cue.frames and "as" not in self.cue.frames and not self.extra):
            return None
        if self.subject is None:
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
            tail = [i for i in seg.chain if i > seg.fin]
            return (first, min(tail) if tail else last)
        first = seg.opener + 1 if seg.opener is not None else seg.first
        return (first, min(seg.chain))

    def _als(self, a: int, b: int) -> list[Range] | None:
        at = next((i for i in range(a, b) if self.tokens[i].low in self.scene.words.als), None)
        if at is None:
            return self._as_behind()
        i = a
        while i < at:
            if self.subject is not None and self.subject[0] <= i < self.subject[1]:
                i = self.subject[1]
                continue
            if self.tokens[i].pos in ("DET", "NOUN", "PROPN", "NUM", "ADJ"):
                break
            i += 1
        return [(min(i, at), b)]

    def _declared(self, a: int, b: int) -> tuple[str, list[Range], list[Range], str] | None:
        """`erklärte die Ausschreibung für fehlerhaft`: an object and a predicate."""
        at = next(
            (i for i in range(a, b - 1) if self.tokens[i].low in self.scene.words.predicative and self.tokens[i + 1].pos == "ADJ"), None
        )
        found = self._accusative(a, b) if at is not None else None
        return ("reported", found, [(self.first, self.segment.last)], "object") if found and found[0][0] < (at or 0) else None

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
        for i in range(a, b):
            token = self.tokens[i]
            if token.low in forms and token.pos in ("ADP", "X"):
                if self.subject is not None and self.subject[0] <= i < self.subject[1]:
                    continue
                prefield = self._prefield_object()
                return [*([prefield] if prefield else []), (i + 1, b)]
        return None

    def _prefield_object(self) -> Range | None:
        """An object before the verb: `Die Zahl der Verletzten gab ein Sprecher mit 46 an`."""
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
            if token.pos == "ADP":
                i = max(phrase_end(self.text, i + 1, b, apposition=False), i + 1)
                continue
            if token.pos in ("DET", "NOUN", "PROPN", "ADJ", "NUM") and token.low not in self.scene.words.clear_datives:
                end = phrase_end(self.text, i, b)
                if end > i:
                    return [(i, b)]
            if token.pos in ("DET", "PRON"):
                i = max(phrase_end(self.text, i, b, apposition=False), i + 1)
                continue
            i += 1
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
            if seg.kind not in ("rel", "inf", "frag") and not (seg.kind == "sub" and seg.mood in ("konj1", "konj2")):
                break
            end = seg.last
        return (a, end)

    def _addressee(self, content: list[Range]) -> list[Range]:
        """Who is told: a dative or accusative object, `gegenüber X`."""
        seg = self.segment
        if seg.fin is None:
            return []
        a, b = self._middle()
        for i in range(a, b):
            if any(x <= i < y for x, y in content):
                break
            if self.subject is not None and self.subject[0] <= i < self.subject[1]:
                continue
            low = self.tokens[i].low
            if low in self.scene.words.told:
                end = phrase_end(self.text, i + 1, b)
                return [(i + 1, end)] if end > i + 1 else []
            if ("dat" in self.cue.frames and low in self.scene.words.datives) or (
                "acc" in self.cue.frames and self.tokens[i].pos in ("DET", "PROPN", "NOUN")
            ):
                if self.tokens[i - 1].pos == "ADP":
                    continue
                end = phrase_end(self.text, i, b)
                return [(i, end)] if end > i else []
        return []


def quote_range(scene: Scene, seg: Segment) -> Range:
    """All tokens of a quotation that may have begun sentences ago, marks included."""
    quote = seg.quote
    assert quote is not None
    first, last = seg.first, seg.last
    while first > 0 and scene.tokens[first - 1].b >= quote.b:
        first -= 1
    while last < len(scene.tokens) and scene.tokens[last].b < quote.e:
        last += 1
    return (first, last)


def subject_of(scene: Scene, k: int) -> tuple[Range | None, bool]:
    """The subject (or passive agent) of segment `k`, and whether it is nobody (`es heißt`, `wurde bekannt`)."""
    frame = _Frame(scene, k, scene.segments[k], Cue("", "asserts", frozenset(), ()), [])
    frame._clause()
    frame._subject()
    return frame.subject, frame._impersonal()

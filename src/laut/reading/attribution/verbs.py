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
from laut.reading.attribution.sayings import bearer_of, worded
from laut.reading.attribution.scene import Scene, has
from laut.reading.attribution.told import Told
from laut.text.clauses import Segment
from laut.text.phrases import members, phrase_end


def find(scene: Scene) -> list[Draft]:
    """The attributions by verbs in one sentence, in text order."""
    out: list[Draft] = []
    for k, whole in enumerate(scene.segments):
        if whole.verb is None or whole.fin is None or whole.kind == "quote" or _unsaid(scene, whole) or _asked(scene, k, whole):
            continue
        for segment in _views(scene, whole):
            for cue, extra in _constructions(scene, segment):
                frame = Frame(scene, k, segment, cue, extra)
                draft = frame.draft()
                if draft is not None:
                    out += [draft, *frame.behind(draft), *frame.gapped(draft)]
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
        if segment.modal in scene.words.hearsay_modals:
            return not perfect
        spoken = segment.lemma in scene.words.modal_verbs and segment.mood not in ("konj1", "konj2")
        return segment.modal not in scene.words.speaking_modals or not spoken
    infinitive = segment.verb is not None and scene.tokens[segment.verb].form in ("zu_inf", "inf")
    if infinitive and segment.lemma in scene.words.heard:
        return segment.negated
    return infinitive and segment.fin is not None and scene.tokens[segment.fin].lemma in scene.words.auxiliaries


def _asked(scene: Scene, k: int, segment: Segment) -> bool:
    """`Und wie erklären Sie, dass ...?`: a question to somebody, or whether something was said."""
    opens = segment.kind in ("main", "wh") and all(s.kind == "frag" for s in scene.segments[:k])
    if not opens or scene.tokens[scene.sentence.last - 1].text != "?":
        return False
    first = next((i for i in range(segment.first, segment.last) if scene.tokens[i].pos not in ("CCONJ", "PUNCT")), segment.first)
    return first == segment.fin or scene.tokens[first].low in scene.words.questions


def _constructions(scene: Scene, segment: Segment) -> list[tuple[Cue, list[int]]]:
    """The constructions of the segment's verb whose further words are there, with the tokens of those words."""
    out: list[tuple[Cue, list[int]]] = []
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
            if phrase[0] in scene.words.reflexives and len(phrase) > 1:
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
    if _before_quote(scene, segment):
        return scene.words.verbs.get(segment.lemma[len(scene.tokens[segment.last - 1].low) :], ())
    for i in segment.chain:
        particle = scene.tokens[i].low
        if i != segment.verb and particle in scene.words.loose_particles and segment.lemma.startswith(particle):
            return scene.words.verbs.get(segment.lemma[len(particle) :], ())
    return ()


def _before_quote(scene: Scene, segment: Segment) -> bool:
    """`warnte vor „...“`: a preposition before a quotation looks like the prefix of the verb."""
    last = scene.tokens[segment.last - 1]
    behind = next((s for s in scene.segments if s.first == segment.last), None)
    stranded = last.pos == "ADP" and segment.last - 1 in segment.chain and segment.lemma.startswith(last.low)
    return stranded and behind is not None and behind.kind == "quote"


class Frame(Told):
    """One verb in one construction: finds its subject, then its content. `extra` are the words that the construction needs."""

    def __init__(self, scene: Scene, k: int, segment: Segment, cue: Cue, extra: list[int]) -> None:
        super().__init__(scene, k, segment, cue)
        self.extra = extra

    def draft(self) -> Draft | None:
        """The attribution, or None where the verb has no content here."""
        self.join()
        self.find_subject()
        if "for" in self.cue.frames and self.subject is None:
            return None
        if ("must_from" in self.cue.frames and not self.document and not self._therein()) or self._measured() or self._unreal():
            return None
        if "origin" in self.cue.frames and self._origin() is None:
            return None
        if "cites" in self.cue.frames and self.segment.passive and self.subject is None:
            self.subject = self._origin()
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
        cue = sorted({*self.segment.chain, *self.extra, *self.correlate(), *(self._adverb() if rule == "complement" else ())})
        cue += worded(self.scene, self.segment.first, self.segment.last) if rule in ("complement", "quote") else []
        cue = [i for i in cue if i in self.extra or not self._loose_particle(i)]
        cue = [i for i in cue if i != self.segment.last - 1 or not _before_quote(self.scene, self.segment)]
        cue = [i for i in cue if i in (self.segment.verb, self.segment.fin) or not self._is_content(i, content)]
        frame = minus(frame, content)
        draft = Draft(rule, min(cue), kind, self._stance(content), content, cue, frame=frame, sentence=self.scene.sentence.index)
        if self.subject is not None:
            draft.speaker = [self.subject]
            draft.bearer = members(self.text, *self.subject)
            if self.document:
                draft.bearer = bearer_of(self.scene, *self.subject)[0] or [self.subject]
        draft.nobody = self.impersonal()
        if draft.nobody and self.segment.fin is not None and self.tokens[self.segment.first].low in self.scene.words.impersonal:
            draft.cue = sorted({*draft.cue, self.segment.first})  # Es wird vermutet
        if draft.nobody:
            draft.speaker, draft.bearer = [], []
        draft.outer = 2 if rule == "inverted" else 0
        draft.addressee = self.addressee(content)
        return draft

    def _loose_particle(self, i: int) -> bool:
        """An adverb that only looks like the prefix of the verb: `heißt es weiter`."""
        low = self.tokens[i].low
        return low in self.scene.words.loose_particles and not self.cue.lemma.startswith(low)

    def _adverb(self) -> list[int]:
        """The adverb that stands for the clause to come: `wies | darauf | hin, dass`."""
        forms = {form for name in self.cue.frames for form in self.scene.words.content_adverbs.get(name, ())}
        return [i for i in range(self.segment.first, self.segment.last) if self.tokens[i].low in forms][:1]

    def _measured(self) -> bool:
        """`befürworten 47 Prozent die Auslosung`: a share without those it is of does not speak."""
        return self.subject is not None and self.tokens[self.subject[1] - 1].low in self.scene.words.measures

    def _unreal(self) -> bool:
        """`Niemand sagte`, `Weder A noch B sagten`, `Hätte er gesagt, ...`: nothing is said."""
        seg, negative = self.segment, self.scene.words.negative_subjects
        if self.subject is not None and negative & set(self.scene.low(max(self.subject[0] - 1, seg.first), self.subject[0] + 1)):
            return True
        return seg.kind == "main" and seg.v1 and seg.mood == "konj2" and self.k == 0 and len(self.segs) > 1

    def behind(self, draft: Draft) -> list[Draft]:
        """Whom the speaker has it from: `erfuhr aus Regierungskreisen`, `zitierte einen Diplomaten mit den Worten`."""
        origin = self._origin()
        if origin is None or (self.segment.passive and self.subject in (None, origin)):
            return []
        bearer, _ = bearer_of(self.scene, *origin)
        child = Draft("relies", origin[0], draft.type, draft.stance, list(draft.content), list(draft.cue), [origin], bearer, parent=draft)
        child.frame, child.sentence, child.nobody, child.heir = [origin], draft.sentence, not bearer, draft
        return [child]

    def gapped(self, draft: Draft) -> list[Draft]:
        """`Die Polizei sprach von 12, die Feuerwehr von 15`: a second subject and content without the verb."""
        forms = {form for name in self.cue.frames for form in self.scene.words.content_prepositions.get(name, ())}
        nxt = self.segs[self.k + 1] if self.k + 1 < len(self.segs) else None
        if draft.rule != "object" or nxt is None or nxt.kind != "frag" or self.tokens[nxt.first].pos == "ADP":
            return []
        if forms:
            at = next((i for i in range(nxt.first + 1, nxt.last - 1) if self.tokens[i].low in forms and self.tokens[i].pos == "ADP"), 0)
        else:  # Die Behörden meldeten 41 Tote, die Rebellen 100
            at = nxt.last - 1 if self.tokens[nxt.last - 1].pos == "NUM" else 0
        end = at
        while end > nxt.first and self.tokens[end - 1].pos == "ADV":  # Augenzeugen dagegen von mehr als 100
            end -= 1
        if end <= nxt.first or phrase_end(self.text, nxt.first, end) != end or self.scene.voice(nxt.first, end) < 0:
            return []
        draft.content = [(a, min(b, self.segment.last)) for a, b in draft.content]
        other = Draft("object", nxt.first, draft.type, draft.stance, [(at + bool(forms), nxt.last)], list(draft.cue), [(nxt.first, end)])
        other.bearer, other.frame, other.sentence = [(nxt.first, end)], [(nxt.first, at + bool(forms))], draft.sentence
        return [other]

    def _origin(self) -> Range | None:
        a, b = self._middle()
        seg = self.segment
        if "cites" in self.cue.frames and seg.passive and seg.fin is not None:  # wird Reiß in einer Mitteilung zitiert
            if self.pre is not None:
                return trim(self.text, [self.pre])[0]
            return self.scene.phrase(seg.first, seg.fin) or self.scene.phrase(seg.fin + 1, b)
        if "cites" in self.cue.frames:
            found = self._accusative(a, b)
            return (found[0][0], phrase_end(self.text, found[0][0], found[0][1])) if found else None
        if "origin" in self.cue.frames:
            for i in range(a, b - 1):
                if self.tokens[i].low in self.scene.words.origins and self.tokens[i].pos == "ADP":
                    end = phrase_end(self.text, i + 1, b)
                    return (i + 1, end) if end > i + 1 else None
        return None

    def _denied(self, content: list[Range]) -> bool:
        """`bestätigte nicht`, `sagte nicht, ob`: nothing is said. `bestritt nicht` and words the construction needs are no denial."""
        if self.cue.stance == "denies" or any(self.tokens[i].low in self.scene.words.verb_negations for i in self.extra):
            return False
        seg = self.segment
        start = seg.fin if seg.kind == "main" and seg.fin is not None and not seg.v1 else seg.first
        inside = [i for i in range(seg.first, seg.last) if i >= start or i == seg.first]
        return (
            any(self.tokens[i].low in self.scene.words.verb_negations and not self._is_content(i, content) for i in inside) and not seg.v1
        )

    def _is_content(self, i: int, content: list[Range]) -> bool:
        return any(a <= i < b for a, b in content)

    def _stance(self, content: list[Range]) -> str:
        if self.segment.negated and self.cue.stance == "denies":
            return "asserts"
        if self.cue.stance == "denies" and content[0][0] > self.segment.first and self.tokens[content[0][0] - 1].text == ":":
            return "asserts"  # Brandes wies das zurück: Es liege seit Oktober vor.
        return self.cue.stance

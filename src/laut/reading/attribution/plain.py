"""Verbs of saying with what they take, in languages whose verb follows the subject and whose clauses run on without a comma (English).

Baker said that donors were giving more.          that
Baker said donors were giving more.               bare clause
Clinton pledged to push for an amendment.         inf
The minister denied the report.                   np
Critics spoke of panic.                           a preposition
The poll shows Clinton ahead. / called it a scandal     as, call
"We are leaving," said Baker. / Donors gave more, Baker said.   behind or inside the content
"""

from __future__ import annotations

import itertools

from laut.reading.attribution.cues import Cue
from laut.reading.attribution.draft import Draft, Range, minus, trim
from laut.reading.attribution.scene import Scene, quote_range
from laut.text.clauses import Segment
from laut.text.phrases import phrase_end
from laut.text.records import Token

_OPEN = frozenset("„\"“«»‚‘'")


def find(scene: Scene) -> list[Draft]:
    """The attributions by verbs in one sentence, in text order."""
    out: list[Draft] = []
    for k, segment in enumerate(scene.segments):
        if segment.kind == "quote":
            continue
        for i in range(segment.first, segment.last):
            token = scene.tokens[i]
            if token.pos not in ("VERB", "AUX") or token.form is None:
                continue
            for cue, verb_end in _constructions(scene, i, segment.last):
                draft = _Frame(scene, k, segment, i, verb_end, cue).draft()
                if draft is not None:
                    out.append(draft)
                    break
    return _coordinated(scene, out)


def _constructions(scene: Scene, i: int, last: int) -> list[tuple[Cue, int]]:
    """The constructions of the verb at `i`, phrasal ones (`point out`) first, with the end of the verb."""
    lemma = scene.tokens[i].lemma
    out: list[tuple[Cue, int]] = []
    for size in (2, 1):
        if i + size < last:
            phrase = " ".join([lemma, *(t.low for t in scene.tokens[i + 1 : i + 1 + size])])
            out += [(c, i + 1 + size) for c in scene.words.verbs.get(phrase, ())]
    return out + [(c, i + 1) for c in scene.words.verbs.get(lemma, ())]


class _Frame:
    """One verb in one construction: its group, its subject, its content."""

    def __init__(self, scene: Scene, k: int, segment: Segment, verb: int, end: int, cue: Cue) -> None:
        self.scene, self.k, self.segment, self.verb, self.end, self.cue = scene, k, segment, verb, end, cue
        self.tokens, self.text, self.segs = scene.tokens, scene.text, scene.segments
        self.group = self._group()
        self.passive = self._passive()
        self.subject: Range | None = None
        self.first = self.group

    def draft(self) -> Draft | None:
        """The attribution, or None where the verb has no content here."""
        if not self._speaks():
            return None
        self._subject()
        found = self._left() or self._right()
        if found is None or not trim(self.text, found[1]):
            return None
        kind, content, rule = found
        cue = [i for i in range(self.group, self.end) if self.tokens[i].pos not in ("ADV",) or i >= self.verb]
        stance = "asserts" if self.cue.stance == "denies" and self._negated() else self.cue.stance
        draft = Draft(rule, self.verb, kind, stance, content, cue, frame=minus([self._frame_range(content)], content))
        draft.sentence = self.scene.sentence.index
        draft.outer = 2 if rule == "inverted" else 0
        if self.subject is not None and not self._impersonal():
            draft.speaker = draft.bearer = [self.subject]
        else:
            draft.nobody = True
        return draft

    # --- the verb

    def _group(self) -> int:
        """The first token of the verb group: auxiliaries, negation and adverbs before the verb."""
        i = self.verb
        while i > self.segment.first and self._auxiliary(self.tokens[i - 1], i - 1):
            i -= 1
        while i < self.verb and self.tokens[i].pos == "ADV":
            i += 1
        return i

    def _auxiliary(self, token: Token, i: int) -> bool:
        if token.tag == "MD" and token.text[:1].isupper() and i > self.scene.sentence.first:  # Theresa May said
            return False
        return token.pos in ("AUX", "ADV", "PART") or token.tag == "MD"

    def _passive(self) -> bool:
        aux = [t for t in self.tokens[self.group : self.verb] if t.lemma in self.scene.words.passives]
        return self.tokens[self.verb].form == "part_past" and bool(aux)

    def _negated(self) -> bool:
        return any(t.low in self.scene.words.negations for t in self.tokens[self.group : self.verb])

    def _speaks(self) -> bool:
        """Whether the verb form can head a report: finite, a perfect, a gerund that goes on (`adding that`), a passive."""
        token = self.tokens[self.verb]
        aux = self.tokens[self.group : self.verb]
        if token.form == "fin":
            return not self._reduced()
        if any(t.tag == "MD" for t in aux):
            return "weak" not in self.cue.frames and any(t.low in self.scene.words.future_modals for t in aux)
        if token.form == "part_past":
            return any(t.form == "fin" or t.pos == "AUX" for t in aux)
        if token.form in ("ger", "part_pres"):
            return any(t.pos == "AUX" for t in aux) or self._participial()
        return False

    def _participial(self) -> bool:
        """`he left, saying that`, `a poll showing her ahead`, `a column announcing that`."""
        if self.group == self.segment.first:
            return self.k > 0 and "weak" not in self.cue.frames
        return self.tokens[self.group - 1].pos in ("NOUN", "PROPN") and bool(self.cue.frames & {"that", "np"})

    def _reduced(self) -> bool:
        """`The poll, released Friday, shows`: a past participle behind a comma that looks like a finite verb."""
        if self.tokens[self.verb].tag != "VBD" or self.group != self.segment.first or self.k == 0 or self.segment.joined:
            return False
        before, after = self.segs[: self.k], self.segs[self.k + 1 :]
        return all(nominal(self.scene, s) for s in before) and any(s.kind == "main" and s.v1 for s in after)

    def _impersonal(self) -> bool:
        if self.subject is None:
            return True
        a, b = self.subject
        return b == a + 1 and self.passive and self.tokens[a].low in self.scene.words.impersonal

    # --- who

    def _subject(self) -> None:
        if self.passive:
            self.subject = self._agent()
            return
        g = self.group
        if g == self.segment.first:
            self.subject = self._across()
            return
        before = self.tokens[g - 1]
        if before.tag in ("WDT", "WP") or (before.low in self.scene.words.relatives and before.pos == "PRON"):
            self.subject = (g - 1, g)
            self.first = g - 1
            return
        if before.pos == "CCONJ":
            self.subject = self._coordinate()
            return
        floor = self._floor()
        if self.tokens[self.verb].form in ("ger", "part_pres") and not self._documentary(floor, g):
            self.subject = self._main_subject()
            return
        start = (
            floor
            if self._starts(floor)
            else next((p for p in range(floor, g) if self._starts(p) and phrase_end(self.text, p, g) == g), None)
        )
        if start is not None:
            end = g
            while end > start + 1 and self.tokens[end - 1].pos == "ADV":
                end -= 1
            self.subject, self.first = (start, end), start

    def _starts(self, p: int) -> bool:
        """Whether a subject can begin at `p`: a nominal word that names no time."""
        token = self.tokens[p]
        if token.low in self.scene.words.times or token.tag in ("WRB", "WDT", "IN"):
            return False
        return token.pos in ("DET", "NOUN", "PROPN", "NUM", "ADJ", "PRON") or token.text in _OPEN

    def _documentary(self, floor: int, g: int) -> bool:
        """Whether the noun before a participle is itself a source: `a poll showing that`, `with the average showing`."""
        return any(t.low in self.scene.words.document_nouns or t.pos == "PROPN" for t in self.tokens[max(floor, g - 2) : g])

    def _coordinate(self) -> Range | None:
        """`criticized A and called for B`: the subject of the verb before, in this segment or an earlier one."""
        for i in range(self.group - 2, self.segment.first - 1, -1):
            if self.tokens[i].form == "fin":
                frame = _Frame(self.scene, self.k, self.segment, i, i + 1, self.cue)
                if frame.group < i or frame.group == i:
                    frame._subject()
                    return frame.subject
        return self._earlier()

    def _main_subject(self) -> Range | None:
        for i in range(self.segment.first, self.group):
            if self.tokens[i].form == "fin":
                frame = _Frame(self.scene, self.k, self.segment, i, i + 1, self.cue)
                frame._subject()
                return frame.subject
        return self._earlier()

    def _floor(self) -> int:
        """Where the subject can begin at the earliest: behind the last verb, conjunction or complementizer before the group."""
        floor = self.segment.first
        for i in range(self.segment.first, self.group):
            if self.tokens[i].form == "fin" or self.tokens[i].pos == "SCONJ" or self.tokens[i].low in self.scene.words.complementizers:
                floor = i + 1
        return floor

    def _across(self) -> Range | None:
        """The subject of a verb that begins its segment: before an apposition or relative clause (`Baker, who leads it, said`)."""
        j = self.k
        while j > 0 and self._beside(self.segs[j - 1]) and self.segs[j].sep in (",", ")", "–", "—", "-", "") and not self.segs[j].joined:
            j -= 1
        for seg in self.segs[j : self.k]:
            if not nominal(self.scene, seg):
                continue
            phrase = self.scene.phrase(seg.first, seg.last)
            if phrase is not None and self._starts(seg.first) and self.tokens[seg.first].pos != "ADV":
                self.first = phrase[0]
                return (phrase[0], self.segs[self.k - 1].last)
        if self.segment.joined and self.k:
            return self._earlier()
        if self.tokens[self.verb].form in ("ger", "part_pres"):
            return self._earlier()
        return None

    def _beside(self, seg: Segment) -> bool:
        """A segment that can stand between a subject and its verb."""
        if seg.kind in ("rel", "wh") or nominal(self.scene, seg):
            return True
        return seg.kind == "main" and seg.v1 and seg.fin is not None and self.tokens[seg.fin].tag == "VBD" and seg.last - seg.first <= 6

    def _earlier(self) -> Range | None:
        """The subject of the main verb before: `X denied it and added that`, `X left, saying that`."""
        for seg in reversed(self.segs[: self.k]):
            if seg.kind == "main" and seg.fin is not None:
                frame = _Frame(self.scene, self.segs.index(seg), seg, seg.fin, seg.fin + 1, self.cue)
                if frame.group > seg.first:
                    frame._subject()
                    return frame.subject
        return None

    def _agent(self) -> Range | None:
        for i in range(self.end, min(self.segment.last, self.end + 12)):
            if self.tokens[i].low in self.scene.words.agents:
                stop = phrase_end(self.text, i + 1, self.segment.last)
                return (i + 1, stop) if stop > i + 1 else None
        return None

    # --- what, behind the verb

    def _right(self) -> tuple[str, list[Range], str] | None:
        frames = self.cue.frames
        i = self._past_addressee()
        last = self._stop()
        if i >= last:
            return self._next_segment()
        token = self.tokens[i]
        that = self._that(i, last)
        if that is not None and frames & {"that", "wh"}:
            return "indirect", [(that, last)], "complement"
        if "inf" in frames and token.tag == "TO":
            return "indirect", [(i, last)], "complement"
        if self.passive and token.tag == "TO" and frames & {"that", "inf"} and self.subject is None:
            return None
        if "that" in frames and not self.passive and self._bare_clause(i, last):
            return "indirect", [(i, last)], "complement"
        if "wh" in frames and token.low in self.scene.words.questions:
            return "indirect", [(i, last)], "complement"
        if "as" in frames:
            found = self._as(i, last)
            if found is not None:
                return "reported", [found], "object"
        for name in sorted(frames & self.scene.words.content_prepositions.keys()):
            if token.low in self.scene.words.content_prepositions[name]:
                return "reported", [(i + 1, last)], "object"
        if self.passive:
            return self._passive_subject()
        if frames & {"np", "call"} and ("weak" not in frames) and phrase_end(self.text, i, last) > i:
            return "reported", [(i, self._object_end(i, last))], "object"
        return self._next_segment()

    def _object_end(self, i: int, last: int) -> int:
        """An object ends where a clause of time or reason begins: `a tightening race as Trump recovers`."""
        for j in range(i + 1, last):
            token = self.tokens[j]
            if token.pos == "SCONJ" and token.low not in self.scene.words.complementizers:
                return j
        return last

    def _past_addressee(self) -> int:
        i = self.end
        if "person" in self.cue.frames and not self.passive:
            end = phrase_end(self.text, i, self.segment.last)
            if end > i and self.tokens[i].low not in self.scene.words.times and (end >= self.segment.last or not self._clause_verb(i, end)):
                i = end
        i = self._past_time(i)
        while i < self.segment.last and self.tokens[i].pos == "ADV" and self.tokens[i].low not in self.scene.words.complementizers:
            i += 1
        return i

    def _past_time(self, i: int) -> int:
        """Behind a time that stands between the verb and its content: `announced plans this week to give`."""
        at = i + 1 if i < self.segment.last and self.tokens[i].pos == "ADP" else i
        j = at
        while j < self.segment.last and j - at < 3 and self.tokens[j].pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM"):
            j += 1
            if self.tokens[j - 1].low in self.scene.words.times:
                return j
        return i

    def _clause_verb(self, i: int, end: int) -> bool:
        """Whether a finite verb follows the phrase `[i, end)`: then it is the subject of a clause, not somebody who is told."""
        return end < self.segment.last and (self.tokens[end].form == "fin" or self.tokens[end].tag == "MD")

    def _that(self, i: int, last: int) -> int | None:
        """The complementizer, behind a few adverbials (`said on Tuesday in a statement that`)."""
        for j in range(i, min(last, i + 14)):
            token = self.tokens[j]
            if (
                token.low in self.scene.words.complementizers
                and token.pos in ("SCONJ", "ADP", "X", "PRON")
                and token.tag not in ("DT", "WDT")
            ):
                return j
            if token.form == "fin" or token.text in (";", ":"):
                return None
        return None

    def _bare_clause(self, i: int, last: int) -> bool:
        """A subject with a finite verb behind it (`said donors were giving`), over a comma or an apposition."""
        finite = next((j for j in range(i, last) if self.tokens[j].form == "fin" or self.tokens[j].tag == "MD"), None)
        if finite is None or finite == i:
            return False
        if "weak" in self.cue.frames:
            return phrase_end(self.text, i, last) == finite
        return any(self.tokens[j].pos in ("NOUN", "PROPN", "PRON", "NUM", "DET") for j in range(i, finite))

    def _stop(self) -> int:
        """The end of what the verb can take: the sentence's, without frames that are set off behind it."""
        last = self.scene.segments[-1].last
        for n in range(self.k + 1, len(self.segs)):
            seg = self.segs[n]
            if self._inserted(seg, n):
                return seg.first - 1 if seg.first > self.end else seg.first
            if seg.joined in self.scene.words.breaks and seg.kind == "main" and (not seg.v1 or seg.lemma in self.scene.words.verbs):
                return seg.first - 1
            if seg.kind == "sub" and seg.opener is not None and self.tokens[seg.opener].low in self.scene.words.contrasts:
                return seg.first - 1
        return last

    def _inserted(self, seg: Segment, n: int) -> bool:
        """A short segment that is nothing but a frame: `, Baker said`."""
        if seg.kind != "main" or seg.fin is None or seg.lemma not in self.scene.words.verbs or seg.verb is None:
            return False
        return (seg.verb == seg.last - 1 and phrase_end(self.text, seg.first, seg.fin) == seg.fin) or (seg.v1 and n == len(self.segs) - 1)

    def _next_segment(self) -> tuple[str, list[Range], str] | None:
        """A quotation or, behind a colon, anything."""
        if self.k + 1 >= len(self.segs):
            return self._next_sentence()
        nxt = self.segs[self.k + 1]
        if nxt.kind == "quote" and self.cue.frames & {"quote", "that", "call", "np", "as"}:
            return "direct", self._joined_quotes(self.k + 1), "quote"
        if nxt.sep == ":" and self.cue.frames & {"quote", "that"} and nxt.kind != "frag":
            return "indirect", [(nxt.first, self.segs[-1].last)], "complement"
        if (
            "that" in self.cue.frames
            and nxt.kind == "sub"
            and nxt.opener is not None
            and self.tokens[nxt.opener].low in self.scene.words.complementizers
        ):
            return "indirect", [(nxt.first, self.segs[-1].last)], "complement"
        return None

    def _joined_quotes(self, k: int) -> list[Range]:
        return [quote_range(self.scene, s) for s in self.segs[k:] if s.kind == "quote"]

    def _next_sentence(self) -> tuple[str, list[Range], str] | None:
        scene = self.scene
        if "quote" not in self.cue.frames or scene.sentence.index + 1 >= len(self.text.sentences) or self.end < self.segment.last - 2:
            return None
        after = self.text.sentences[scene.sentence.index + 1]
        quote = next((q for q in scene.quotes if q.b == after.b), None)
        if quote is None:
            return None
        last = after.first
        while last < len(self.tokens) and self.tokens[last].b < quote.e:
            last += 1
        return "direct", [(after.first, last)], "quote"

    def _as(self, i: int, last: int) -> Range | None:
        at = next((j for j in range(i, min(last, i + 15)) if self.tokens[j].low in self.scene.words.als), None)
        return (i, last) if at is not None else None

    def _passive_subject(self) -> tuple[str, list[Range], str] | None:
        if "np" not in self.cue.frames or self.subject is None:
            return None
        start = next((p for p in range(self._floor(), self.group) if phrase_end(self.text, p, self.group) == self.group), None)
        return ("reported", [(start, self.group)], "object") if start is not None else None

    # --- what, before the verb

    def _left(self) -> tuple[str, list[Range], str] | None:
        """`"A," said B.` `A, B said.` `A, B said, C.`"""
        if not self.cue.frames & {"that", "quote"} or self.passive:
            return None
        start = self.subject[0] if self.subject is not None else self.group
        if start > self.segment.first + 1 or self.k == 0:
            return None
        before = self.segs[self.k - 1]
        if self.segment.joined or self.tokens[self.verb].form in ("ger", "part_pres") or self.tokens[self.group - 1].pos == "CCONJ":
            return None
        if self.subject is None or (self.subject[1] <= self.group and self.first == self.group):
            if self.subject is None:
                after = phrase_end(self.text, self.end, self.segment.last)
                if after == self.end or self._clause_verb(self.end, after):
                    return None
                self.subject = (self.end, self._apposed(after))
        elif self.first < self.segment.first or self._takes_clause():
            return None
        if before.kind == "quote":
            content = [quote_range(self.scene, before)]
            content += [quote_range(self.scene, s) for s in self.segs[self.k + 1 :] if s.kind == "quote"]
            return "direct", content, "inverted"
        first = self._content_first()
        if first is None:
            return None
        content = [(first, start)]
        content += [(s.first, s.last) for s in self.segs[self.k + 1 :] if s.first >= self._frame_end() and s.kind != "quote"]
        return "indirect", content, "inverted"

    def _content_first(self) -> int | None:
        """Where the content before the frame begins: it must hold a finite verb."""
        for j in range(self.k - 1, -1, -1):
            if self.segs[j].kind in ("main", "sub", "rel", "wh"):
                return self.segs[0].first if self.segs[0].kind != "quote" else self.segs[j].first
        return None

    def _takes_clause(self) -> bool:
        """Whether the verb goes on behind itself in its own segment: then what stands before is no content of it."""
        i = self._past_addressee()
        if i >= self.segment.last:
            return False
        if self._that(i, self.segment.last) is not None or self._bare_clause(i, self.segment.last):
            return True
        return self.tokens[i].tag == "TO" or (
            self.tokens[i].pos in ("DET", "NOUN", "PROPN", "NUM") and self.tokens[i].low not in self.scene.words.times
        )

    def _apposed(self, end: int) -> int:
        """The end of an apposition behind the speaker: `said Sean Spicer, chief strategist for ...`."""
        if end < self.segment.last or self.k + 1 >= len(self.segs):
            return end
        nxt = self.segs[self.k + 1]
        if nxt.sep != "," or (nxt.kind != "rel" and not nominal(self.scene, nxt)):
            return end
        return nxt.last

    def _frame_end(self) -> int:
        return max(self.segment.last, self.subject[1] if self.subject is not None else 0)

    def _frame_range(self, content: list[Range]) -> Range:
        first = min(self.first, self.group)
        if content and content[0][0] >= self.end:
            return (first, content[0][0])
        return (first, self._frame_end() if self.subject is not None and self.subject[0] >= self.verb else max(self.end, self.segment.last))


def nominal(scene: Scene, segment: Segment) -> bool:
    """A segment without a finite verb of its own: a phrase, with a relative clause at most (`the adviser who oversees it`)."""
    if segment.kind == "frag":
        return any(t.pos in ("NOUN", "PROPN", "PRON") for t in scene.tokens[segment.first : segment.last])
    if segment.kind != "main" or segment.fin is None or segment.v1:
        return False
    i = segment.fin - 1
    while i > segment.first and scene.tokens[i].pos in ("AUX", "ADV", "PART"):
        i -= 1
    return scene.tokens[i].low in scene.words.relatives and i > segment.first


def _coordinated(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Ends a content where the next cue of the same subject begins: `said A and added that B`."""
    for first, second in itertools.pairwise(drafts):
        if first.rule not in ("complement", "object") or not first.content or not second.cue:
            continue
        a, b = first.content[0]
        at = second.cue[0]
        if (
            a < at < b
            and scene.tokens[at - 1].pos == "CCONJ"
            and not any(scene.tokens[j].form == "fin" for j in range(a, at) if j > at - 3)
        ):
            first.content = [(a, at - 1)]
            if not second.bearer:
                second.speaker, second.bearer, second.nobody = first.speaker, first.bearer, False
    return drafts


__all__ = ["find"]

"""A verb of saying, its group of auxiliaries, and who speaks, in languages whose verb follows the subject (English)."""

from __future__ import annotations

from laut.reading.attribution.cues import Cue
from laut.reading.attribution.draft import Range
from laut.reading.attribution.sayings import can_speak
from laut.reading.attribution.scene import Scene
from laut.text.clauses import Segment
from laut.text.phrases import phrase_end, titled
from laut.text.records import Token

_OPEN = frozenset([*"„\"“«»‚‘'", "''", "``"])
_CLOSE = frozenset([*"“”\"»«’'", "''"])
# How many joined verbs share a subject, at most.
_DEPTH = 5
_APART = frozenset([",", ")", "–", "—", "-", "--", ""])


class Verb:
    """One verb in one construction: tokens `group` to `end` are its words, `subject` who speaks, `first` where the frame begins."""

    def __init__(self, scene: Scene, k: int, segment: Segment, verb: int, end: int, cue: Cue, depth: int = 0) -> None:
        self.depth = depth
        self.scene, self.k, self.segment, self.verb, self.end, self.cue = scene, k, segment, verb, end, cue
        self.tokens, self.text, self.segs = scene.tokens, scene.text, scene.segments
        self.group = self._group()
        self.passive = self._passive()
        self.subject: Range | None = None
        self.first = self.group

    def _group(self) -> int:
        """The first token of the verb group: auxiliaries, negation and adverbs before the verb, and `went on to`."""
        i = self._prelude()
        while i > self.segment.first and self._auxiliary(self.tokens[i - 1], i - 1):
            i -= 1
        while i < self.verb and self.tokens[i].pos == "ADV":
            i += 1
        return i

    def _prelude(self) -> int:
        """Where `went on to say`, `used to say` begin; the verb itself where nothing stands before it that belongs to it."""
        tokens, i = self.tokens, self.verb
        if tokens[i].form != "inf" or i - 2 < self.segment.first or tokens[i - 1].tag != "TO":
            return i
        for phrase in self.scene.words.preludes:
            start = i - 1 - len(phrase)
            if start >= self.segment.first and (tokens[start].lemma, *self.scene.low(start + 1, i - 1)) == phrase:
                return start
        return i

    def _auxiliary(self, token: Token, i: int) -> bool:
        if token.tag == "MD" and token.text[:1].isupper() and i > self.scene.sentence.first:  # Theresa May said
            return False
        if token.pos in ("ADP", "SCONJ") and i > self.segment.first and i == self.verb - 1:  # has since said
            return self.tokens[i - 1].lemma in self.scene.words.perfect and self.tokens[self.verb].form == "part_past"
        if token.lemma in self.scene.words.perfect and i < self.verb:
            return True
        return token.pos in ("AUX", "ADV", "PART") or token.tag == "MD"

    def _passive(self) -> bool:
        aux = [t for t in self.tokens[self.group : self.verb] if t.lemma in self.scene.words.passives]
        return self.tokens[self.verb].form == "part_past" and bool(aux)

    def negated(self) -> bool:
        """Whether a negation stands in the verb group."""
        words = self.scene.words
        joined = tuple(n for n in words.verb_negations if not n.isalpha())
        first = self.group
        while first > self.segment.first and self.tokens[first - 1].pos in ("ADV", "PART"):
            first -= 1
        return any(t.low in words.negations or t.low.endswith(joined) for t in self.tokens[first : self.verb])

    def speaks(self) -> bool:
        """Whether the verb form can head a report: finite, a perfect, a gerund that goes on (`adding that`), a passive."""
        token = self.tokens[self.verb]
        aux = self.tokens[self.group : self.verb]
        if self._unsaid() or self._cites():
            return False
        if token.form == "fin":
            return not self._reduced() and not self._attribute()
        if any(t.tag == "MD" for t in aux):
            return "weak" not in self.cue.frames and any(t.low in self.scene.words.future_modals for t in aux)
        if token.form == "inf" and aux and aux[0].form == "fin":  # did say, went on to say
            return "weak" not in self.cue.frames and not self.negated()
        if token.form == "part_past":
            clause = self.end < self.segment.last and self.tokens[self.end].low in self.scene.words.complementizers
            past = self.group == self.segment.first and self.k > 0 and clause  # The report, out on Tuesday, | found that
            alone = self.group == self.segment.first and self.end >= self.segment.last and self.k > 1
            alone = alone or (self.group == self.segment.first and self.k > 1 and self._beside(self.k - 1) and "quote" in self.cue.frames)
            around = self.segs[: self.k] + [s for s in self.segs[self.k + 1 : self.k + 2] if s.sep]
            spoken = alone and any(s.kind == "quote" for s in around)  # "A," Ann Lee, 34, | recalled
            return past or spoken or self._resumed() or any(t.form == "fin" or t.pos == "AUX" for t in aux)
        if token.form in ("ger", "part_pres"):
            return any(t.pos == "AUX" for t in aux) or self._participial()
        return False

    def _resumed(self) -> bool:
        """`Aid workers, who came late, | described empty shelves`: a participle by its looks behind a relative clause, with an object."""
        if self.group != self.segment.first or self.k < 2 or self.segs[self.k - 1].kind not in ("rel", "wh") or self.segment.joined:
            return False
        if self.segment.sep != "," or any(s.kind == "main" for s in (*self.segs[: self.k - 1], *self.segs[self.k + 1 : self.k + 2])):
            return False
        return phrase_end(self.text, self.end, self.segment.last) > self.end

    def _unsaid(self) -> bool:
        """`never said`, `would not confirm`, `can neither confirm nor deny`; who never denied something is left to the stance."""
        words = self.scene.words
        before = self.tokens[self.group - 1] if self.group > self.segment.first else None
        if before is not None and before.pos == "CCONJ" and before.low in words.negations:
            return True
        if before is not None and before.low in words.questions - words.relatives:  # what charges they face
            return True
        if self.segment.kind == "sub" and self.segment.opener is not None and self.tokens[self.segment.opener].low in words.conditionals:
            return True
        if any(t.low in words.complementizers - words.content_links for t in self.tokens[self.floor() - 1 : self.group]):
            return True  # asked whether he feared more strikes
        finite = self.tokens[self.verb].form == "fin"
        return self.negated() and self.cue.stance in ("asserts", "confirms", "denies") and not (finite and self.cue.stance == "denies")

    def _cites(self) -> bool:
        """`citing police`: a participle that names who stands behind a statement, read with that statement."""
        if self.tokens[self.verb].form not in ("ger", "part_pres") or (self.tokens[self.verb].low,) not in self.scene.words.relay_nouns:
            return False
        end = phrase_end(self.text, self.end, self.segment.last)
        core = next((j for j in range(self.end + 1, end) if self.tokens[j].pos == "ADP"), end)
        return can_speak(self.scene, self.end, end) or can_speak(self.scene, self.end, core)

    def _participial(self) -> bool:
        """`he left, saying that`, `a poll showing her ahead`, `a column announcing that`."""
        clause = self.end < self.segment.last and self.tokens[self.end].low in self.scene.words.complementizers
        if self.group == self.segment.first:
            return self.k > 0 and ("weak" not in self.cue.frames or clause)
        before = self.tokens[self.group - 1]
        if any(c.stance == "denies" for c in self.scene.words.verbs.get(before.lemma, ())):  # denied saying that
            return False
        if before.low in self.scene.words.gerund_openers or before.pos == "VERB":
            return clause and not self._said_before()
        return self.tokens[self.group - 1].pos in ("NOUN", "PROPN") and bool(self.cue.frames & {"that", "np"})

    def _said_before(self) -> bool:
        """`assured the town | in writing | that`: the clause is what the verb before says."""
        for i in range(self.group - 1, self.segment.first - 1, -1):
            if self.tokens[i].low in self.scene.words.complementizers:
                return False
            if self.tokens[i].pos == "VERB" and any("that" in c.frames for c in self.scene.words.verbs.get(self.tokens[i].lemma, ())):
                return True
        return False

    def _reduced(self) -> bool:
        """`The poll, released Friday, shows`: a past participle behind a comma that looks like a finite verb."""
        if self.tokens[self.verb].tag != "VBD" or self.group != self.segment.first or self.k == 0 or self.segment.joined:
            return False
        if any(t.low in self.scene.words.complementizers for t in self.tokens[self.end : self.segment.last]):
            return False  # said on Friday that the dam, which is old, was safe
        nxt = self.tokens[min(self.end, len(self.tokens) - 1)]
        object_ = (
            self.tokens[min(self.end + 1, len(self.tokens) - 1)].tag == "JJS" if nxt.pos == "ADP" else nxt.pos in ("DET", "NUM", "PRON")
        )
        if object_ and "that" in self.cue.frames and "weak" not in self.cue.frames and nxt.low not in self.scene.words.times:
            return False  # said at least 30 people, including a nurse, had died
        before, after = self.segs[: self.k], self.segs[self.k + 1 :]
        return all(nominal(self.scene, s) for s in before) and any(
            s.kind == "main" and not s.joined and (s.v1 or self.tokens[s.first].form == "part_past") for s in after
        )

    def _attribute(self) -> bool:
        """`The poll | released Friday | shows`: a past participle behind its noun that looks like a finite verb."""
        if self.tokens[self.verb].tag != "VBD" or "weak" not in self.cue.frames or self.group == self.segment.first:
            return False
        for i in range(self.end, min(self.segment.last, self.end + 7)):
            token = self.tokens[i]
            if token.form == "fin":
                return True
            if token.pos in ("SCONJ", "CCONJ", "PRON", "DET") or token.low in self.scene.words.complementizers:
                return False
        return False

    def impersonal(self) -> bool:
        """`it was said`, `there was talk of`: nobody is named."""
        if self.subject is None:
            return True
        (a, b), words = self.subject, self.scene.words
        return b == a + 1 and self.tokens[a].low in (words.impersonal if self.passive else words.not_subject)

    def bare(self) -> bool:
        """A participle without an auxiliary (`saying that`)."""
        return self.group == self.verb and self.tokens[self.verb].form in ("ger", "part_pres")

    def matrix_follows(self) -> bool:
        """`Readers | who shared the note | are asked`: in a relative clause without a comma a doubtful verb has no clause of its own."""
        return (
            "weak" in self.cue.frames
            and self.subject is not None
            and self.segment.first < self.subject[0] == self.subject[1] - 1
            and (self.tokens[self.subject[0]].low in self.scene.words.relatives)
        )

    def nobody(self) -> bool:
        """`Nobody said`, `No official said`, `Neither Smith nor Jones said`: nothing is put into a mouth."""
        if self.subject is None or self.cue.stance == "denies":
            return False
        first = self.subject[0]
        negative = self.scene.words.negative_subjects
        if first > self.segment.first and self.tokens[first - 1].pos == "CCONJ" and self.tokens[first - 1].low in negative:
            return True
        if first > self.scene.sentence.first and self.tokens[first - 1].low in self.scene.words.verb_negations:  # Not everybody agrees
            return True
        number = first + 1 < self.group and any(c.isdigit() for c in self.tokens[first + 1].text)  # No 10
        return self.tokens[first].low in negative and not number

    def find_subject(self) -> None:
        """Sets `subject` and, where it stands before the verb, `first`."""
        if self.depth > _DEPTH:
            return
        if self.passive:
            self.subject = self._agent()
            return
        g = self.group
        if g - 1 > self.segment.first and self.tokens[g - 1].low in self.scene.words.reflexives:  # Mr. Abara | himself | denied it
            g -= 1
        if all(t.pos == "ADV" or t.tag == "''" for t in self.tokens[self.segment.first : g]):
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
        if before.tag == "PRP" and before.low not in self.scene.words.oblique and self.tokens[g - 2].pos != "CCONJ":
            self.subject, self.first = (g - 1, g), g - 1  # told the European Wire | it | expected
            return
        floor = self.floor()
        absolute = self.tokens[self.segment.first].low in self.scene.words.absolutes
        if absolute and self.tokens[self.verb].form in ("ger", "part_pres") and phrase_end(self.text, self.segment.first + 1, g) == g:
            self.subject, self.first = (self.segment.first + 1, g), self.segment.first + 1  # with the army claiming
            return
        if self.bare() and not self._documentary(floor, g):
            self.subject = self._main_subject()
            return
        floor = self._past_time(floor)
        start = (
            floor
            if self._starts(floor)
            else next((p for p in range(floor, g) if self._starts(p) and phrase_end(self.text, p, g) == g), None)
        )
        behind = start == floor > self.segment.first and self.tokens[floor - 1].form == "fin"  # A man who uses | the name Otter | said
        if start is not None and (start > floor or behind) and (related := self._related(g)) is not None:
            self.subject, self.first = related, related[0]  # A man who worked on | the dam | said
            return
        if start is not None:
            end = g
            while end > start + 1 and self._adverb(end - 1):
                end -= 1
            start = self._share(start)
            self.subject, self.first = (start, end), start
            return
        self.subject = self._related(g)
        if self.subject is not None:
            self.first = self.subject[0]

    def _related(self, g: int) -> Range | None:
        """`An official | who declined to be named | said`, `data | seen by the Herald | show`: a subject with a clause and no comma."""
        first = self.segment.first
        first += bool(self.segment.joined) and self.tokens[first].low == self.segment.joined
        at = next((i for i in range(first + 1, g) if self.tokens[i].low in self.scene.words.relatives or self._seen_by(i)), None)
        if at is None or not self._starts(first) or phrase_end(self.text, first, at) != at:
            return None
        if self._seen_by(at):
            return (first, g) if phrase_end(self.text, at + 2, g) == g else None
        return (first, g) if sum(t.form == "fin" for t in self.tokens[at:g]) == 1 else None

    def _seen_by(self, i: int) -> bool:
        """A participle with who did it: `data | reviewed by | the Herald`."""
        past = self.tokens[i].form == "part_past" or self.tokens[i].tag == "VBD"
        return past and i + 2 < self.group and self.tokens[i + 1].low in self.scene.words.agents

    def _adverb(self, i: int) -> bool:
        """`The Herald | first | reported`; no `the occupied north`."""
        token, before = self.tokens[i], self.tokens[i - 1]
        if token.pos == "ADV":
            return before.pos not in ("DET", "ADJ") and before.form != "part_past"
        return token.pos == "ADJ" and token.low in self.scene.words.bare_modifiers and before.pos in ("NOUN", "PROPN")

    def _share(self, start: int) -> int:
        """The begin of `about eight out of 10` for the begin of its last number."""
        i = start
        while i > self.segment.first and start - i < 3 and self.tokens[i - 1].pos in ("ADP", "ADV"):
            i -= 1
        if self.tokens[start].pos != "NUM" or i == start or i == self.segment.first or self.tokens[i - 1].pos != "NUM":
            return start
        return i - 1

    def _past_time(self, p: int) -> int:
        """Behind a time that opens the clause: `Last year he said`."""
        i = p
        while i < self.group - 1 and self.tokens[i].pos in ("DET", "ADJ", "NUM") and i < p + 3:
            i += 1
        dated = i < self.group - 1 and self.tokens[i].low in self.scene.words.times and not titled(self.tokens, i, self.group)
        return i + 1 if dated else p

    def _starts(self, p: int) -> bool:
        """Whether a subject can begin at `p`: a nominal word that names no time."""
        token = self.tokens[p]
        if token.low in self.scene.words.times or token.tag in ("WRB", "WDT", "IN"):
            return False
        if token.low in self.scene.words.questions - self.scene.words.relatives:
            return False
        if token.text in _OPEN:
            return p + 1 < self.group and token.tag != "''"
        return token.pos in ("DET", "NOUN", "PROPN", "NUM", "ADJ", "PRON")

    def _documentary(self, floor: int, g: int) -> bool:
        """Whether the noun before a participle is itself a source: `a poll showing that`, `with the average showing`."""
        return any(t.low in self.scene.words.document_nouns or t.pos == "PROPN" for t in self.tokens[max(floor, g - 2) : g])

    def _coordinate(self) -> Range | None:
        """`criticized A and called for B`: the subject of the verb before, in this segment or an earlier one."""
        for i in range(self.group - 2, self.segment.first - 1, -1):
            if self.tokens[i].form == "fin":
                other = Verb(self.scene, self.k, self.segment, i, i + 1, self.cue, self.depth + 1)
                other.find_subject()
                return other.subject
        return self._earlier()

    def _main_subject(self) -> Range | None:
        for i in range(self.segment.first, self.group):
            if self.tokens[i].form == "fin":
                other = Verb(self.scene, self.k, self.segment, i, i + 1, self.cue, self.depth + 1)
                other.find_subject()
                return other.subject
        return self._earlier()

    def floor(self) -> int:
        """Where the subject can begin at the earliest: behind the last verb, conjunction or complementizer before the group."""
        for i in range(self.group - 1, self.segment.first - 1, -1):
            if self.tokens[i].form == "fin" or self.tokens[i].pos == "SCONJ" or self.tokens[i].low in self.scene.words.complementizers:
                return i + 1
        return self.segment.first

    def _across(self) -> Range | None:
        """The subject of a verb that begins its segment: before an apposition or relative clause (`Baker, who leads it, said`)."""
        if self.bare() and (subject := self._earlier()) is not None:
            return subject
        j = self.k
        while j > 0 and self._beside(j - 1) and (self._still_relative(j) or (self.segs[j].sep in _APART and not self.segs[j].joined)):
            j -= 1
        embedded = next((e for n in range(self.k - 2, max(j - 2, -1), -1) if (e := self._embedded(n)) is not None), None)
        if embedded is not None:
            return embedded
        for n in range(j, self.k):
            seg = self.segs[n]
            if not nominal(self.scene, seg) or _participle(self.scene, seg) or self._inverted_behind(seg) or self._quoted(seg):
                continue
            first = seg.first + (bool(seg.joined) and self.tokens[seg.first].low == seg.joined)
            phrase = self.scene.phrase(first, seg.last)
            if phrase is not None and self._starts(first) and self.tokens[first].pos != "ADV":
                self.first = phrase[0]
                cut = next((m for m in range(n + 1, self.k) if self._aside(self.segs[m])), self.k)
                return (phrase[0], self.segs[cut - 1].last)
        return self._earlier() if self.segment.joined and self.k else None

    def _still_relative(self, n: int) -> bool:
        """`Baker, who leads it | and has no part in the case, | said`: a second verb of a relative clause."""
        seg = self.segs[n]
        return bool(seg.joined) and seg.kind == "main" and seg.v1 and n + 1 == self.k and self.segs[n - 1].kind in ("rel", "wh")

    def _embedded(self, n: int) -> Range | None:
        """`a letter in which a foreman, | who was not named, | asks`: a subject behind what opens its clause in the segment before."""
        seg, words = self.segs[n], self.scene.words
        opens = [i for i in range(seg.first, seg.last - 1) if self.tokens[i].low in words.relatives | words.complementizers]
        if not opens or any(t.form == "fin" for t in self.tokens[opens[-1] : seg.last]):
            return None
        first = opens[-1] + 1
        if not self._starts(first) or phrase_end(self.text, first, seg.last) != seg.last:
            return None
        self.first = first
        cut = next((m for m in range(n + 1, self.k) if self._aside(self.segs[m])), self.k)
        return (first, self.segs[cut - 1].last)

    def _aside(self, seg: Segment) -> bool:
        """What a speaker does meanwhile or how he says it: `Baker, | in a letter, | said`."""
        token = self.tokens[seg.first]
        return (
            _participle(self.scene, seg)
            or self.is_frame(seg)
            or (seg.kind == "frag" and token.pos == "ADP" and token.low not in self.scene.words.bearer_links)
        )

    def _inverted_behind(self, seg: Segment) -> bool:
        """`Three men walked into the bank, | said police`: a clause whose verb looks like a participle, no subject."""
        if seg.first + 1 >= seg.last or not any(t.form == "part_past" for t in self.tokens[seg.first + 1 : seg.last]):
            return False
        return self.group == self.segment.first and phrase_end(self.text, self.end, self.segment.last) == self.segment.last > self.end

    def _quoted(self, seg: Segment) -> bool:
        """`‘No deal’, | says the union`: a few words in quotation marks are said, and say nothing themselves."""
        first, last = self.tokens[seg.first], self.tokens[seg.last - 1]
        return first.text in _OPEN and last.text in _CLOSE and last.i > first.i + 1

    def is_frame(self, seg: Segment) -> bool:
        """A frame of another: `His neighbour, | he said, | had told him`."""
        if seg.kind != "main" or seg.fin != seg.last - 1 or seg.lemma not in self.scene.words.verbs or seg.fin == seg.first:
            return False
        return phrase_end(self.text, seg.first, seg.fin) == seg.fin

    def _beside(self, n: int) -> bool:
        """Whether segment `n` can stand between a subject and its verb: an apposition, a relative clause, an adverb."""
        seg = self.segs[n]
        if (
            seg.kind in ("rel", "wh")
            or nominal(self.scene, seg)
            or self._still_relative(n)
            or (n and (_participle(self.scene, seg) or self.is_frame(seg)))
        ):
            return True
        size = 6 if seg.kind == "sub" and n else 2  # once a market leader; though; of course
        if seg.kind in ("frag", "sub") and seg.fin is None and seg.last - seg.first <= size:
            return True
        if seg.kind == "sub" and n and _participle(self.scene, self.segs[n - 1]):  # speaking privately | because she feared for her job
            return True
        if seg.kind in ("frag", "inf"):  # the rest of a relative clause: `who was to travel to Ohio, on Monday to sell it,`
            return any(s.kind in ("rel", "wh") for s in self.segs[max(n - 3, 0) : n])
        return seg.kind == "main" and seg.v1 and seg.fin is not None and self.tokens[seg.fin].tag == "VBD" and seg.last - seg.first <= 6

    def _earlier(self) -> Range | None:
        """The subject of the main verb before: `X denied it and added that`, `X left, saying that`."""
        for k in range(self.k - 1, -1, -1):
            seg = self.segs[k]
            if seg.kind == "main" and seg.fin is not None and self.tokens[seg.first].form not in ("ger", "part_pres"):
                other = Verb(self.scene, k, seg, seg.fin, seg.fin + 1, self.cue, self.depth + 1)
                other.find_subject()
                if other.subject is None and seg.v1:  # "A," said Smith, adding
                    end = phrase_end(self.text, other.end, seg.last)
                    return (other.end, end) if end > other.end else None
                return other.subject
        return None

    def _agent(self) -> Range | None:
        for i in range(self.end, min(self.segment.last, self.end + 12)):
            if self.tokens[i].low in self.scene.words.agents:
                stop = phrase_end(self.text, i + 1, self.segment.last)
                return (i + 1, stop) if stop > i + 1 else None
        return None


def heard(v: Verb) -> bool:
    """Whether those who are told something sit in a court or a panel: `jurors were told`, `the court heard`."""
    words, first = v.scene.words, v.segment.first
    core = next((i for i in range(v.group - 1, first - 1, -1) if v.tokens[i].low in words.hearings), None)
    return core is not None and all(t.form != "fin" for t in v.tokens[core : v.group])


def _participle(scene: Scene, segment: Segment) -> bool:
    """What the speaker does meanwhile, behind a comma: `Baker, | citing police, | said`."""
    form = scene.tokens[segment.first].form
    return segment.sep == "," and (form in ("ger", "part_pres") or (form == "part_past" and segment.fin is None))


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

"""What is said in clauses and quotations beside the verb of saying (German): behind it, before it, around it, a sentence before."""

from __future__ import annotations

from laut.reading.attribution.draft import Range
from laut.reading.attribution.scene import quote_range
from laut.reading.attribution.taking_up import Found, TakesUp
from laut.text.clauses import Segment
from laut.text.phrases import phrase_end


class Complements(TakesUp):
    """The clauses and quotations that a verb of saying takes."""

    def _complement(self) -> Found | None:
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
                if seg.kind == "quote" and self.k > 0 and self.segment.v1 and self._light_quote(self.segs[self.k - 1]):
                    parts = [(self.segs[self.k - 1].first, self.segs[self.k - 1].last), quote_range(self.scene, seg)]
                    return "direct", parts, [(self.segment.first, self.segment.last)], "inverted"
                if seg.kind == "quote" and seg.quote is not None:
                    return "direct", [quote_range(self.scene, seg)], [(self.first, seg.first)], "quote"
                return "direct" if self._light_quote(seg) else "indirect", content, frame, "complement"
            if seg.sep == ";":
                break
            if self._half_quoted(k):
                return "indirect", [(seg.first, self._until(k + 1))], [(self.first, seg.first)], "complement"
            beside = seg.kind in ("rel", "frag") and (self.segment.kind == "main" or "that" in frames)
            if beside or self._names_itself(seg):
                if (seg.sep == ":" and seg.kind == "frag") or self._tells(seg):
                    break
                k, skipped = k + 1, skipped + 1
                continue
            break
        return self._next_sentence() if k >= len(self.segs) and self.k + 1 + skipped == len(self.segs) else None

    def _half_quoted(self, k: int) -> bool:
        """`teilte mit, Blair | „steht bereit“`: a clause whose verb stands in a quotation."""
        seg, nxt = self.segs[k], self.segs[k + 1] if k + 1 < len(self.segs) else None
        if (
            "that" not in self.cue.frames
            or seg.kind != "frag"
            or seg.sep != ","
            or nxt is None
            or nxt.kind != "quote"
            or nxt.first > seg.last
        ):
            return False
        return any(t.form == "fin" for t in self.tokens[nxt.first : nxt.last]) and phrase_end(self.text, seg.first, seg.last) == seg.last

    def _names_itself(self, seg: Segment) -> bool:
        """`der „Rat“, wie sich die Junta nennt, ...`: a clause that tells the subject's name."""
        openers = self.scene.words.relay_openers
        here = seg.kind in ("sub", "wh") and seg.opener is not None and self.tokens[seg.opener].low in openers
        return here and any("call" in cue.frames for cue in self.scene.words.verbs.get(seg.lemma, ()))

    def _next_sentence(self) -> Found | None:
        """`Sie fügte hinzu:` and then the quotation, as a sentence of its own."""
        scene = self.scene
        if self.segment.v1 and any(s.kind in ("quote", "main") for s in self.segs[: self.k]):
            return None
        if "quote" not in self.cue.frames or self.segment.kind != "main" or scene.sentence.index + 1 >= len(self.text.sentences):
            return None
        colon = self.tokens[scene.sentence.last - 1].text == ":"
        if not colon and not self._bare():
            return None
        after = self.text.sentences[scene.sentence.index + 1]
        quote = next((q for q in scene.quotes if q.b == after.b), None)
        if quote is None or (not colon and (after.block != scene.sentence.block or quote.e < after.e - 1)):
            return None
        last = after.first
        while last < len(self.tokens) and self.tokens[last].b < quote.e:
            last += 1
        return "direct", [(after.first, last)], [(self.first, scene.sentence.last)], "quote"

    def _is_about_something(self) -> bool:
        """A passive with a subject of its own says nothing more behind a comma: `31 Mängel wurden gemeldet, 2024 seien es 19 gewesen`."""
        seg = self.segment
        if self.tokens[seg.first].low in self.scene.words.als:  # Als Grund wurde angegeben, ...
            return False
        return seg.fin is not None and (self.scene.phrase(seg.first, seg.fin) or self.scene.phrase(seg.fin + 1, seg.last)) is not None

    def _bare(self) -> bool:
        """Nothing stands behind the verb but adverbs and its prefix: `Sie fügte hinzu.`"""
        seg = self.segment
        if seg.fin is None:
            return False
        own = {*seg.chain, *self.extra, *(range(*self.subject) if self.subject is not None else ())}
        return all(i in own or self.tokens[i].pos in ("ADV", "PUNCT") for i in range(seg.fin + 1, seg.last))

    def _is_complement(self, seg: Segment, k: int) -> bool:
        frames = self.cue.frames
        if seg.kind == "quote":
            if "weak" in frames and self._takes_object():  # fand einen Zettel: „...“
                return False
            return bool({"quote", "that", "call"} & frames) and (seg.sep in (":", ",", "") or k == self.k + 1)
        if seg.sep == ":":
            return "quote" in frames and (seg.kind != "frag" or (self._light_quote(seg) and seg.last >= self.scene.sentence.last - 1))
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
            silent = self.segment.passive and self.subject is None and "cites" not in frames and self._is_about_something()
            if seg.joined or seg.v1 or seg.sep == ";" or silent:
                return False
            if seg.mood in ("konj1", "konj2"):
                return True
            beside = self.cue.lemma in self.scene.words.quotative and self.segment.kind == "main" and k == self.k + 1 and seg.sep == ","
            reflexive = any(self.tokens[i].low in self.scene.words.reflexives for i in self.extra)  # meldete sich beim Bruder
            return beside and not reflexive and not self._has_object() and not self._has_it()
        return False

    def _has_it(self) -> bool:
        """`Er sagt es leise, er ist müde`: the verb has what it takes."""
        it = self.scene.words.impersonal - self.scene.words.generic
        seg = self.segment
        start = seg.fin + 1 if seg.fin is not None and self.subject is not None and self.subject[1] <= seg.fin else seg.last
        return start < seg.last and self.tokens[start].low in it

    def _takes_object(self) -> bool:
        """Whether the clause has an object, whatever its verb takes: `fand | eine Anstellung`."""
        return False

    def _has_object(self) -> bool:
        """Whether the verb has its content in its own clause; what takes objects knows (`laut.reading.attribution.objects`)."""
        return False

    def _tells(self, seg: Segment) -> bool:
        """A relative clause of nothing but a verb of saying: what follows is said in it (`zeigte Burhan, der erklärte, | man werde`)."""
        if seg.kind != "rel" or seg.opener is None or seg.fin != seg.last - 1:
            return False
        rows = [cue.frames for cue in self.scene.words.verbs.get(seg.lemma, ()) if not cue.needs and "weak" not in cue.frames]
        taken = seg.passive and any("acc" in frames for frames in rows)  # in dem er informiert wird, dass
        return any("that" in frames for frames in rows) and (taken or all(t.pos == "ADV" for t in self.tokens[seg.opener + 1 : seg.fin]))

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
        for i, seg in enumerate(self.segs[k + 1 :], k + 1):
            if seg.sep == ":" and not loose:
                break
            if seg.kind == "main" and not loose:
                if first.kind == "frag" and seg.v1 and seg.mood in ("konj1", "konj2"):
                    end = seg.last
                    continue
                below = first.kind in ("sub", "rel", "wh") or (seg.joined and self.segs[i - 1].kind in ("sub", "rel"))
                final = seg.fin == seg.last - 1 and not seg.v1 and below
                if seg.mood not in ("konj1", "konj2") and not final:
                    break
                torn = self.segs[i - 1].kind == "rel" and self.segs[i - 2].kind == "frag"  # ; von den Toten, die ..., könne keine Rede sein
                if seg.v1 and seg.lemma in self.scene.words.verbs and not seg.joined and not torn:
                    break
            if seg.kind == "sub" and seg.opener is not None and self.tokens[seg.opener].low in self.scene.words.contrasts:
                break
            if seg.kind in ("wh", "rel") and seg.lemma in self.scene.words.verbs and seg.mood == "ind" and first.mood in ("konj1", "konj2"):
                break
            if seg.sep in (";", "–", "—") and seg.kind == "main" and seg.mood not in ("konj1", "konj2"):
                break
            end = seg.last
        return end

    def _inverted(self) -> Found | None:
        """`Es brenne, sagte er.` and `Zur Ursache, sagte er, sei nichts bekannt.`"""
        seg = self.segment
        if not ({"that", "quote"} & self.cue.frames) or self.k == 0 or self.pre is not None:
            return None
        if seg.kind != "main" or not (seg.v1 or seg.first == seg.fin or self.tokens[seg.first].low in self.scene.words.so) or seg.joined:
            return None
        if self.behind_apposition() or self._goes_on_itself() or ("weak" in self.cue.frames and self._takes_object()):
            return None
        before = self.segs[self.k - 1]
        end = seg.last
        if self._apposed(seg.last):
            end = self._apposed(seg.last)
        nxt = self.segs[self.k + 1] if self.k + 1 < len(self.segs) else None
        if nxt is not None and nxt.kind == "rel" and nxt.first <= end + 1 and self.subject is not None and self.subject[1] >= end:
            end = nxt.last  # sagt Menzel, der nicht beteiligt war
        frame = [(seg.first, end)]
        embedded = self.k > 1 and self.segs[self.k - 2].last == before.first and self.segs[self.k - 2].kind != "quote"
        if before.kind == "quote" and embedded and before.quote is not None and before.quote.b >= self.scene.sentence.b:
            begin = self.segs[0].first  # eine Technik, die „eine neue Zeit einleiten könnte“, sagte er
            return "indirect", [(begin, seg.first)], frame, "inverted"
        if before.kind == "quote":
            return "direct", [quote_range(self.scene, before)], frame, "inverted"
        if self._light_quote(before) and not self._reported_before(self.k - 2):
            rest = [quote_range(self.scene, s) for s in self.segs[self.k + 1 :] if s.kind == "quote"]
            return "direct", [(before.first, before.last), *rest], frame, "inverted"
        start = self._content_start() if not self._light_quote(before) else self.segs[0].first
        if start is None or not self._said_before():
            return None
        content: list[Range] = [(start, seg.first)]
        after = [s for s in self.segs[self.k + 1 :] if s.first >= end]
        for s in after:
            torn = (
                s is after[0] and before.mood == "konj1" and before.fin == before.last - 1
            )  # Dabei seien, vermutet sie, 20 verloren gegangen
            if s.kind == "main" and s.mood not in ("konj1", "konj2") and not s.v1 and not torn:
                break
            content.append((s.first, s.last))
        return "indirect", content, frame, "inverted"

    def _goes_on_itself(self) -> bool:
        """`nennt 62 Tote, befürchtet aber weitere`, `so dass er es zurückwies`: no frame beside what is said."""
        seg = self.segment
        if seg.fin is None:
            return False
        after = self.tokens[seg.fin + 1].low if seg.fin + 1 < seg.last else ""
        return after in self.scene.words.coordinators or (not seg.v1 and seg.fin > seg.first + 1)

    def _reported_before(self, k: int) -> bool:
        """`Es habe 112 Fälle gegeben, „keinen einzigen mehr“, sagte er`: reported speech goes on in the quotation."""
        return k == 0 and self.segs[k].kind == "main" and self.segs[k].mood == "konj1" and self.segs[k + 1].sep == ","

    def behind_apposition(self) -> list[Range] | None:
        """`prognostizierte der Vorsitzende, Jan Urban, einen Anstieg`: the object stands behind the apposition of the subject."""
        k = self.k
        if (
            self.subject is None
            or self.subject[1] not in (self.segment.last, self.segs[min(k + 1, len(self.segs) - 1)].last)
            or k + 2 >= len(self.segs)
        ):
            return None
        middle, rest = self.segs[k + 1], self.segs[k + 2]
        if middle.kind != "frag" or rest.kind != "frag" or rest.sep != "," or "np" not in self.cue.frames:
            return None
        return [(rest.first, rest.last)]

    def _light_quote(self, seg: Segment) -> bool:
        """`„Die Lage“, sagte Müller, „ist ernst.“`: the first part of a quotation, without a verb."""
        first, last = self.tokens[seg.first], self.tokens[seg.last - 1]
        return seg.kind == "frag" and any(q.b == first.b and q.e == last.e for q in self.text.quotes)

    def _said_before(self) -> bool:
        """A clause or quotation stands before the verb, or goes on behind it (`Zur Ursache, sagte er, sei nichts bekannt`)."""
        if any(s.kind in ("main", "quote") for s in self.segs[: self.k]):
            return True
        if any(s.kind == "main" and s.v1 and not s.joined for s in self.segs[self.k + 1 : self.k + 3]):
            return True
        first = self.segs[0]
        if first.kind == "sub" and first.opener is not None and self.tokens[first.opener].low in self.scene.words.complementizers:
            return True  # Ob das stimmt, bezweifelt er
        bare = self.k == 1 and len(self.segs) == 2 and self.subject is not None  # Unmöglich, sagte sie.
        return bare and self.segs[0].kind == "frag" and self.tokens[self.segs[0].first].pos != "ADP"

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
            if s.sep == ":":
                start = s.first
            if s.kind == "quote" and s is not self.segs[j]:
                start = s.last
        return start if start < self.segment.first else None

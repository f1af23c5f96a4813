"""Spans that may be quotations: from the rules, from the fields, from quotation marks and clauses; and what is to be seen of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from laut.reading.attribution.draft import runs
from laut.reading.learned.crf import Features, Field, bin_of, near, outside
from laut.reading.learned.sight import KIND, Chances, Sight, bounds, members, paragraphs
from laut.reading.learned.spans import Candidate, Overlaps, Told, alike, told, trimmed

LOOSE = (0.5, 0.8)
"""A run of tokens is a candidate where each is less surely outside than this."""
LONGEST = 4  # segments that a candidate made of segments spans
_FAR = 14  # tokens to either side that are looked at for a cue


class Contents:
    """What the fields say of the contents of a text: `out` and `begin` hold one chance a token, averaged over the fields."""

    def __init__(self, sight: Sight, fields: Sequence[tuple[Field, list[Features]]]) -> None:
        self.out, self.begin = [0.0] * sight.size, [0.0] * sight.size
        self.labels: list[str] = []
        self.by_field: list[list[Told]] = []
        share = 1 / len(fields)
        for field, rows in fields:
            labels, first = ["O"] * sight.size, [label for label in field.labels if label[0] == "B"]
            for start, end in paragraphs(sight.text):
                labels[start:end] = field.tag(rows[start:end])
                for i in range(start, end):
                    out, begin = outside(field, first, i - start)
                    self.out[i] += share * out
                    self.begin[i] += share * begin
            self.labels = labels
            self.by_field.append(told(labels))

    def kind(self, tokens: Iterable[int]) -> str:
        """The kind that most tokens of a span are labelled with."""
        kinds = Counter(self.labels[i][1] for i in sorted(tokens) if self.labels[i] != "O")
        return kinds.most_common(1)[0][0] if kinds else "I"


def candidates(sight: Sight, contents: Contents) -> list[Candidate]:
    """All candidates, each span once, in a fixed order."""
    pool: dict[frozenset[int], Candidate] = {}

    def add(tokens: Iterable[int], by: str, kind: str | None = None) -> None:
        span = frozenset(tokens)
        if span:
            kind = kind or contents.kind(span)
            span = trimmed(sight.tokens, span, kind)
            pool.setdefault(span, Candidate(span, kind, set())).by.add(by)

    for number, quotes in reversed(list(enumerate(contents.by_field))):
        for quote in quotes:
            add(quote.tokens, f"field{number}", quote.kind)
    for draft in sight.drafts:
        add(members(draft.content), "rule", KIND[draft.type])
    for pair in sight.text.quotes:
        add(range(*bounds(pair, sight.size)), "pair", "D")
    for edge in LOOSE:
        for run in _loose(sight, contents, edge):
            add(run, f"loose{edge}")
    for quote in contents.by_field[-1]:
        for part in _by_sentence(sight, quote):
            add(part, "part", quote.kind)
    proposed = set(pool)
    for clause in _clauses(sight, contents):
        if clause not in proposed:
            add(clause, "clause")
    return list(pool.values())


def _loose(sight: Sight, contents: Contents, edge: float) -> Iterable[list[int]]:
    for start, end in paragraphs(sight.text):
        run: list[int] = []
        for i in range(start, end + 1):
            inside = i < end and contents.out[i] < edge
            if inside and not (run and contents.begin[i] > 0.5):
                run.append(i)
                continue
            if len(run) > 1:
                yield run
            run = [i] if inside else []


def _by_sentence(sight: Sight, quote: Told) -> Iterable[list[int]]:
    by: dict[int, list[int]] = {}
    for i in sorted(quote.tokens):
        by.setdefault(sight.tokens[i].sentence, []).append(i)
    return by.values() if len(by) > 1 else ()


def _clauses(sight: Sight, contents: Contents) -> Iterable[frozenset[int]]:
    """Neighbouring segments of a sentence in which somebody may speak, and such a sentence without one segment that has a cue."""
    by: dict[int, list[int]] = {}
    for at, segment in enumerate(sight.segments):
        by.setdefault(sight.tokens[segment.first].sentence, []).append(at)
    for sentence in sight.text.sentences:
        mine, inside = by.get(sentence.index, []), range(sentence.first, sentence.last)
        if not any(sight.word[i] != "-" or contents.out[i] < 0.9 for i in inside):
            continue
        segments = [sight.segments[at] for at in mine]
        for x, first in enumerate(segments):
            for last in segments[x : x + LONGEST]:
                yield frozenset(range(first.first, last.last))
        for x, gap in enumerate(segments[1:-1], 1):
            if sight.voiced[mine[x]] or any(sight.part[i] == "c" for i in range(gap.first, gap.last)):
                left, right = range(segments[0].first, segments[x - 1].last), range(segments[x + 1].first, segments[-1].last)
                yield frozenset([*left, *right])


class View:
    """The features of the candidates of one text."""

    def __init__(self, sight: Sight, contents: Contents, chances: Chances) -> None:
        self.sight, self.contents, self.chances = sight, contents, chances
        self.fields = [Overlaps(quote.tokens for quote in quotes) for quotes in contents.by_field]
        self.quotes = contents.by_field[0]
        self.rules = Overlaps(frozenset(members(draft.content)) for draft in sight.drafts)

    def row(self, candidate: Candidate) -> Features:
        """The features of one candidate."""
        return [
            *self._self(candidate),
            *self._company(candidate),
            *self._edges(candidate),
            *self._clause(candidate),
            *self._said(candidate),
        ]

    def _self(self, candidate: Candidate) -> Features:
        out, begin, me, kind = self.contents.out, self.contents.begin, candidate.tokens, candidate.kind
        size, first, last = self.sight.size, min(me), max(me)
        held = [1 - out[i] for i in sorted(me)]
        mean, start = bin_of(sum(held) / len(held)), bin_of(begin[first])
        row = ["b", f"ty={kind}", f"n={near(len(me))}", f"nr={min(4, len(runs(list(me))))}"]
        row += [feature for by in sorted(candidate.by) for feature in (f"s:{by}", f"s:{by}:{kind}")]
        row += [f"src={'+'.join(sorted(candidate.by))}", f"mean={mean}", f"min={bin_of(min(held))}", f"pb={start}", f"mean={mean}|{kind}"]
        row += [f"pb={start}|{kind}", f"meanpb={mean}|{start}", f"bef={bin_of(out[first - 1] if first else 1)}"]
        after = out[last + 1] if last + 1 < size else 1.0
        left = bin_of(1 - out[first - 1]) if first else "x"
        row += [f"end={bin_of(after)}", f"outL={left} outR={bin_of(1 - after) if last + 1 < size else 'x'}"]
        return [*row, f"in0={bin_of(held[0])} inz={bin_of(held[-1])}"]

    def _company(self, candidate: Candidate) -> Features:
        """How the span lies to what the fields and the rules have found."""
        me, kind = candidate.tokens, candidate.kind
        shares = [max((alike(me, quotes.spans[k]) for k in quotes.of(me)), default=0.0) for quotes in self.fields]
        touching, held = self.rules.of(me), [self.quotes[k] for k in self.fields[0].of(me)]
        close = [(alike(me, self.rules.spans[k]), self.sight.drafts[k]) for k in touching]
        rule, draft = max(close, key=lambda pair: pair[0], default=(0.0, None))
        best = bin_of(shares[0])
        row = [
            f"bc={best}",
            f"br={bin_of(rule)}",
            f"bcr={best}|{bin_of(rule)}",
            f"bct={best}|{kind}",
            f"agree={'.'.join(map(bin_of, shares))}",
        ]
        if draft is not None and rule > 0.5:
            row += [
                f"rule={draft.rule}",
                f"rule={draft.rule}|{best}",
                f"rsp={bool(draft.sources)}",
                f"rbas={draft.basis}",
                f"rst={draft.stance}",
            ]
        around = next((quote.kind for quote in held if me < quote.tokens), "-")
        within = next((self.sight.drafts[k].rule for k in touching if me < self.rules.spans[k]), "-")
        row += [f"enc={around}", f"encr={within}", f"encn={kind}|{around}|{near(len(me))}"]
        return [
            *row,
            f"inner={min(2, sum(quote.tokens < me for quote in held))}",
            f"S={'clause' if candidate.by <= {'clause'} else 'x'}",
        ]

    def _edges(self, candidate: Candidate) -> Features:
        sight, tokens, kind = self.sight, self.sight.tokens, candidate.kind
        first, last = min(candidate.tokens), max(candidate.tokens)
        one, end = tokens[first], tokens[last]
        start, stop = sight.text.sentences[one.sentence], sight.text.sentences[end.sentence]
        opens, closes = first == start.first, last == stop.last - 1
        row = [f"w0={one.low}", f"t0={one.tag}", f"tz={end.tag}", f"wz={end.low if end.pos == 'PUNCT' else ''}", f"q0={sight.mark[first]}"]
        row += [
            f"qz={sight.mark[last]}",
            f"ss={opens}",
            f"se={closes}",
            f"sse={opens}|{closes}|{kind}",
            f"ns={min(4, end.sentence - one.sentence)}",
        ]
        for step in (1, 2):
            if first >= step:
                before = tokens[first - step]
                row += [f"w-{step}={before.low}", f"t-{step}={before.tag}"]
        if first:
            row += [f"l-1={tokens[first - 1].lemma}", f"q-1={sight.mark[first - 1]}", f"Lk={sight.part[first - 1]}"]
        if last + 1 < sight.size:
            row += [f"w+1={tokens[last + 1].low}", f"t+1={tokens[last + 1].tag}", f"Rk={sight.part[last + 1]}"]
        if last - first < 12:
            row.append("tags=" + " ".join(tokens[i].pos for i in range(first, last + 1)))
        mood = next((tokens[i].mood for i in sorted(candidate.tokens) if tokens[i].mood in ("konj1", "konj2")), None)
        row += [f"verb={any(tokens[i].fin for i in candidate.tokens)}", f"mood={mood}|{kind}"]
        return [*row, f"rest={near(first - start.first)}.{near(stop.last - 1 - last)}"]

    def _clause(self, candidate: Candidate) -> Features:
        sight, kind = self.sight, candidate.kind
        first, last = min(candidate.tokens), max(candidate.tokens)
        row: Features = []
        left, right = sight.segment_of[first], sight.segment_of[last]
        if left >= 0:
            segment = sight.segments[left]
            row += [f"g={sight.shape(left)}", f"gl={segment.lemma}", f"gc={sight.voiced[left]}|{kind}", f"gf={first == segment.first}"]
            row.append(f"gs={segment.sep}")
        if left > 0:
            before = sight.segments[left - 1]
            row += [f"gpl={before.lemma}", f"gpc={sight.voiced[left - 1]}|{kind}", f"gplk={before.lemma}>{sight.segments[left].kind}"]
            row.append(f"gpk={before.kind}.{sight.voiced[left - 1]}>{sight.segments[left].kind}")
        if 0 <= right < len(sight.segments) - 1:
            after = sight.segments[right + 1]
            row += [
                f"gnc={sight.voiced[right + 1]}|{kind}",
                f"gnk={after.kind}.{sight.voiced[right + 1]}",
                f"gnsep={after.sep}.{after.kind}",
            ]
        return row

    def _said(self, candidate: Candidate) -> Features:
        """Where a cue and a speaker stand around the span, by the rules and by the field of roles."""
        sight, me, kind = self.sight, candidate.tokens, candidate.kind
        first, last = min(me), max(me)
        start, stop = sight.text.sentences[sight.tokens[first].sentence], sight.text.sentences[sight.tokens[last].sentence]
        left, right = range(start.first, first), range(last + 1, stop.last)
        parts = {sight.part[i] for i in range(start.first, stop.last) if i not in me}
        row = [f"rc={'c' in parts} rs={'s' in parts}", f"sf={sight.sentence[start.index]}|{kind}"]
        row.append(f"sp={sight.sentence[start.index - 1] if start.index else ''}|{kind}")
        row.append(f"Lcue={any(sight.part[i] == 'c' for i in left)} Rcue={any(sight.part[i] == 'c' for i in right)}")
        row.append(f"LV={any('V' in sight.word[i] for i in left[-12:])} RV={any('V' in sight.word[i] for i in right[:12])} {kind}")
        gap = [i for i in range(first, last + 1) if i not in me]
        for k in "CS":
            best = [max((self.chances[i][k] for i in where), default=0.0) for where in (left[-_FAR:], right[:_FAR], sorted(me), gap)]
            around = bin_of(max(best[0], best[1], best[3]))
            row += [f"{k}L={bin_of(best[0])}", f"{k}R={bin_of(best[1])}", f"{k}I={bin_of(best[2])}|{kind}", f"{k}G={bin_of(best[3])}"]
            row += [f"{k}M={around}|{kind}", f"{k}IM={bin_of(best[2])}|{around}"]
        if start.index:
            before = sight.text.sentences[start.index - 1]
            row.append(f"Cp={bin_of(max((self.chances[i]['C'] for i in range(before.first, before.last)), default=0.0))}|{kind}")
        return row


def choose(sight: Sight, pool: Sequence[Candidate], chances: Sequence[float], least: float, nested: float) -> list[Told]:
    """The candidates with the best chances, down to `least`; one within another only where it stands in quotation marks and is smaller
    than `nested` of it. In text order.
    """
    kept: list[int] = []
    taken = Overlaps()
    for k in sorted(range(len(pool)), key=lambda k: -chances[k]):
        if chances[k] < least:
            break
        if all(_goes_with(pool[k], pool[kept[other]], nested) for other in taken.of(pool[k].tokens)):
            kept.append(k)
            taken.add(pool[k].tokens)
    found = [Told(pool[k].kind, pool[k].tokens, chance=chances[k]) for k in kept]
    return sorted(found, key=lambda q: (q.first, -len(q.tokens), q.last))


def _goes_with(one: Candidate, other: Candidate, nested: float) -> bool:
    small, big = (one, other) if len(one.tokens) < len(other.tokens) else (other, one)
    return small.tokens < big.tokens and len(small.tokens) < nested * len(big.tokens) and "pair" in small.by

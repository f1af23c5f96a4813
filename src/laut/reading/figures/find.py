"""From a text to its figures: each sentence's numbers, their units, bounds, ranges, things, rates, roles and events."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import inf

from laut.reading.figures.bounds import bounds, ends
from laut.reading.figures.brackets import asides, settle
from laut.reading.figures.comparisons import comparisons
from laut.reading.figures.compounds import lemma, parts
from laut.reading.figures.concepts import PERSON, concepts
from laut.reading.figures.context import Context
from laut.reading.figures.conversion import to_si
from laut.reading.figures.counted import counted
from laut.reading.figures.draft import Draft, Line
from laut.reading.figures.echoes import shares_again, units_ahead
from laut.reading.figures.events import events
from laut.reading.figures.heights import height
from laut.reading.figures.laps import lap
from laut.reading.figures.letters import lettered
from laut.reading.figures.lex import Atom, lex, low_at
from laut.reading.figures.multiples import FACTOR, OFTEN, multiples
from laut.reading.figures.numerals import Num, numerals
from laut.reading.figures.orders import orders
from laut.reading.figures.parts import put_together
from laut.reading.figures.ranges import join
from laut.reading.figures.rates import by_bases
from laut.reading.figures.roles import roles
from laut.reading.figures.together import ages, ahead, bases, coordinated, included, origins, swings, turns, whole_first
from laut.reading.figures.traps import traps
from laut.reading.figures.units import SHARED, units
from laut.records import Figure, Span, Time
from laut.text.records import Text

# what is measured so is no thing to which something happens
NO_EVENT = frozenset(("time", "temperature", "angle", "length", "speed", "index", "magnitude"))
EVENTFUL = frozenset(("dead", "wounded", "casualty"))  # `four deaths and 17 injured`
AS_MUCH = 10  # times a price that another, told by the same thing, may be: `£5 a head` tells nothing of `£12m`
NEXT = 3  # atoms from a number to the next one, whose unit it may share
TIME_UNITS = frozenset(("s", "min", "h", "day", "week", "month", "quarter", "year", "decade", "century", "millennium"))


class Taken:
    """The parts of the text that expressions of time take, so that no figure is read in them.

    A duration without an end of its own (`45 Sekunden`) and a set (`alle zehn Jahre`) are figures and take nothing, unless a day ends
    their words (`the year ending Oct. 31`).
    """

    def __init__(self, times: Sequence[Time]) -> None:
        anchored = [t for t in times if t.start or t.end or t.type not in ("DURATION", "SET") or t.text[-1].isdigit()]
        spans = sorted((t.span.b, t.span.e) for t in anchored)
        self._starts = [b for b, _ in spans]
        self._sets = frozenset(t.span.b for t in times if t.type == "SET")
        self._ends: list[int] = []
        for _, e in spans:
            self._ends.append(max(e, self._ends[-1]) if self._ends else e)

    def over(self, b: int, e: int) -> bool:
        """Some time takes a part of `[b, e)`."""
        k = bisect_right(self._starts, e - 1)
        return k > 0 and self._ends[k - 1] > b

    def often(self, d: Draft) -> bool:
        """The words of `d` begin a set: `jeden zweiten Dienstag` is no half of the Tuesdays."""
        atom = d.line.atoms[d.num.i]
        return atom.b in self._sets and atom.low in numerals(d.line.language).each


def find_figures(text: Text, times: Sequence[Time] = ()) -> list[Figure]:
    """The figures of `text` in its order, named f1, f2 ...; numbers inside an anchored time of `times` are none.

    `attribution` and `perhaps` stay None. Never raises on any text in a known language.
    """
    taken, found = Taken(times), list[Draft]()
    context = Context(text)
    starts = {t.b: t for t in text.tokens}
    spans = [(s.b, s.e, s.block) for s in text.sentences] or [(0, len(text.text), 0)]
    for number, (b, e, block) in enumerate(spans):
        atoms = lex(text.text, b, e)
        if not any(a.kind == "n" or a.low in _starters(text.language) or _compound(text.language, a) for a in atoms):
            continue
        kind = text.blocks[block].kind if 0 <= block < len(text.blocks) else "paragraph"
        line = Line(atoms, text.text, text.language, number, block, kind, starts)
        _sentence(line, taken, context, found)
    return [_figure(n, d) for n, d in enumerate(found, 1)]


@cache
def _starters(language: str) -> frozenset[str]:
    """Words with which a number may begin."""
    n = numerals(language)
    tables = (n.words, n.vague, n.fraction_whole, n.alone, n.fractions, n.singular)
    return frozenset(w for t in tables for w in t) | n.articles | n.half | n.half_share | n.each | n.several


def _compound(language: str, atom: Atom) -> bool:
    """A written-together number, one with a unit's ending, or a multiple."""
    if atom.kind != "w":
        return False
    known = numerals(language).word(atom.low) is not None or units(language).ending(atom.low, language) is not None
    return known or multiples(language).word(atom) is not None or atom.low in orders(language).words


def _sentence(line: Line, taken: Taken, context: Context, found: list[Draft]) -> None:
    """Append the figures of one sentence to `found`."""
    drafts = _measure(line, _numbers(line))
    drafts = join(put_together(asides(drafts)))
    drafts = _no_times(drafts, taken)
    for d in drafts:
        _bound(d)
    drafts = _apart(drafts)
    things, labels = counted(line.language), traps(line.language)
    for d in drafts:
        if d.num.kind != OFTEN:
            things.find(d)
    single = [d for d in drafts if labels.article(d, d.unit in TIME_UNITS)]
    for d in drafts:
        context.unit(d)
    ages(drafts)
    units_ahead(drafts)
    swings(drafts)
    alone = frozenset(map(id, single))
    drafts = _likely(_outside([d for d in drafts if id(d) not in alone]))
    for d in drafts:
        dimension = units(line.language).dimension.get(d.unit or "", "")
        d.concept = concepts(line.language).of(d.phrase, dimension) if d.unit not in TIME_UNITS else None
        if d.unit is not None and not d.phrase and (thing := things.before_measure(d)):
            name = concepts(line.language).of(line.words(*thing), dimension)
            if name:
                things.set(d, thing)
                d.concept = name
    drafts = [d for d in by_bases(sorted((*drafts, *single), key=lambda x: x.first)) if id(d) not in alone]
    _rates(drafts, taken)
    found.extend(drafts)
    for d in sorted((*drafts, *single), key=lambda x: x.first):
        if id(d) in alone:
            context.mention(d)
            continue
        if d.swing:
            continue
        if not d.phrase and (d.unit is None or d.num.kind == "share") and d.num.kind != OFTEN:
            context.ellipsis(d)
            _noun_behind(d)
        context.memory.append(d)
    settle(drafts, context.polls)
    coordinated(drafts)
    whole_first(drafts)
    ahead(drafts)
    bases(drafts)
    _events(drafts)
    for d in drafts:
        dimension = units(line.language).dimension.get(d.unit or "", "")
        if d.role is None and (told := roles(line.language).role(d, dimension)):
            d.role, d.role_words = told
        if d.role == "change_by" and dimension == "share" and d.concept is None:
            d.event = None  # `die Aktie verlor 18 Prozent`: nothing is lost
        comparisons(line.language).fill(d)
    shares_again(drafts)
    turns(drafts)
    origins(drafts)


def _noun_behind(d: Draft) -> None:
    """A noun behind the verb, or a participle that stands for people, where nothing else tells what is counted."""
    things = counted(d.line.language)
    known = concepts(d.line.language)
    people = d.source is not None and d.source.line is d.line and known.within(d.concept, PERSON) and d.concept not in EVENTFUL
    found = things.complement(d) or (None if people else things.injured(d))
    if found and d.unit is None:
        things.set(d, found)
        d.concept, d.inherited, d.source = known.of(d.phrase), False, None
    elif (o := d.source) is not None and o.counted and o.counted[0] > o.j and things.copular(o) and things.copular(d):
        d.phrase, d.head, d.concept, d.inherited, d.source = "", "", None, False, None  # `30 are nurses, ten are retired`


def _numbers(line: Line) -> list[Num]:
    """All numbers of a sentence, none inside another."""
    known, measures, nums, i = numerals(line.language), units(line.language), list[Num](), 0
    while i < len(line.atoms):
        atom = line.atoms[i]
        num = None
        if atom.kind != "s":
            num = lap(line, i) or height(line, i) or orders(line.language).at(line, i) or multiples(line.language).at(line, i)
            num = num or known.parse(line.atoms, i, atom.kind == "n" and lettered(line, i))
            if num is None and atom.kind == "w" and (ending := measures.ending(atom.low, line.language)):
                num = Num(i, i, ending[0], 1.0, "word")
        if num is None:
            i += 1
            continue
        nums.append(num)
        i = max(num.j, i + 1)
    return nums


def _measure(line: Line, nums: list[Num]) -> list[Draft]:
    """Drafts with their units, without what the traps catch."""
    measures, labels, things = units(line.language), traps(line.language), counted(line.language)
    drafts, caught = list[Draft](), -1
    for num in nums:
        if drafts and num.i < drafts[-1].last:
            continue  # `fünf vom Hundert`
        draft = Draft(line, num, num.i, num.j, num.j, num.value, num.value)
        if num.i == num.j:  # a number inside a word: `dreitägig`
            ending = measures.ending(line.atoms[num.i].low, line.language)
            draft.unit, draft.last, draft.j, draft.joined = ending[1] if ending else None, num.i + 1, num.i + 1, True
            num.j = num.i + 1
        elif num.kind in (OFTEN, FACTOR):
            draft.unit = FACTOR if num.kind == FACTOR else None
        elif num.kind == "share":
            draft.unit = "percent"
            _share_of_unit(draft)
        elif piece := numerals(line.language).pieces.get(low_at(line.atoms, num.j)):
            num.base, num.kind, num.bare = num.base * piece[0], "word", False  # `eine Viertelstunde`
            draft.low, draft.high, draft.unit = num.value, num.value, piece[1]
            draft.last = draft.j = num.j + 1
        else:
            draft.unit = num.unit or None
            if fore := measures.before(line.atoms, num.i, not num.bare or num.scale > 1):
                draft.first, draft.unit = fore
            elif num.i > 1 and line.atoms[num.i - 1].dash and (fore := measures.before(line.atoms, num.i - 1)):  # $-50.8bn
                draft.first, draft.unit, draft.low, draft.high = fore[0], fore[1], -num.value, -num.value
            if (after := measures.after(line.atoms, num, things.stretches, things.of)) and (draft.unit is None or after[1] == draft.unit):
                draft.last, draft.unit, draft.joined = after
                _and_half(draft)
                draft.j = draft.last
        _below_zero(draft)
        if labels.caught(draft) or (caught >= 0 and labels.chained(draft, caught)):
            caught = num.j
            continue
        caught = -1
        drafts.append(draft)
    for k, made in enumerate(drafts):
        following = drafts[k + 1] if k + 1 < len(drafts) else made
        unit = made.unit or (following.unit if following.num.i - made.j <= NEXT else None)
        before = drafts[k - 1] if k else made
        if unit is None and made.num.i - before.last <= NEXT and low_at(line.atoms, before.last) == "(":
            unit = before.unit  # `17,3 Prozent (-3,2)`
        _sign(made, unit)
    return drafts


def _and_half(d: Draft) -> None:
    """`an hour and a half`."""
    if d.num.kind != "article":
        return
    more, end = numerals(d.line.language).and_more(d.line.atoms, d.last)
    if more:
        d.num.base, d.num.kind, d.last = 1 + more, "word", end
        d.low = d.high = 1 + more


def _share_of_unit(d: Draft) -> None:
    """`three-quarters of an hour`, `½ Stunde`, `3/4 Liter`: a share of one unit is a measure."""
    atoms, j, known = d.line.atoms, d.j, numerals(d.line.language)
    measures, things = units(d.line.language), counted(d.line.language)
    of = low_at(atoms, j) in things.of
    if (of or things.capital_heads) and low_at(atoms, j + of) in known.articles:
        found = measures.at(atoms, j + of + 1, False)
        if found is None or measures.dimension.get(found[1]) not in SHARED:
            return
    else:
        found = measures.at(atoms, j)
        if found is None or not (things.capital_heads or atoms[d.num.i].kind == "n" or atoms[d.num.i].low in known.fraction_whole):
            return
    d.low = d.high = d.num.value / 100
    d.num.base, d.num.scale, d.num.kind = d.low, 1.0, "word"
    d.last, d.unit = found
    d.j = d.last


def _below_zero(d: Draft) -> None:
    """`acht Grad unter null`: the words behind the unit are a sign."""
    found = bounds(d.line.language).below.at(d.line.atoms, d.last)
    if found and d.low and d.low > 0 and units(d.line.language).dimension.get(d.unit or "") == "temperature":
        d.low = d.high = -d.low
        d.last = d.j = found[0]


def _sign(d: Draft, unit: str | None) -> None:
    """`minus 5`, and `-5 Grad` where the sign touches the number alone; `+/- 4` and `plus or minus 4` take the signs in.

    `unit` is that of the number, or of the next one, which it may share (`-12 bis -3 Grad`).
    """
    known, atoms = bounds(d.line.language), d.line.atoms
    found = known.signs.before(atoms, d.first)
    if found is None or d.low is None:
        return
    first = found[0]
    if found[1] == "plus" and units(d.line.language).dimension.get(unit or "") not in ("temperature", "share", "index"):
        return
    if atoms[first].kind == "s" and found[1] != "both":
        free = not atoms[first].glued or low_at(atoms, first - 1) == "("
        touching = atoms[d.first].glued and free and d.first == first + 1 and d.num.kind == "digits"
        if not touching or units(d.line.language).dimension.get(unit or "") not in ("temperature", "share", "money", "index"):
            return
    d.first = first
    if found[1] == "minus":
        d.low = d.high = -d.low


def _no_times(drafts: list[Draft], taken: Taken) -> list[Draft]:
    kept = []
    for d in drafts:
        number, last = d.line.atoms[d.num.i], d.line.atoms[max(d.last - 1, d.num.i)]
        year = d.unit is not None and d.num.bare and not taken.over(last.b, last.e)  # `1520 sq m` is no year
        if (year or not taken.over(number.b, last.e)) and not taken.often(d):
            kept.append(d)
    return kept


def _bound(d: Draft) -> None:
    """Bounds before and after the number; the span takes them in."""
    known, atoms = bounds(d.line.language), d.line.atoms
    marked = low_at(atoms, d.j) in known.mark_after or (low_at(atoms, d.j) == "-" and low_at(atoms, d.j + 1) in known.mark_after)
    strong = marked or d.unit is not None or d.scaled or d.num.kind in ("vague", "share")
    d.bound = d.num.bound or d.bound
    found = known.before(atoms, d.first, inf if strong else d.num.value, marked, d.num.kind in ("share", FACTOR), d.unit in TIME_UNITS)
    if d.num.kind == "vague":
        d.bound, d.high = "order_of_magnitude", None
        d.first = found[0] if found else d.first
    elif found:
        d.first = found[0]
        if d.second is None:
            d.bound = found[1]
            known.negated(d)
    elif d.second is None and d.num.kind != "article" and (after := known.after.at(atoms, d.j)) and not d.line.upper(d.j):
        d.bound, d.last, d.j = after[1], after[0], after[0]
    if d.second is None and d.num.kind != "vague" and d.low == d.high and d.low is not None:
        d.low, d.high = ends(d.low, d.bound)


def _apart(drafts: list[Draft]) -> list[Draft]:
    """The drafts without overlaps: a sign between two numbers (`4 $4`) belongs to the first, a number inside a figure to none."""
    kept = list[Draft]()
    for d in drafts:
        if kept and kept[-1].num.kind == "article" and kept[-1].first >= d.first:
            kept.pop()  # the article of `a bit more than 100`
        if kept and d.first < kept[-1].last:
            if d.num.i < kept[-1].last:
                continue
            d.first = kept[-1].last
        kept.append(d)
    return kept


def _likely(drafts: list[Draft]) -> list[Draft]:
    """The drafts without labels, years and names, and without what a list joins to one of those."""
    kept, caught = list[Draft](), -1
    for d in drafts:
        if _unlikely(d) or (caught >= 0 and not d.phrase and traps(d.line.language).chained(d, caught)):
            caught = d.j
        else:
            kept.append(d)
            caught = -1
    return kept


def _outside(drafts: list[Draft]) -> list[Draft]:
    """The drafts without the numbers that belong to what another counts: `two new 737 Max jets`."""
    kept, first, end = list[Draft](), 0, 0
    for d in drafts:
        if d.num.kind in ("digits", "word") and first <= d.num.i < end:
            continue
        kept.append(d)
        if d.num.kind != "article" and d.unit is None and d.counted and d.counted[0] >= d.last:
            first, end = d.counted
    return kept


def _unlikely(d: Draft) -> bool:
    """Labels, years, and bare digits after a name that count nothing."""
    labels, line = traps(d.line.language), d.line
    if d.num.kind in (OFTEN, FACTOR):
        return False
    if d.num.kind == "word" and not d.phrase and d.unit is None and line.atoms[d.num.i].low in labels.bare_never:
        return True
    if d.counted and labels.street(line, d.counted[1] - 1):
        return True
    if labels.rule(d):
        return True
    if d.role == "part" and low_at(line.atoms, d.j) in counted(line.language).genitive and labels.label(d, labels.labels):
        return True  # `Halle vier der Messe`
    if d.phrase:
        name = concepts(line.language).of(d.phrase)
        return name is None and ((labels.year(d) and d.num.base >= labels.years_of) or counted(line.language).single(d))
    if (
        (labels.label(d, labels.labels) and not _of_many(d))
        or labels.year(d)
        or labels.ranks(d)
        or labels.hour(d)
        or labels.dialled(d)
        or labels.quoted(d)
    ):
        return True
    bare = d.num.bare and d.unit is None and d.bound == "exact" and d.second is None and not d.scaled and not _paired(d)
    return bare and line.upper(d.first - 1) and d.first > 1 and not d.elided and labels.named(d)


def _paired(d: Draft) -> bool:
    """Another number follows: `trails 458 to 359`, `Stimmen 44 der 101 Sitze`."""
    atoms, j, known = d.line.atoms, d.j, counted(d.line.language)
    if j + 1 >= len(atoms) or atoms[j].kind != "w" or atoms[j].low not in known.joints:
        return False
    return atoms[j + 1].kind == "n" or atoms[j].low in known.genitive


def _of_many(d: Draft) -> bool:
    """`im Bezirk 140 von 610 Stellen`: a number of a whole follows, so that this one is no label."""
    atoms = d.line.atoms
    return low_at(atoms, d.j) in bounds(d.line.language).whole and d.j + 1 < len(atoms) and atoms[d.j + 1].kind == "n"


def _rates(drafts: list[Draft], taken: Taken) -> None:
    """What the figures are told per, and what carries over an ellipsis; `im Jahr zuvor` is a time and no rate."""
    for d in drafts:
        if d.per:
            continue
        known = roles(d.line.language)
        money = units(d.line.language).dimension.get(d.unit or "") == "money"
        found = known.per(d, money)
        if found and found[0] >= d.first and taken.over(d.line.atoms[found[1] - 1].b, d.line.atoms[found[1] - 1].e):
            found = None
        if found is None and d.unit is not None:
            found = known.per_in_front(d, money)
        if found:
            d.per, d.per_words = found[2], found[:2]
    for a, b in pairwise(drafts):
        dimension = units(a.line.language).dimension
        alike = a.high is not None and b.high is not None and a.high / AS_MUCH <= b.high <= a.high * AS_MUCH
        if a.per and not b.per and a.unit == b.unit and dimension.get(a.unit or "") == "money" and a.per not in TIME_UNITS and alike:
            b.per = a.per
        gap = a.line.atoms[a.last : b.first]
        turned = len(gap) == 1 and gap[0].low in bounds(a.line.language).change and dimension.get(b.unit or "") == "money"
        if b.per and not a.per and turned and dimension.get(a.unit or "") == "money":
            a.per = b.per  # `von 80 Cent auf 1,10 Euro je Aktie`


def _events(drafts: list[Draft]) -> None:
    if not drafts:
        return
    events(drafts[0].line.language).fill(drafts)
    included(drafts)
    for d in drafts:
        if d.event is None and d.source is not None and d.source.line is d.line:
            d.event = d.source.event
        known = concepts(d.line.language)
        measured = units(d.line.language).dimension.get(d.unit or "")
        thing = known.dimension.get(d.concept or "") if measured in (None, "share") else measured
        if measured in NO_EVENT or not events(d.line.language).fits(d.event, thing):
            d.event = None
        if d.event == "killed_or_injured" and d.unit is None and known.within(d.concept, PERSON):
            d.concept = "casualty"


def _figure(n: int, d: Draft) -> Figure:
    atoms = d.line.atoms
    span = Span(atoms[d.first].b, atoms[d.last - 1].e)
    si, language = to_si(d.low, d.high, d.unit, d.role == "change_by"), d.line.language
    made = tuple(parts(d.phrase, language)) if d.phrase else ()
    compared = d.line.words(*d.compared) if d.compared else None
    return Figure(
        f"f{n}", span, d.line.text[span.b : span.e], d.low, d.high, d.bound, d.unit, d.phrase or None, d.concept, d.per, d.share_of,
        d.role, d.event, None, None, lemma(d.phrase, language) or None, made if len(made) > 1 else (),
        _spans(d, d.role_words), compared, *si,
    )  # fmt: skip


def _spans(d: Draft, words: tuple[int, int] | None) -> tuple[Span, ...]:
    """The span of a range of atoms, none where there is none."""
    return (Span(d.line.atoms[words[0]].b, d.line.atoms[words[1] - 1].e),) if words and words[0] < words[1] else ()

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
from laut.reading.figures.lex import Atom, lex, low_at
from laut.reading.figures.measured import measure, numbers
from laut.reading.figures.multiples import FACTOR, OFTEN, multiples
from laut.reading.figures.numerals import numerals
from laut.reading.figures.orders import orders
from laut.reading.figures.parts import put_together
from laut.reading.figures.ranges import join
from laut.reading.figures.rates import by_bases
from laut.reading.figures.roles import roles
from laut.reading.figures.together import ages, ahead, bases, coordinated, included, origins, swings, turns, whole_first
from laut.reading.figures.traps import traps
from laut.reading.figures.units import units
from laut.records import Figure, Span, Time
from laut.text.records import Text

# what is measured so is no thing to which something happens
NO_EVENT = frozenset(("time", "temperature", "angle", "length", "speed", "index", "magnitude"))
EVENTFUL = frozenset(("dead", "wounded", "casualty"))  # `four deaths and 17 injured`
AS_MUCH = 10  # times a price that another, told by the same thing, may be: `£5 a head` tells nothing of `£12m`
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
    drafts = measure(line, numbers(line))
    drafts = join(put_together(asides(drafts)))
    drafts = _no_times(drafts, taken)
    for d in drafts:
        _bound(d)
    drafts = _apart(drafts)
    things, labels = counted(line.language), traps(line.language)
    for d in drafts:
        if d.num.kind != OFTEN:
            things.find(d)
    for a, b in pairwise(drafts):
        if b.num.kind == "article" and things.ends_row(b, a):
            b.num.kind = "word"
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
        if (_unlikely(d) and not (kept and _gapped(kept[-1], d))) or (
            caught >= 0 and not d.phrase and traps(d.line.language).chained(d, caught)
        ):
            caught = d.j
        else:
            kept.append(d)
            caught = -1
    return kept


def _gapped(a: Draft, d: Draft) -> bool:
    """`Die Roten stellen 33 Abgeordnete, die Blauen 31, die Grünen 20`: a name and its number, the verb and the noun said before."""
    gap = d.line.atoms[a.counted[1] if a.counted and a.counted[0] >= a.last else a.last : d.first]
    if a.unit is not None or a.num.kind not in ("digits", "word") or not 2 <= len(gap) <= 4 or gap[0].text != "," or d.unit is not None:
        return False
    ends = d.j >= len(d.line.atoms) or d.line.atoms[d.j].text in ",.;"
    named = d.line.pos(d.first - len(gap) + 1) == "DET" and all(d.line.upper(k) for k in range(d.first - len(gap) + 2, d.first))
    return ends and named and len(gap) > 2 and not traps(d.line.language).label(d, traps(d.line.language).labels)


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

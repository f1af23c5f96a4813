"""What the figures of one sentence tell of each other: a noun, a base, an age that several share."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from laut.reading.figures.bounds import bounds
from laut.reading.figures.changes import changes
from laut.reading.figures.concepts import PERSON, concepts
from laut.reading.figures.counted import Counted, counted
from laut.reading.figures.draft import Draft
from laut.reading.figures.lex import Atom, low_at
from laut.reading.figures.roles import roles

OLDEST = 115  # years of age
AS_MANY, FEW = 10, 12  # two counts of the same thing differ by no more than this factor; small numbers may count anything
OPEN = frozenset(("less_than", "more_than"))
GAP = 10  # atoms between the value reached and the one that it came from
WIDE = frozenset(("ADV", "ADJ"))  # what may stand before the number of a whole


def ages(drafts: list[Draft]) -> None:
    """`ages 4, 7 and 11` are all ages; so are as many numbers in brackets as the people before them: `drei Kinder (4, 7 und 11)`."""
    k = 0
    while k < len(drafts):
        first, end = drafts[k], k + 1
        while end < len(drafts) and _listed(drafts[end - 1], drafts[end]):
            end += 1
        if (first.unit == "year" and first.num.bare and first.last == first.num.j) or _named(drafts[k - 1] if k else None, first, end - k):
            for one in drafts[k:end]:
                one.unit = "year"
        k = end


def _listed(a: Draft, b: Draft) -> bool:
    """A comma or `und` joins the bare number `b` to `a`."""
    gap, known = a.line.atoms[a.last : b.first], counted(a.line.language)
    if not b.num.bare or b.unit is not None or b.phrase or b.num.base > OLDEST:
        return False
    return 0 < len(gap) < 3 and all(x.text == "," or x.low in known.both for x in gap)


def _named(people: Draft | None, first: Draft, n: int) -> bool:
    """`n` bare numbers stand in brackets right behind `n` people."""
    if people is None or people.counted is None or n < 2 or people.low != n or first.unit is not None or not first.num.bare:
        return False
    known = concepts(first.line.language)
    return first.line.words(people.counted[1], first.first) == "(" and known.within(known.of(people.phrase), PERSON)


def coordinated(drafts: list[Draft]) -> None:
    """`zwei oder drei Männer`, `2, 3 und 4 Kinder`: the noun stands at the last number only."""
    for a, b in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        if a.unit is None and b.unit is None and b.phrase and (a.inherited or not a.phrase) and 0 < b.first - a.j <= 4:
            gap, known = a.line.atoms[a.j : b.first], counted(a.line.language)
            whole = gap[0].low in known.genitive or gap[0].low in known.of  # `600 der weltweit 5.200 Stellen`
            moved = changes(a.line.language)
            turned = len(gap) == 1 and moved.to.at(gap, 0) and moved.origin.before(a.line.atoms, a.first)  # `von 4 auf 7 Fälle`
            if turned or all(
                x.kind == "s" or x.low in known.joints or (whole and k == 0) or (whole and a.line.pos(a.j + k) in WIDE)
                for k, x in enumerate(gap)
            ):
                a.phrase, a.head, a.concept, a.inherited = b.phrase, b.head, b.concept, True
                told = roles(a.line.language).before.before(a.line.atoms, a.first)
                if whole and not turned and not (told and told[1] == "total"):  # `insgesamt 17 der 23 Mühlen`
                    a.role = a.role or "part"


def bases(drafts: list[Draft]) -> None:
    """What shares are of, where the sentence opens with it (`Among retired people, 31 percent ...`); `to $12 from $19`."""
    base = counted(drafts[0].line.language).among(drafts[0].line) if any(d.unit == "percent" for d in drafts) else None
    for a, b in pairwise(drafts):
        things = counted(a.line.language)
        of = a.line.atoms[a.j : b.first]
        aged = a.unit == "percent" and a.share_of is None and b.unit == "year" and b.joined
        if aged and 0 < len(of) < 3 and of[0].low in things.share_of:
            a.share_of = a.line.words(a.j + (of[0].low in things.of), b.last)
        elif a.unit == "percent" and a.share_of is None and b.unit is None and b.counted and _leads(of, things):
            a.share_of, a.phrase, a.concept = a.line.words(a.j + (of[0].low in things.of), b.counted[1]), b.phrase, b.concept
    for d in drafts:
        if d.unit != "percent" or changes(d.line.language).changes(d):
            continue
        if d.share_of and _peopled(d):
            base = d.share_of
        elif base and not d.share_of and not d.phrase and d.first > 1:
            d.share_of = base
    for a, b, start in _beside(drafts):
        known, gap = changes(a.line.language), a.line.atoms[start : b.first]
        turned = len(gap) == 1 and known.origin.at(gap, 0) and known.to.before(a.line.atoms, a.first)
        if turned and (a.unit == b.unit or b.unit is None) and (a.unit is not None or known.moves_near(a)):
            a.role, b.role = "change_to", "change_from"


def _leads(gap: list[Atom], things: Counted) -> bool:
    """`of`, perhaps with an article, leads from a share to its base: `two-thirds of the 1,900 delegates`."""
    return 0 < len(gap) < 3 and gap[0].low in things.share_of and all(x.low in things.articles for x in gap[1:])


def _beside(drafts: list[Draft]) -> Iterator[tuple[Draft, Draft, int]]:
    """Each draft, the one behind it or its conversion in brackets (`¥48 billion ($310 m) from ¥61 billion`), the atom between."""
    for k, a in enumerate(drafts[:-1]):
        b, start = drafts[k + 1], a.last
        if k + 2 < len(drafts) and low_at(b.line.atoms, b.first - 1) == "(" and low_at(b.line.atoms, b.last) == ")":
            yield a, drafts[k + 2], b.last + 1
        yield a, b, start


def whole_first(drafts: list[Draft]) -> None:
    """`Von den 500 Gästen waren 30 Kinder`: the whole opens the clause, and its part follows."""
    for a, b in pairwise(drafts):
        atoms, found = a.line.atoms, roles(a.line.language).whole.before(a.line.atoms, a.first)
        if found is None or a.unit is not None or b.unit is not None or a.low is None or b.high is None or b.high > a.low:
            continue
        opens = found[0] == 0 or atoms[found[0] - 1].kind == "s"
        near = b.first - a.j <= FEW and all(x.kind == "w" for x in atoms[a.j : b.first])
        if opens and near and b.role is None:
            b.role, b.role_words = "part", (found[0], a.first)


def swings(drafts: list[Draft]) -> None:
    """`17,3 Prozent (plus 3,2)`: the change of a share, in points."""
    for a, b in pairwise(drafts):
        atoms, gap = a.line.atoms, a.line.atoms[a.last : b.first]
        signed = bounds(a.line.language).signs.at(atoms, b.first)
        if a.unit != "percent" or signed is None or signed[1] == "both" or len(gap) != 1 or gap[0].text != "(":
            continue
        if b.unit in (None, "point", "percentage_point"):
            b.unit, b.role, b.role_words = "percentage_point", "change_by", (b.first, signed[0])


def ahead(drafts: list[Draft]) -> None:
    """`die Polizei zählte 8.000, der Veranstalter mehr als 40.000 Menschen`: the noun stands at the second count, the verb at the first."""
    for a, b in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        dated = _dated(a, b)  # `2025 waren es 300, 2024 noch 280 und 2023 gar 410 Tote`
        if a.unit is not None or (a.phrase and not (dated and a.inherited)) or b.unit is not None or not b.phrase:
            continue
        if not dated and (b.inherited or low_at(a.line.atoms, a.j) != ","):
            continue
        near = a.num.value > FEW and a.num.value / AS_MANY < b.num.value < a.num.value * AS_MANY
        if near and concepts(a.line.language).within(b.concept, PERSON):
            a.phrase, a.head, a.concept, a.inherited, b.source = b.phrase, b.head, b.concept, True, a


def _dated(a: Draft, b: Draft) -> bool:
    """Between the two stand a comma or conjunction, a year, and perhaps an adverb."""
    gap = a.line.atoms[a.j : b.first]
    if not 2 <= len(gap) <= 4 or not (gap[0].text == "," or gap[0].low in counted(a.line.language).both):
        return False
    return gap[1].kind == "n" and len(gap[1].text) == 4 and all(x.kind == "w" for x in gap[2:])


def included(drafts: list[Draft]) -> None:
    """`41 Menschen, darunter 12 Kinder, starben, Hunderte wurden verletzt`: the verb right behind the part is the whole's."""
    for a, b in pairwise(drafts):
        line, end = b.line, b.counted[1] if b.counted and b.counted[0] >= b.last else b.j
        part = roles(line.language).before.before(line.atoms, b.first)
        verb = line.token(end + 1) if low_at(line.atoms, end) == "," else None
        if part and part[1] == "part" and verb is not None and verb.fin and a.event and a.unit is None is b.unit:
            b.event = a.event


def turns(drafts: list[Draft]) -> None:
    """What follows a change is its end (`um 53 Prozent auf 291 Millionen`); a part shares what happened to the whole."""
    for a, b in pairwise(drafts):
        gap = a.line.atoms[a.last : b.first]
        row = a.line.atoms[a.counted[1] if a.counted and a.counted[0] >= a.last else a.j : b.first]
        if a.role == "part" and b.role is None and a.unit is None is b.unit and a.phrase and b.phrase and len(row) == 1:
            b.role = "part" if row[0].text == "," or row[0].low in counted(a.line.language).both else None
        if b.role == "part" and b.event is None and b.unit is None:
            b.event = a.event
        gap = gap[1:] if len(gap) == 2 and gap[0].text == "," else gap
        if a.role == "change_by" and b.role is None and len(gap) == 1 and changes(a.line.language).to.at(gap, 0):
            b.role = "change_to"
        elif a.role == "change_by" and b.role is None and len(gap) == 1 and gap[0].low in counted(a.line.language).both:
            b.role = "change_by" if b.unit == "percent" != a.unit else None  # `slipped $12, or 0.9 percent`


def origins(drafts: list[Draft]) -> None:
    """What a value came from, told behind it: `sank below 43%, from 60%`, `eased to 3.8% in May from 4%`."""
    for k, b in enumerate(drafts):
        known = changes(b.line.language)
        lead = known.origin.before(b.line.atoms, b.first)
        if lead is None or b.role not in (None, "measure") or b.low != b.high:
            continue
        for a in drafts[max(0, k - 2) : k][::-1]:
            turned = a.role == "change_to" or (a.bound in OPEN and a.role in (None, "measure") and known.moves_near(a))
            if turned and a.unit == b.unit and _no_verb(a, lead[0]):
                a.role, b.role, b.role_words = "change_to", "change_from", (lead[0], b.first)
                break


def _no_verb(a: Draft, end: int) -> bool:
    """Few words and no verb stand between the figure and atom `end`."""
    gap = range(a.last, end)
    return len(gap) <= GAP and not any(a.line.pos(k) in ("VERB", "AUX") for k in gap)


def _peopled(d: Draft) -> bool:
    """The base of a share is people or votes, which the shares told next have as well: `42 percent of those asked, 38 percent ...`."""
    known = counted(d.line.language)
    pronoun = d.counted is not None and low_at(d.line.atoms, d.counted[0]) in known.pronouns
    return pronoun or concepts(d.line.language).dimension.get(d.concept or "") in ("people", "votes")

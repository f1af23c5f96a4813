"""Positions and counts over time: a denial that became a confirmation, a count that was replaced, two that exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from laut.languages import toml
from laut.records import Attribution, Figure
from laut.weighing.answers import answered, replaced
from laut.weighing.desk import Desk, Draft, spans_of
from laut.weighing.institutions import relays, speaks_for, voices
from laut.weighing.interval import compare, end
from laut.weighing.propositions import Proposition, alike, proposition
from laut.weighing.things import apart, is_duration, is_money, is_share, pairs, subject
from laut.weighing.weights import grave, weight
from laut.weighing.words import has, phrase

# Amounts of these are somebody's own: what one spent is not what another spent.
DOINGS = frozenset({"spent", "paid", "raised", "earned", "received", "bought", "sold"})
_AFTER = 12  # code points behind a number in which the word for `of` stands


def position_change(desk: Desk) -> Iterator[Draft]:
    """One voice denied a proposition and confirmed it. A denial that the text leaves open is none."""
    denials = [a for a in desk.attribution.values() if a.sources and a.content and denies(desk, a)]
    confirmed = [a for a in desk.attribution.values() if a.sources and a.content and affirms(desk, a)]
    for a in confirmed:
        turned = _turn(desk, a)
        if turned:
            who = ", ".join(desk.source[s].name for s in a.sources if s in desk.source)
            words: dict[str, str | int] = {"who": who, "turn": turned, "confirmed": desk.quote(a.content)}
            yield Draft("position_change", "after", words, (*desk.spoken(a), *a.reporting), desk.claim_ids([a]))
    if not denials or not confirmed:
        return
    about = {a.id: proposition(desk, a) for a in [*denials, *confirmed]}
    reach = int(weight("reach", "pairs"))
    links = [(d, c) for d in denials[:reach] for c in confirmed[:reach] if d is not c and _changed(desk, d, c, about)]
    firm = [(d, c) for d, c in links if not says_weakly(desk, d)]
    for group in _clusters(firm):
        known = {a.id for a in group}
        both = [a for pair in links if pair[1].id in known or pair[0].id in known for a in pair]
        yield _change(desk, list(dict.fromkeys([*group, *both])), about)


def _turn(desk: Desk, a: Attribution) -> str | None:
    """The words of the reporting clause that say that a denial went before: `after days of denials`."""
    turn = re.compile(toml(desk.language, "weighing")["after_denial"])
    found = next((m for span in a.reporting if (m := turn.search(desk.words(span)))), None) if a.stance == "confirms" else None
    return found[0] if found else None


def denies(desk: Desk, a: Attribution) -> bool:
    """The stance, or a content that says no to something."""
    return a.stance == "denies" or (a.stance == "asserts" and has(desk.language, "negation", desk.quote(a.content, 400)))


def affirms(desk: Desk, a: Attribution) -> bool:
    """The stance, or a content that begins with a yes."""
    yes = phrase(desk.language, "yes").match(desk.quote(a.content).lstrip("„“”\"»«‚‘’' "))
    return a.stance == "confirms" or (
        a.stance == "asserts" and yes is not None and not has(desk.language, "negation", desk.quote(a.content, 400))
    )


def says_weakly(desk: Desk, a: Attribution) -> bool:
    """The words around the cue leave open whether it was denied at all."""
    spans = [*a.cue, *a.content]
    first, last = min(s.b for s in spans), max(s.e for s in spans)
    return has(desk.language, "weak_denial", desk.text[first : last + 40])


def _changed(desk: Desk, denial: Attribution, other: Attribution, about: dict[str, Proposition]) -> bool:
    """The same voice on the same proposition; to a no in its own words, the thing that it negates must be affirmed."""
    if not speaks_for(desk, denial) & speaks_for(desk, other):
        return False
    a, b = about[denial.id], about[other.id]
    if denial.stance == "denies":
        return alike(a, b)
    return bool(a.negated & b.subject - b.negated) and (other.stance == "asserts" or alike(a, b))


def _clusters(pairs: list[tuple[Attribution, Attribution]]) -> list[list[Attribution]]:
    """Pairs that share a denial or a confirmation, together."""
    groups: list[list[Attribution]] = []
    for pair in pairs:
        mine = [g for g in groups if pair[0] in g or pair[1] in g]
        joined = [a for g in mine for a in g]
        groups = [g for g in groups if g not in mine]
        groups.append(list(dict.fromkeys([*joined, *pair])))
    return groups


def _change(desk: Desk, held: list[Attribution], about: dict[str, Proposition]) -> Draft:
    """The finding, with both quotes."""
    held = sorted(held, key=lambda a: a.content[0])
    denials = [a for a in held if denies(desk, a) and not affirms(desk, a)]
    confirmed = [a for a in held if a not in denials]
    shared = set.intersection(*(set.union(*(speaks_for(desk, a) for a in side)) for side in (denials, confirmed)))
    who = [desk.source[s] for a in denials for s in a.sources if s in desk.source and speaks_for(desk, a) & shared]
    words: dict[str, str | int] = {
        "who": ", ".join(dict.fromkeys(s.name for s in who)),
        "denied": desk.quote(max(denials, key=lambda a: len(about[a.id].subject)).content),
        "confirmed": desk.quote(max(confirmed, key=lambda a: len(about[a.id].subject)).content),
    }
    spans = tuple(dict.fromkeys(s for a in held for s in desk.spoken(a)))
    form = "denied" if any(a.stance == "denies" for a in denials) and any(a.stance == "confirms" for a in confirmed) else "said"
    return Draft("position_change", form, words, spans, desk.claim_ids(held))


def _countable(desk: Desk, a: Figure, b: Figure) -> bool:
    """Two stand-alone figures of one running thing: no shares, lengths of time, parts or ends of a change."""
    if is_share(a) or is_duration(a) or a.per != b.per or _partitive(desk, a) or _partitive(desk, b):
        return False
    return not {a.role, b.role} & {"change_by", "share", "rate", "limit", "part", "additional", "remaining"}


def update(desk: Desk) -> Iterator[Draft]:
    """A later count of the same thing replaces an earlier one, as the text's own words say; each replaced count is told once."""
    corrected = {former.id: (former, now) for former, now in replaced(desk)}
    for former, now in corrected.values():
        event = now.event if now.event == former.event else None
        named: dict[str, str | int] = {"old": desk.named(former), "new": desk.named(now), "event": event or ""}
        yield Draft("update", "replaced", named, spans_of([former, now]), desk.claim_ids([former, now]), (former.id, now.id))
    told: dict[str, tuple[Figure, Figure]] = {}
    for a, b in pairs(desk):
        if (
            a.id in corrected
            or b.id in corrected
            or desk.in_title(a)
            or not _countable(desk, a, b)
            or compare(desk.allows(a), desk.allows(b)) is True
            or apart(desk, a, b)
        ):
            continue
        old = _marked(desk, a, b)
        if old is None:
            continue
        new = b if old is a else a
        if compare(desk.allows(a), desk.allows(b)) is None and not (a.event in grave() and end(new) < end(old)):
            continue  # `at least` more than before is no other count
        if old.id not in told or desk.distance(old, new) < desk.distance(*told[old.id]):
            told[old.id] = (old, new)
    series: dict[str, list[Figure]] = {}
    for old, new in told.values():
        series.setdefault(new.id, [new]).insert(-1, old)
    for *olds, new in series.values():
        words: dict[str, str | int] = {"old": "; ".join(map(desk.named, olds)), "new": desk.named(new), "event": new.event or ""}
        held = [*olds, new]
        form = "count" if len(olds) == 1 else "counts"
        yield Draft("update", form, words, spans_of(held), desk.claim_ids(held), tuple(f.id for f in held))


def _marked(desk: Desk, a: Figure, b: Figure) -> Figure | None:
    """The one of two figures that the text marks as the earlier count."""
    if {a.role, b.role} == {"change_from", "change_to"}:
        corrected = a.event in grave() and a.event == b.event and has(desk.language, "later", desk.around(a))
        return (a if a.role == "change_from" else b) if corrected and desk.distance(a, b) == 0 else None
    if "change_from" in (a.role, b.role):
        return None
    early_a, late_a = _marks(desk, a)
    early_b, late_b = _marks(desk, b)
    if early_a == early_b and not (late_b and not late_a and a.event):
        return None
    if desk.sentence(a) == desk.sentence(b):
        return None
    if not _one_size(a, b, "update_factor"):
        return None
    if a.event != b.event:
        return None
    least = weight("reach", "shared" if a.unit and not is_money(a.unit) else "strict")
    if (is_money(a.unit) or not (a.event and a.event == b.event)) and len(subject(desk, a) & subject(desk, b)) < least:
        return None
    if is_money(a.unit) and not ((early_a and late_b) or (early_b and late_a)):
        return None
    if a.event is None and not (late_a or late_b):
        return None  # `at first 2,000 were fed`: they came first, and are counted still
    return b if early_b and not early_a else a


def _partitive(desk: Desk, figure: Figure) -> bool:
    """So many of them, not so many in all: `two of the dead`."""
    if figure.unit is not None or figure.bound == "order_of_magnitude" or figure.role in ("change_from", "change_to"):
        return False
    return phrase(desk.language, "part_of").match(desk.text[figure.span.e : figure.span.e + _AFTER].lstrip()) is not None


def _one_size(a: Figure, b: Figure, factor: str) -> bool:
    """The larger one is not so many times the smaller one that they must count different things."""
    low, high = sorted((end(a), end(b)))
    return high <= weight("reach", factor) * low


def _marks(desk: Desk, figure: Figure) -> tuple[bool, bool]:
    """Words for an earlier and for a later count beside a figure."""
    if figure.id not in desk.marks:
        words = _clause(desk, figure)
        desk.marks[figure.id] = has(desk.language, "earlier", words), has(desk.language, "later", words)
    return desk.marks[figure.id]


def _clause(desk: Desk, figure: Figure) -> str:
    """The words before and after a figure, as far as its sentence goes."""
    b, e = desk.sentences.span(desk.sentence(figure))
    return desk.text[max(b, figure.span.b - 60) : min(e, figure.span.e + 40)]


def conflict(desk: Desk) -> Iterator[Draft]:
    """Two voices give figures to the same question that cannot both be right; who gives the same figure stands on the same side.

    One of them may stand without a source, where its own sentence sets it against the other.
    """
    sides: dict[tuple[float, float, str | None, str | None], tuple[list[Figure], list[Figure]]] = {}
    opposed = dict.fromkeys((a.id, b.id) for a, b in answered(desk))
    bare = {b for _, b in opposed}
    known = {f.id: f for f in desk.figures}
    opposed |= dict.fromkeys((a.id, b.id) for a, b in pairs(desk) if _in_conflict(desk, a, b))
    for a, b in ((known[i], known[j]) for i, j in opposed):
        low, high = (a, b) if end(a) <= end(b) else (b, a)
        left, right = sides.setdefault((end(low), end(high), low.unit, low.event), ([], []))
        left += [low] if low not in left else []
        right += [high] if high not in right else []
    for left, right in sides.values():
        first, second = sorted((left, right), key=lambda side: side[0].span)
        event = first[0].event if first[0].event == second[0].event else None
        words: dict[str, str | int] = {
            "a": _called(desk, first[0], bare), "b": _called(desk, second[0], bare), "event": event or "",
            "who_a": _who(desk, first), "who_b": _who(desk, second),
        }  # fmt: skip
        form = "figures" if words["who_a"] and words["who_b"] else "second" if words["who_a"] else "first"
        held = [*first, *second]
        speakers = [s for f in held if (by := desk.carried_by(f)) for s in by.speaker]
        spans = tuple(dict.fromkeys([*spans_of(held), *speakers]))
        yield Draft("conflict", form, words, spans, desk.claim_ids(held), tuple(f.id for f in held))


def _in_conflict(desk: Desk, a: Figure, b: Figure) -> bool:
    """The two exclude each other, are of one size, and two voices or the text itself oppose them."""
    x, y = desk.carried_by(a), desk.carried_by(b)
    if (
        not (x or y)
        or (is_money(a.unit) and {a.event, b.event} & DOINGS)
        or desk.in_title(a)
        or not _countable(desk, a, b)
        or compare(desk.allows(a), desk.allows(b)) is not False
        or apart(desk, a, b)
    ):
        return False
    opposed = _opposed(desk, x, y) if x and y else _set_against(desk, a, b)
    return opposed and _one_size(a, b, "conflict_factor") and not _marked(desk, a, b) and _at_odds(desk, a, b)


def _called(desk: Desk, figure: Figure, bare: set[str]) -> str:
    """The figure with what it counts; a bare number as it stands."""
    return figure.text if figure.id in bare else desk.named(figure)


def _who(desk: Desk, side: list[Figure]) -> str:
    """The names at the ends of the chains of one side."""
    return ", ".join(dict.fromkeys(s.name for f in side if (by := desk.carried_by(f)) for s in desk.ends(by)))


def _opposed(desk: Desk, x: Attribution, y: Attribution) -> bool:
    """Two sources that were found, of different institutions; neither quotes a figure to deny it."""
    return "denies" not in (x.stance, y.stance) and bool(x.sources and y.sources) and not voices(desk, x) & voices(desk, y)


def _set_against(desk: Desk, a: Figure, b: Figure) -> bool:
    """The sentence of the later figure opposes it to what stands before, on the same event."""
    if a.event is None or b.event not in (None, a.event) or is_money(a.unit):
        return False
    return b.perhaps is None and 1 <= desk.distance(a, b) <= weight("reach", "conflict") and has(desk.language, "contrast", desk.around(b))


def _side_by_side(desk: Desk, a: Figure, b: Figure) -> bool:
    """Two outlets count the dead, the injured or the like nearly alike, in one sentence or the next: one event's count.

    Of others (two mayors, two hospitals) each may count his own, but for `8,000 by the police's count, 40,000 people by the organisers'`.
    """
    if desk.distance(a, b) == 0 and {a.id, b.id} & desk.elliptic:
        return True
    if a.event not in grave() or desk.distance(a, b) > 1 or not _one_size(a, b, "rival_factor"):
        return False
    ends = [s for f in (a, b) if (by := desk.carried_by(f)) for s in desk.ends(by)]
    same = desk.sentences.same_block(desk.sentence(a), desk.sentence(b))
    return same and len(ends) > 1 and all(relays(s, desk) for s in ends)


def _at_odds(desk: Desk, a: Figure, b: Figure) -> bool:
    """The text sets the two against each other, or their questions are the same to the word."""
    shared = len(subject(desk, a) & subject(desk, b))
    if desk.distance(a, b) > weight("reach", "conflict"):
        return bool(a.event and a.event == b.event and shared >= weight("reach", "conflict_words"))
    first, last = sorted((desk.sentence(a), desk.sentence(b)))
    window = desk.text[desk.sentences.span(max(0, first - 1)).b : desk.sentences.span(last).e]
    if a.event != b.event and not (b.event is None and desk.carried_by(b) is None):
        return False
    if not has(desk.language, "contrast", window):
        return _side_by_side(desk, a, b)
    return not is_money(a.unit) or shared >= weight("reach", "strict")

"""What an editor should know of a question before printing: one origin behind many outlets, confirmations that are none, conflicts,
updates, bounds and hedges that were lost on the way, figures of which nobody names an origin.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from laut.records import Answer, Span
from laut.weighing.alike import likeness
from laut.weighing.answering import Around, Weighed
from laut.weighing.brief import Brief, Given
from laut.weighing.counting import COPY
from laut.weighing.desk import Draft
from laut.weighing.interval import compare
from laut.weighing.relations import CONFLICT, RANGE, UPDATE
from laut.weighing.weights import weight

Place = tuple[str, Span]
"""Words of an article: `Document.id` and where they stand."""

_WEAK = frozenset({"about", "just_over", "just_under", "at_least", "more_than", "at_most", "less_than"})


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """A finding over several articles before it is worded: `draft` has kind, form and words, `places` what it stands on."""

    draft: Draft
    places: tuple[Place, ...]
    who: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


def findings(weighed: Weighed) -> Iterator[CaseDraft]:
    """Every finding that one question gives."""
    yield from one_origin(weighed)
    yield from not_confirmed(weighed)
    yield from conflicting(weighed)
    yield from replaced(weighed)
    yield from lost(weighed)
    yield from unsourced(weighed)


def _shown(answer: Answer) -> str:
    """An answer as it stands in a list: outlet and day."""
    return f"{answer.outlet or '?'} ({answer.published.isoformat() if answer.published else '?'})"


def _by(answer: Answer) -> str:
    """Who says it, and where it stands; of an outlet's own word the outlet alone."""
    who = ", ".join(answer.origins)
    return _shown(answer) if who == answer.outlet else f"{who}, {_shown(answer)}"


def _places(answers: Sequence[Answer]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys((a.article, a.span) for a in answers))


def _draft(
    weighed: Weighed, kind: str, form: str, words: dict[str, str | int], answers: Sequence[Answer], who: Sequence[str] = ()
) -> CaseDraft:
    question = weighed.question
    counts = kind == "one_named_origin"
    draft = Draft(kind, form, words, (), least=question.at_least if counts else None, most=question.at_most if counts else None)
    return CaseDraft(draft, _places(answers), tuple(who), (question.id,))


def one_origin(weighed: Weighed) -> Iterator[CaseDraft]:
    """Several outlets give answers that all hold together, and at most one origin is named behind them: with the path by which it reached
    them."""
    question, answers = weighed.question, weighed.question.answers
    outlets = list(dict.fromkeys(a.outlet for a in answers if a.outlet and a.adds != COPY))
    named = {i: a for a, t, ids in zip(answers, weighed.traced, weighed.ids, strict=True) if not t.silent for i in ids}
    if len(outlets) < 2 or question.at_least > 1 or len(named) != 1 or question.relation in (CONFLICT, RANGE):
        return
    first = answers[0]
    origin = next(iter(named.values()))
    steps = [_step(a) for a in answers]
    words: dict[str, str | int] = {
        "figure": weighed.answers[0].given.named, "origin": ", ".join(origin.origins), "voices": len(outlets), "first": _shown(first),
        "path": "; ".join(dict.fromkeys(steps)),
    }  # fmt: skip
    yield _draft(weighed, "one_named_origin", "path", words, answers, origin.origins)


def _step(answer: Answer) -> str:
    """One answer on the path: its outlet and day, and through whom."""
    through = [", ".join(link) for link in answer.chain[1:] if link]
    return " ← ".join([_shown(answer), *through])


def not_confirmed(weighed: Weighed) -> Iterator[CaseDraft]:
    """An article says `confirmed`, and no other origin gives a figure that can be true with it."""
    rows = list(zip(weighed.answers, weighed.question.answers, weighed.traced, weighed.ids, weighed.stands, strict=True))
    told: set[tuple[str, ...]] = set()
    for mine, answer, traced, ids, stand in rows:
        if not mine.given.confirming or answer.adds == COPY:
            continue
        others = [r for r in rows if not r[2].silent and not set(r[3]) & set(ids) and r[1].article != answer.article]
        backed = [r for r in others if compare(r[4].allowed, stand.allowed) is not False]
        if backed or ids in told:
            continue
        told.add(ids)
        form = "nobody_else" if not others else "others_differ"
        words: dict[str, str | int] = {
            "figure": mine.given.named, "who": _by(answer), "outlet": _shown(answer),
            "others": "; ".join(f"{r[1].text}, {_by(r[1])}" for r in others[:3]),
        }  # fmt: skip
        yield _draft(
            weighed, "no_confirmation", "silent" if traced.silent else form, words, [answer, *(r[1] for r in others[:3])], answer.origins
        )


def conflicting(weighed: Weighed) -> Iterator[CaseDraft]:
    """Two standing answers that cannot both hold: both quotes, who gives them, and why."""
    question = weighed.question
    if question.relation not in (CONFLICT, RANGE):
        return
    rows = [(question.answers[i], weighed.answers[i], weighed.stands[i]) for i in question.standing]
    for k, (one, mine, a) in enumerate(rows):
        for other, yours, b in rows[k + 1 :]:
            apart = compare(a.allowed, b.allowed) is False and not set(one.origin_ids) & set(other.origin_ids)
            if apart and likeness(mine.given.ask, yours.given.ask) >= weight("alike", "join"):
                words: dict[str, str | int] = {
                    "a": mine.given.named, "b": yours.given.named, "who_a": _by(one), "who_b": _by(other), "about": question.about,
                }  # fmt: skip
                form = "across_range" if question.relation == RANGE else "across"
                yield _draft(weighed, "conflict", form, words, [one, other], (*one.origins, *other.origins))
                return


def replaced(weighed: Weighed) -> Iterator[CaseDraft]:
    """A later count took the place of an earlier one: the series, and whether the thing changed or the count was put right."""
    question = weighed.question
    if question.relation != UPDATE:
        return
    series: list[tuple[Answer, str]] = []
    for answer, told, stand in zip(question.answers, weighed.answers, weighed.stands, strict=True):
        if answer.adds != COPY and (not series or told.given.named != series[-1][1]) and stand.day:
            series.append((answer, told.given.text))
    if len(series) < 2:
        return
    running = all(s.goes_on for s in weighed.stands)
    words: dict[str, str | int] = {
        "series": "; ".join(f"{text}, {_by(a)}" for a, text in series), "about": question.about,
    }  # fmt: skip
    yield _draft(weighed, "update", "series" if running else "corrected", words, [a for a, _ in series])


def lost(weighed: Weighed) -> Iterator[CaseDraft]:
    """The same number on the same word, first with a bound or in doubt, later in another article without."""
    rows = list(zip(weighed.answers, weighed.question.answers, weighed.ids, weighed.traced, strict=True))
    for k, (later, answer, ids, traced) in enumerate(rows):
        if (
            later.given.bound != "exact"
            or answer.adds == COPY
            or later.given.ask.in_title
            or _number(later.given) < weight("reach", "lost_from")
        ):
            continue
        before = [r for r in rows[:k] if _number(r[0].given) == _number(later.given) and (set(r[2]) & set(ids) or traced.silent)]
        before = [r for r in before if r[1].article != answer.article and r[0].given.unit == later.given.unit]
        if not before:
            continue
        if all(r[0].given.bound in _WEAK for r in before):
            kind, form = "bound_lost", "across"
        elif all(r[0].given.hedges for r in before) and not later.given.hedges and later.given.stance not in ("estimates", "predicts"):
            kind, form = "hedge_lost", "across"
        else:
            continue
        first = before[0]
        words: dict[str, str | int] = {
            "first": first[0].given.named, "at_first": _shown(first[1]), "later": later.given.named, "at_later": _shown(answer),
            "hedge": ", ".join(first[0].given.hedges), "who": ", ".join(first[1].origins),
        }  # fmt: skip
        yield _draft(weighed, kind, form, words, [first[1], answer], first[1].origins)
        return


def _number(given: Given) -> float:
    return next((end for end in (given.low, given.high) if end is not None), 0.0)


def unsourced(weighed: Weighed) -> Iterator[CaseDraft]:
    """Several outlets give the figure, and none of them says who gave it."""
    question = weighed.question
    outlets = list(dict.fromkeys(a.outlet for a in question.answers if a.outlet and a.adds != COPY))
    if len(outlets) > 1 and {"unattributed", "attributed_to_nobody"} & set(question.sourcing):
        words: dict[str, str | int] = {
            "figure": weighed.answers[0].given.named, "voices": len(outlets), "outlets": ", ".join(outlets),
            "first": _shown(question.answers[0]),
        }  # fmt: skip
        yield _draft(weighed, "no_named_origin", "across", words, question.answers)


def beside(brief: Brief, around: Around, shares: Mapping[str, float], called: Mapping[str, str]) -> Iterator[CaseDraft]:
    """The findings of one article: what it gives by itself, and that it is a copy or a later version. `shares` is the part of a copy that
    stands in its original, `called` outlet and day of other articles."""
    for draft in brief.drafts:
        yield CaseDraft(draft, tuple((brief.article, span) for span in draft.spans))
    for kind, others in (("copy", around.copies), ("revision", around.revises)):
        if brief.article in others:
            words: dict[str, str | int] = {
                "outlet": f"{brief.outlet.name} ({brief.published or '?'})", "first": called.get(others[brief.article], "?"),
                "share": round(100 * shares.get(brief.article, 1.0)),
            }  # fmt: skip
            yield CaseDraft(Draft(kind, "across", words, ()), ((brief.article, Span(0, 0)), (others[brief.article], Span(0, 0))))

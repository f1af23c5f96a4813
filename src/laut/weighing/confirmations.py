"""One origin behind several voices, and confirmations that are none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from laut.records import Attribution, Figure, Source
from laut.weighing.desk import Desk, Draft, spans_of
from laut.weighing.institutions import relays, voice
from laut.weighing.interval import close, compare, end, spread
from laut.weighing.origins import carriers, count, named
from laut.weighing.things import apart, is_duration, is_share, pairs, same_thing
from laut.weighing.weights import grave, weight
from laut.weighing.words import has


def answers(desk: Desk) -> list[list[Figure]]:
    """Attributed figures that give the same answer to the same question: two or more, in text order."""
    group: dict[str, dict[str, Figure]] = {}
    for a, b in pairs(desk):
        if desk.carried_by(a) and desk.carried_by(b) and _same_answer(desk, a, b):
            home = group.get(a.id) or group.get(b.id) or {}
            for f in (a, b):
                home[f.id] = f
                group[f.id] = home
    homes = {id(home): home for home in group.values()}
    return [sorted(home.values(), key=lambda f: f.span) for home in homes.values()]


def _same_answer(desk: Desk, a: Figure, b: Figure) -> bool:
    """One number of one question: within what is taken as the same answer."""
    if is_share(a) or is_duration(a) or "order_of_magnitude" in (a.bound, b.bound) or a.per != b.per or apart(desk, a, b):
        return False
    if a.unit is None and not (a.event and a.event == b.event) and a.role != b.role:
        return False
    if a.unit is None and a.event not in grave() and end(a) < weight("reach", "lost_from"):
        return False
    return close(end(a), end(b), weight("tolerance", "same_answer")) and compare(desk.allows(a), desk.allows(b)) is not False


def pointers(desk: Desk) -> dict[str, list[Figure]]:
    """For each confirmation whose content only points back: the attributed figures that it points at."""
    found: dict[str, list[Figure]] = {}
    for a in desk.attribution.values():
        if not (a.stance == "confirms" and a.content and _points(desk, a)):
            continue
        at = desk.sentences.at(a.content[0].b)
        for i in range(at, at - 1 - int(weight("reach", "pointer")), -1):
            before = [f for f in desk.in_sentence.get(i, ()) if desk.carried_by(f) and f.span.b < a.content[0].b]
            if before:
                found[a.id] = before
                break
    return found


def _points(desk: Desk, a: Attribution) -> bool:
    """The content is a few words that name a statement, not a thing."""
    words = desk.quote(a.content).lower().split()
    if not words or len(words) > weight("reach", "pointer_words"):
        return False
    return has(desk.language, "pointer", words[0]) and (len(words) == 1 or has(desk.language, "pointed", " ".join(words[1:])))


def one_named_origin(desk: Desk) -> Iterator[Draft]:
    """Several voices carry the same figure, and at most one origin is named behind them; figures of the same voices are told together."""
    told: dict[tuple[object, ...], Draft] = {}
    pointing = pointers(desk)
    groups = answers(desk)
    grouped = {f.id for g in groups for f in g}
    loose = {f.id: [f] for figures in pointing.values() for f in figures if f.id not in grouped}
    pointed: dict[str, list[str]] = {}
    for i, figures in pointing.items():
        for f in figures:
            pointed.setdefault(f.id, []).append(i)
    for group in [*groups, *loose.values()]:
        said = [a for f in group if (a := desk.carried_by(f)) and a.stance != "denies" and not _refuted(desk, a)]
        backed = [desk.attribution[i] for f in group for i in pointed.get(f.id, ())]
        backed = [a for a in backed if not _own_figure(desk, a)]
        said = list(dict.fromkeys([*said, *backed]))
        least, most = count(desk, said)
        origins = named(desk, [desk.ends(a) for a in said])
        outlets = [s for a in said for s in desk.ends(a) if relays(s, desk)]
        if least > 1 or len(origins) != 1 or len(carriers(desk, said)) < 2 or not (outlets or most > 1 or _relayed(desk, said)):
            continue
        others, many = dict.fromkeys(s.name for s in outlets), len(carriers(desk, said))
        words: dict[str, str | int] = {
            "figure": desk.named(group[0]), "event": group[0].event or "", "origin": origins[0].name, "voices": many,
            "others": ", ".join(others), "least": least, "most": most,
        }  # fmt: skip
        spans = tuple(dict.fromkeys([s for a in said for s in desk.spoken(a)] + list(spans_of(group))))
        form = "outlets" if others else "relays"
        draft = Draft("one_named_origin", form, words, spans, desk.claim_ids(said), tuple(f.id for f in group), None, least, most)
        same = (voice(origins[0], desk), tuple(others), many, words["event"])
        told[same] = _together(told[same], draft) if same in told else draft
    yield from told.values()


def _refuted(desk: Desk, a: Attribution) -> bool:
    """The content says itself that it is not so: who quotes a figure to dispute it is no carrier of it."""
    return any(has(desk.language, "refuted", desk.words(span)) for span in a.content)


def _together(a: Draft, b: Draft) -> Draft:
    """Two findings about the same voices as one."""
    return replace(
        a,
        words={**a.words, "figure": f"{a.words['figure']}; {b.words['figure']}"},
        spans=tuple(dict.fromkeys(a.spans + b.spans)),
        claims=tuple(dict.fromkeys(a.claims + b.claims)),
        figures=a.figures + b.figures,
    )


def _relayed(desk: Desk, said: list[Attribution]) -> bool:
    """Somebody stands between the origin and the article."""
    return any(len(desk.up(a)) > 1 for a in said)


def _own_figure(desk: Desk, a: Attribution) -> Figure | None:
    """A figure that the confirming source gives itself, in the same sentence or the next one."""
    voices = {voice(desk.source[s], desk) for s in a.sources if s in desk.source}
    at = desk.sentences.at(a.content[0].b)
    for f in [*desk.in_sentence.get(at, []), *desk.in_sentence.get(at + 1, [])]:
        by = desk.carried_by(f)
        if by is None or f.span.b < a.content[0].b:
            continue
        if voices & {voice(desk.source[s], desk) for s in by.sources if s in desk.source}:
            return f
    return None


def no_confirmation(desk: Desk, covered: frozenset[str]) -> Iterator[Draft]:
    """The article says "confirmed", and no other origin gives a compatible figure to the same question.

    `covered` are claims that stand in a finding about their one origin already.
    """
    for ident, before in pointers(desk).items():
        a = desk.attribution[ident]
        cue = desk.quote(a.cue) if a.cue else ""
        who = [desk.source[s] for s in a.sources if s in desk.source]
        if not who or not has(desk.language, "confirm", cue):
            continue
        own = _own_figure(desk, a)
        form = _why_not(desk, a, who, own, before, covered)
        if form is None:
            continue
        first = next((f for f in before if own and same_thing(f, own, desk.language, wide=True)), before[0])
        said = desk.carried_by(first)
        figures = [first, *([own] if own else [])]
        words: dict[str, str | int] = {
            "who": ", ".join(s.name for s in who), "figure": desk.named(first), "own": desk.named(own) if own else "",
            "first": ", ".join(s.name for s in desk.ends(said)) if said else "",
        }  # fmt: skip
        by = desk.carried_by(own) if own else None
        spans = (*a.content, *a.speaker, *(desk.spoken(by) if by else ()), *spans_of(figures))
        held = [x for x in (a, said, by) if x]
        yield Draft("no_confirmation", form, words, tuple(dict.fromkeys(spans)), desk.claim_ids(held), tuple(f.id for f in figures))


def _why_not(
    desk: Desk, a: Attribution, who: list[Source], own: Figure | None, before: list[Figure], covered: frozenset[str]
) -> str | None:
    """Why the word "confirmed" does not hold, or None where it may."""
    if own is not None:
        like = [f for f in before if same_thing(f, own, desk.language, wide=True)]
        if not like:
            return None
        if all(apart(desk, f, own) for f in like):
            return "other_question"
        if all(compare(spread(f), spread(own)) is not True for f in like):
            return "other_figure"
        before = like
    ends = {voice(s, desk) for f in before if (by := desk.carried_by(f)) for s in desk.ends(by)}
    if ends & {voice(s, desk) for s in who}:
        return "same_origin"
    if own is None and all(relays(s, desk) for s in who) and not set(desk.claim_ids([a])) & covered:
        return "no_basis"
    return None

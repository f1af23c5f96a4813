"""Which attribution relays which: frames that lie in the content of another, or claim the same content."""

from __future__ import annotations

from itertools import pairwise

from laut.reading.attribution.draft import Draft, Range, covers, holds, minus


def nest(drafts: list[Draft]) -> None:
    """Sets `parent` among the attributions of one sentence and takes frames out of contents, in place."""
    scopes = {id(d): list(d.content) for d in drafts}
    _set_apart(drafts, scopes)
    _inner_prepositions(drafts, scopes)
    _shared_content(drafts, scopes)
    for inner in drafts:
        if inner.parent is not None:
            continue
        outer = [d for d in drafts if d is not inner and _relays(d, inner, scopes)]
        if outer:
            inner.parent = min(outer, key=lambda d: (_size(scopes[id(d)]), d.outer, d.at))
    for draft in drafts:
        _uncircle(draft)
    for draft in drafts:
        taken = [
            r for d in drafts if d is not draft and d is not draft.heir and _cuts(d, draft) and not _told_in(d, draft) for r in d.frame
        ]
        draft.content = minus(draft.content, draft.frame + taken)
    for draft in drafts:
        if draft.heir is not None:
            draft.content = list(draft.heir.content)


def _set_apart(drafts: list[Draft], scopes: dict[int, list[Range]]) -> None:
    """`Laut Polizei kamen 300, laut Veranstalter 900`: the second phrase begins a clause of its own; neither relays the other."""
    prepositions = sorted((d for d in drafts if d.rule == "preposition" and d.clause is not None), key=lambda d: d.frame[0][0])
    for first, second in pairwise(prepositions):
        if first.clause is None or second.clause is None or first.clause == second.clause or not second.apart:
            continue
        cut = second.clause[0]
        first.content = [(a, min(b, cut)) for a, b in first.content if a < cut]
        second.content = [(max(a, cut), b) for a, b in second.content if b > cut]
        scopes[id(first)], scopes[id(second)] = list(first.content), list(second.content)


def _uncircle(draft: Draft) -> None:
    """Nobody relays himself: a chain that comes back to its beginning ends before it does."""
    seen, at = {id(draft)}, draft
    while at.parent is not None:
        if id(at.parent) in seen:
            at.parent = None
            return
        seen.add(id(at.parent))
        at = at.parent


def _size(ranges: list[Range]) -> int:
    return sum(b - a for a, b in ranges)


_OWN = 6
"""Tokens before a frame that make a statement of their own."""
_FRAMED = frozenset(["complement", "quote", "relay", "inverted"])


def _in_frame(draft: Draft, other: Draft) -> bool:
    """Whether a phrase stands in a frame, or right behind one that ends its sentence (`"A," he said, according to B`)."""
    if covers(other.frame, draft.frame):
        return True
    behind = other.rule == "inverted" and not any(a >= draft.frame[0][1] for a, _ in other.content)
    return behind and any(b in (draft.frame[0][0], draft.frame[0][0] - 1) for _, b in other.frame)


def _inner_prepositions(drafts: list[Draft], scopes: dict[int, list[Range]]) -> None:
    """`gab laut X an, dass B` and `wie Y laut X mitteilte`: X relays the whole, with the same content."""
    for draft in drafts:
        if draft.rule != "preposition":
            continue
        for other in drafts:
            if other is draft or other.rule not in _FRAMED or not _in_frame(draft, other):
                continue
            if other.cue and draft.frame[0][0] < min(other.cue) and other.rule != "relay" and draft.frame[0][0] <= other.frame[0][0]:
                continue
            other.parent = draft
            draft.heir = other
            scopes[id(draft)] = list(scopes[id(other)])
            draft.content = list(other.content)
            break


def _shared_content(drafts: list[Draft], scopes: dict[int, list[Range]]) -> None:
    """`A reports that B, according to C`: C is who A relays, with the same content."""
    for draft in drafts:
        if draft.rule != "preposition" or draft.heir is not None:
            continue
        for other in drafts:
            if other.rule == "complement" and covers(scopes[id(other)], draft.frame) and draft.frame[-1][1] >= scopes[id(other)][-1][1] - 1:
                other.content = minus(other.content, draft.frame)
                if other.frame and other.frame[0][0] - scopes[id(draft)][0][0] > _OWN:
                    scopes[id(other)] = list(other.content)  # The firm sold it after its staff had warned that B, according to C
                    continue
                draft.parent, draft.heir = other, other
                break


def _relays(outer: Draft, inner: Draft, scopes: dict[int, list[Range]]) -> bool:
    if outer.rule == "deictic" and outer.cue and inner.cue and inner.cue[0] < outer.cue[0]:
        return False  # The Post gives 14, which relatives dispute
    place = [(inner.cue[0], inner.cue[0] + 1)] if inner.cue else inner.frame or inner.content
    if not covers(scopes[id(outer)], [(place[0][0], place[0][0] + 1)]):
        return False
    if outer.parent is inner or outer.heir is inner:
        return False
    back = outer.frame and holds(scopes[id(inner)], outer.frame[0][0])
    if back:
        return (outer.outer, -outer.at) > (inner.outer, -inner.at)
    return True


def _told_in(inner: Draft, outer: Draft) -> bool:
    """`Müller sagte, laut Polizei seien 30 tot`: what he says holds the words by which he passes it on."""
    return inner.rule == "preposition" and inner.parent is outer and inner.heir is None and outer.rule == "complement"


def _cuts(frame: Draft, content: Draft) -> bool:
    """Whether the frame of one is taken out of the content of the other: frames beside the content are, frames inside it are not."""
    return frame.outer >= 1 and (frame.outer > content.outer or content.outer >= 2 or frame.outer >= 2)

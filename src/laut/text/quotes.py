"""Pairing quotation marks: styles and levels, apostrophes left alone, one quotation over several paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left

from laut.text.records import Block, Quote, Token

_MARK = re.compile("''|``|[„“”\"»«‚‘’'‹›]")
# Archives write a double mark as two single ones.
_DOUBLE = {"''": '"', "``": "``"}
# Which marks close what a mark opened.
_PAIRS = {"„": '“”"', "“": "”", "``": '"”', '"': '"”', "»": "«", "«": "»", "‚": "‘’'", "‘": "’'", "'": "'’", "‹": "›", "›": "‹", "”": "”"}
_SINGLE = frozenset("‚‘’'")
_BEFORE = frozenset(" \t\n\r\u00a0\u202f\u2009([{–—-/„“\"»«‚‘'‹›:…")
_Span = tuple[int, int, int, int, int]  # begin, end, level, size of the closing mark (0 = missing), size of the opening mark
_SPACE = frozenset(" \t\n\r\u00a0\u202f\u2009\u200b")


class _Open:
    """A mark that waits for its partner."""

    __slots__ = ("at", "level", "mark", "size", "slot")

    def __init__(self, mark: str, at: int, level: int, slot: int, size: int) -> None:
        self.mark, self.at, self.level, self.slot, self.size = mark, at, level, slot, size


def quotes(text: str, blocks: list[Block], tokens: list[Token]) -> list[Quote]:
    """The pairs of `text`, in the order of their opening marks."""
    spans: list[_Span | None] = []
    held: _Open | None = None
    for n, block in enumerate(blocks):
        stack: list[_Open] = []
        start = block.b
        if held:
            stack, start = [held], block.b + (held.size if _mark(text, block.b) == held.mark else 0)
        held = None
        _pair(text, start, block.e, stack, spans)
        if stack and _continues(text, stack[0], blocks, n):
            held = stack.pop(0)
        for waiting in stack:
            spans[waiting.slot] = (waiting.at, block.e, waiting.level, 0, waiting.size)
    starts = [token.b for token in tokens]
    return [_quote(span, starts, tokens) for span in spans if span and span[1] > span[0] + (3 if text[span[0]] in "'‘" else 1)]


def _continues(text: str, waiting: _Open, blocks: list[Block], n: int) -> bool:
    """Whether the next paragraph opens the same quotation again, or closes it without opening one."""
    if (
        n + 1 >= len(blocks)
        or blocks[n].kind not in ("paragraph", "lead", "quotation")
        or blocks[n + 1].kind not in ("paragraph", "quotation")
    ):
        return False
    return _mark(text, blocks[n + 1].b) == waiting.mark or _closes(text, waiting.mark, blocks[n + 1])


def _closes(text: str, mark: str, block: Block) -> bool:
    """Whether the first mark of a paragraph that opens or closes such a quotation closes it, behind a word or the end of a sentence."""
    if mark in _PAIRS[mark] or mark in _SINGLE:
        return False
    found = next((m.start() for m in _MARK.finditer(text, block.b, block.e) if m[0] == mark or m[0] in _PAIRS[mark]), None)
    return found is not None and text[found] != mark and found > block.b and text[found - 1] not in _SPACE


def _mark(text: str, at: int) -> str:
    """The mark at `at`, two single ones as the double mark that they stand for."""
    return _DOUBLE.get(text[at : at + 2], text[at])


def _quote(span: _Span, starts: list[int], tokens: list[Token]) -> Quote:
    b, e, level, closing, size = span
    inner_b, inner_e = b + size, e - closing
    first, last = bisect_left(starts, inner_b), bisect_left(starts, inner_e)
    if last > first and tokens[last - 1].e > inner_e:  # the mark has become part of a word
        last -= 1
    return Quote(b, e, inner_b, inner_e, first, last, level, closing > 0)


def _pair(text: str, b: int, e: int, stack: list[_Open], spans: list[_Span | None]) -> None:
    """Pairs the marks in `[b, e)`; what stays open is left on `stack`."""
    marks = [match.span() for match in _MARK.finditer(text, b, e)]
    last = _last_closers(text, [at for at, end in marks if end == at + 1], e)
    for at, end in marks:
        mark = _mark(text, at)
        before = text[at - 1] if at > b else " "
        after = text[end] if end < e else " "
        if mark in _SINGLE and _is_apostrophe(mark, before, after, stack):
            continue
        opens = before in _BEFORE and after not in _SPACE
        partner = _partner(mark, opens, before, after, stack)
        if partner is not None:
            while len(stack) > partner:
                waiting = stack.pop()
                closed = len(stack) == partner
                spans[waiting.slot] = (waiting.at, end if closed else at, waiting.level, end - at if closed else 0, waiting.size)
        elif _may_open(mark, opens, at, last, before, after) and len(stack) < 4:
            stack.append(_Open(mark, at, len(stack), len(spans), end - at))
            spans.append(None)


def _last_closers(text: str, marks: list[int], e: int) -> dict[str, int]:
    """For single marks, where the last one stands that could close a pair."""
    out: dict[str, int] = {}
    for at in marks:
        if text[at] in _SINGLE and not text[at - 1 : at].isspace() and not (at + 1 < e and text[at + 1].isalnum()):
            out[text[at]] = at
    return out


def _is_apostrophe(mark: str, before: str, after: str, stack: list[_Open]) -> bool:
    """Whether a single mark is part of a word, or stands for letters left out."""
    if mark == "‚":
        return after in _SPACE
    if before.isalnum() and after.isalnum():
        return True
    if mark in "’'" and (after in _SPACE or not after.isalnum()):
        return not any(mark in _PAIRS[waiting.mark] for waiting in stack)
    return mark == "’"


def _partner(mark: str, opens: bool, before: str, after: str, stack: list[_Open]) -> int | None:
    """The place on the stack of the pair that `mark` closes; None where it closes none."""
    for k in range(len(stack) - 1, -1, -1):
        if mark in _PAIRS[stack[k].mark]:
            if opens and before in _SPACE and mark in "\"»«“'":  # looks like one that opens: a pair inside
                return None
            return k
    return None


def _may_open(mark: str, opens: bool, at: int, last: dict[str, int], before: str, after: str) -> bool:
    if mark in "„‚":
        return True
    if mark == "’":
        return False
    if mark == "'":
        return opens and last.get("'", -1) > at + 1
    if mark == "‘":
        return opens and max(last.get("’", -1), last.get("'", -1)) > at + 1
    if mark == "”":
        return opens and before in _SPACE
    return opens or (not before.isalnum() and after not in _SPACE)

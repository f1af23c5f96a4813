"""Cutting tokens into sentences, block by block."""

from __future__ import annotations

from laut.text.layout import Layout
from laut.text.records import Block, Sentence, Token

_ENDS = frozenset((".", "!", "?", "…", "...", "!!", "??", "?!", "‼", "⁇"))
_DOTS = frozenset(("…", "..."))
_AFTER = frozenset([*"“”\"«»’'‘›‹)]", "''"])  # closes with the sentence
_OPEN = frozenset([*"„“\"»«‚‘'‹›([–—-", "''", "``"])


def sentences(tokens: list[Token], blocks: list[Block], rules: Layout) -> list[Sentence]:
    """The sentences of `tokens`; fills `Token.sentence`. A block's end always ends one."""
    out: list[Sentence] = []
    i, n = 0, len(tokens)
    for block in blocks:
        first = i
        while i < n and tokens[i].b < block.e:
            i += 1
        _cut(tokens, first, i, block.index, rules, out)
    return out


def _cut(tokens: list[Token], first: int, last: int, block: int, rules: Layout, out: list[Sentence]) -> None:
    start, i = first, first
    depth = 0
    while i < last:
        word = tokens[i].text
        i += 1
        if word == "(":
            depth += 1
        elif word == ")":
            depth = max(0, depth - 1)
        if word in _ENDS:
            while i < last and tokens[i].text in _ENDS:
                i += 1
            end = _close(tokens, i, last)
            if end < last and not _begins(tokens, i, end, last, word, rules, depth):
                continue
            i = end
        elif word[-1] != "." or i >= last or len(word) == 1 or not _abbreviation_ends(tokens, i, rules):
            continue
        _add(tokens, start, i, block, out)
        start, depth = i, 0
    if start < last:
        _add(tokens, start, last, block, out)


def _close(tokens: list[Token], i: int, last: int) -> int:
    """The index after the quotation marks and brackets that close with the sentence."""
    while i < last and tokens[i].text in _AFTER and (not tokens[i].space or tokens[i].text == ")"):
        i += 1
    return i


def _begins(tokens: list[Token], stop: int, i: int, last: int, mark: str, rules: Layout, depth: int) -> bool:
    """Whether a sentence begins at token `i`, after a mark that may end one and the closing marks from `stop` on."""
    token = tokens[i]
    first = token.text[0]
    quoted = i > stop
    if quoted and (first.islower() or first in ",;:") and tokens[stop].text != ")":
        return False
    if first in ",;:)]":
        return False
    if depth and mark != "." and not quoted:
        return False
    if first.islower():
        return False
    if not token.space and not quoted and (first.isdigit() or mark in _DOTS or not _runs_on(tokens[i - 2].text, token.text)):
        return False
    if quoted and rules.resume and _resumes(tokens, i, last, rules):
        return mark == "."
    return not (first in "–—-" and i + 1 < last and tokens[i + 1].text[0].islower())


def _runs_on(before: str, word: str) -> bool:
    """Whether two sentences stand together without the blank between them: `er ging.Danach kam sie`."""
    return len(before) > 2 and before.isalpha() and before[1:].islower() and word.isalpha() and word[1:].islower()


def _resumes(tokens: list[Token], i: int, last: int, rules: Layout) -> bool:
    """Whether a name and a reporting verb follow the quotation: `"Why now?" Hale asked.`"""
    for k in range(i, min(i + 4, last)):
        if tokens[k].low in rules.resume:
            return k > i
        if k > i and not tokens[k].text[0].isupper():
            return False
    return False


def _abbreviation_ends(tokens: list[Token], i: int, rules: Layout) -> bool:
    """Whether the abbreviation before token `i` ends its sentence."""
    word, follow = tokens[i - 1].text, tokens[i].text
    if follow in _OPEN and tokens[i].space and i + 1 < len(tokens):
        follow = tokens[i + 1].text
    if follow not in rules.starters:
        return False
    if word in rules.closing:
        return True
    return len(word) == 2 and word[0].islower() and word not in rules.abbreviations


LONGEST = 250
"""Tokens that one sentence may have. What runs on longer is a list or no prose; rules that compare clauses would take the square of it."""
_BREAKS = frozenset([";", ":", ","])


def _add(tokens: list[Token], first: int, last: int, block: int, out: list[Sentence]) -> None:
    """Adds the sentence `[first, last)`, cut where it is longer than `LONGEST`: behind the last `;`, `:` or `,` before that."""
    while last - first > LONGEST:
        cut = next((k + 1 for k in range(first + LONGEST - 1, first + LONGEST // 2, -1) if tokens[k].text in _BREAKS), first + LONGEST)
        _keep(tokens, first, cut, block, out)
        first = cut
    _keep(tokens, first, last, block, out)


def _keep(tokens: list[Token], first: int, last: int, block: int, out: list[Sentence]) -> None:
    for k in range(first, last):
        tokens[k].sentence = len(out)
    out.append(Sentence(len(out), tokens[first].b, tokens[last - 1].e, first, last, block))

"""Cutting text into tokens: words with their inner hyphens and apostrophes, numbers whole, every mark on its own."""

from __future__ import annotations

import re
from functools import cache

from laut.text.layout import Layout, layout
from laut.text.records import Token

# A letter or digit, with the marks that Unicode combines with one, and the invisible hyphen and joiners inside words.
_CHAR = r"[\w\u0300-\u036f\u00ad\u200c\u200d]"
_RANGE = re.compile(r"(\d+(?:[.,]\d+)*)([-‐‑])(\d+(?:[.,]\d+)*)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])")
_GENITIVE = ("'s", "’s", "'S", "’S")


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """One token, by alternatives in the order in which they win."""
    rules = layout(language)
    dotted = sorted((a for a in rules.abbreviations | rules.closing if "." in a[:-1]), key=lambda a: (-len(a), a))
    known = "|".join(re.escape(a) for a in dotted if not re.fullmatch(r"(?:[^\W\d_]\.)+", a)) or r"(?!)"
    return re.compile(
        r"(?:https?://|www\.)[^\s<>\"„“”»«]{0,2000}[^\s<>\"„“”»«.,;:!?)\]…'’]"
        rf"|(?:{known})"
        rf"|(?:[^\W\d_]\.){{2,50}}(?:-{_CHAR}{{1,50}})*"
        # numbers; groups of three may stand apart by a fixed space
        rf"|\d{{1,3}}(?:[\u00a0\u202f\u2009]\d{{3}})+(?!{_CHAR})(?:,\d+)?"
        rf"|(?:\d+(?:[.,:'’]\d+)+|{_CHAR}+)(?:[-‐‑'’@&]{_CHAR}+|(?<=\d)[.,]\d+(?=[-‐‑])|\.[a-z]{{2,24}}(?!{_CHAR}))*(?:[-‐](?=\s+\w))?"
        rf"|(?<=\s)-(?=[^\W\d_]){_CHAR}+(?:-{_CHAR}+)*"
        r"|\.{2,20}|-{2,10}|''|``|\S"
    )


def spans(text: str, language: str) -> list[tuple[int, int]]:
    """`[b, e)` of every token, before full stops are joined to abbreviations and ordinals."""
    out: list[tuple[int, int]] = []
    for match in _pattern(language).finditer(text):
        b, e = match.span()
        if text[b].isdigit() and ("-" in text[b:e] or "‑" in text[b:e]):
            word = text[b:e]
            parts = _RANGE.fullmatch(word)
            if parts and not _DAY.fullmatch(word):
                out += [(b + parts.start(i), b + parts.end(i)) for i in (1, 2, 3)]
                continue
        out.append((b, e))
    return _possessives(text, out) if layout(language).possessive else out


def _possessives(text: str, cut: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same spans, with `'s` at a word's end as a token of its own."""
    out = []
    for b, e in cut:
        if e - b > 2 and text[e - 2 : e] in _GENITIVE:
            out += [(b, e - 2), (e - 2, e)]
        else:
            out.append((b, e))
    return out


def tokens(text: str, language: str) -> list[Token]:
    """The tokens of `text`; `sentence` is not filled yet."""
    rules = layout(language)
    cut = spans(text, language)
    out: list[Token] = []
    n, k, before = len(cut), 0, 0
    while k < n:
        b, e = cut[k]
        word = text[b:e]
        k += 1
        if k < n and cut[k][0] == e and text[e] == "." and cut[k][1] == e + 1:
            follow = text[cut[k + 1][0] : cut[k + 1][1]] if k + 1 < n else ""
            gap = text[e + 1 : cut[k + 1][0]] if k + 1 < n else "\n\n"
            if _keeps_dot(word, out[-1].text if out else "", follow, gap, rules):
                k, e, word = k + 1, e + 1, word + "."
        out.append(Token(len(out), b, e, word, word.lower(), space=b > before))
        before = e
    return out


def _keeps_dot(word: str, previous: str, follow: str, gap: str, rules: Layout) -> bool:
    """Whether the full stop right after `word` belongs to it: an abbreviation, an initial, an ordinal number."""
    dotted = word + "."
    if previous == "/" and len(word) == 1 and word.islower():  # a unit: `105 km/h.`
        return False
    if dotted in rules.abbreviations or dotted in rules.closing:
        return True
    if dotted in rules.before_number:
        return follow[:1].isdigit()
    if len(word) == 1 and word.isalpha():
        return follow != "" and (follow not in rules.starters or previous in rules.starters) and gap.count("\n") < 2
    if (word.isdigit() and len(word) <= 3) or _MONTH.fullmatch(word):
        return _is_ordinal(previous, follow, gap, rules)
    return (
        len(word) <= 6 and word[:1] in "IVX" and all(c in "IVX" for c in word) and (follow[:1].islower() or follow in rules.before_ordinal)
    )


def _is_ordinal(previous: str, follow: str, gap: str, rules: Layout) -> bool:
    """Whether a number with a full stop counts in order: `am 3. März`, `der 20. Landtag`, but not `es waren 15. Danach`."""
    if not rules.before_ordinal or not follow or gap.count("\n") > 1:
        return False
    if follow in rules.months or follow[0].islower():
        return True
    if follow in rules.starters:
        return False
    before = previous.lower()
    if follow[0].isalpha():
        if before in rules.before_cardinal:
            return False
        return before in rules.before_ordinal or previous in ("", "(", "-", "–", "/") or before.endswith((".", "en", "em"))
    return follow[0] in ",;)/–-" and not gap and (before in rules.before_ordinal or previous == "(")

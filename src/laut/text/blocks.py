"""Cutting text into blocks: what its line breaks mean, and what each unit of layout is for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from laut.records import Part
from laut.text.layout import Layout
from laut.text.records import Block

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_DATE = re.compile(r"\b(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{2,4})\b")
_BULLET = re.compile(r"(?:[-–—*•·▪◦‣►■]|\(?\d{1,2}[.)]|[a-z]\))\s+\S")
_OPENING = "„“\"»«‚‘'‹›"
_CLOSING = "“”\"«»’'›‹"
_BREAKS = str.maketrans("\r\n\u2028\u2029", "    ")
_WRAP = (40, 120)  # the widths at which people wrap lines
_END = ".!?…"
_UNMARKED = "paragraph"  # the kind that tells nothing: most pages make a paragraph of everything


def lines(text: str) -> list[tuple[int, int, bool]]:
    """`[b, e)` of each line that is not blank, without the space around it, and whether a blank line stands before it."""
    out: list[tuple[int, int, bool]] = []
    end = 0
    for match in _LINE.finditer(text):
        b, e = match.span()
        while b < e and text[b].isspace():
            b += 1
        while e > b and text[e - 1].isspace():
            e -= 1
        if b == e:
            continue
        gap = text[end:b]
        out.append((b, e, bool(out) and gap.count("\n") + gap.count("\r") - gap.count("\r\n") + 2 * gap.count("\u2029") > 1))
        end = e
    return out


def _width(text: str, rows: list[tuple[int, int, bool]]) -> int:
    """The width at which the lines were wrapped; 0 where line breaks are meant."""
    inner = [(rows[i], rows[i + 1]) for i in range(len(rows) - 1) if not rows[i + 1][2]]
    if len(inner) < 3:
        return 0
    lengths = sorted(r[1] - r[0] for r in rows)
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.98))]
    if not _WRAP[0] <= width <= _WRAP[1]:
        return 0
    full = sum(_is_full(text, row, after, width) for row, after in inner)
    return width if full >= 0.7 * len(inner) else 0


def _is_full(text: str, row: tuple[int, int, bool], after: tuple[int, int, bool], width: int) -> bool:
    """Whether the first word of the line `after` had no room left on `row`."""
    word = text[after[0] : min(after[1], after[0] + width)].split(None, 1)[0]
    return row[1] - row[0] + 1 + len(word) > width


def spans(text: str) -> list[tuple[int, int, bool]]:
    """`[b, e)` of every block, and whether a blank line stands before it."""
    rows = lines(text)
    width = _width(text, rows)
    out: list[tuple[int, int, bool]] = []
    previous: tuple[int, int, bool] | None = None
    for row in rows:
        if width and previous and not row[2] and _is_full(text, previous, row, width) and not _is_item(text, row, out[-1]):
            out[-1] = (out[-1][0], row[1], out[-1][2])
        else:
            out.append(row)
        previous = row
    return out


def unwrapped(text: str) -> str:
    """`text` with a space for each line break that only wraps a line: every offset stays what it was."""
    out: list[str] = []
    end = 0
    for b, e, _ in spans(text):
        out += (text[end:b], text[b:e].translate(_BREAKS))
        end = e
    return "".join((*out, text[end:]))


def _is_item(text: str, row: tuple[int, int, bool], block: tuple[int, int, bool]) -> bool:
    """Whether a wrapped line begins an item of a list, and not with a dash or a number in the middle of a sentence."""
    if not _BULLET.match(text, row[0]):
        return False
    return text[block[1] - 1] in _END + ":;," or bool(_BULLET.match(text, block[0]))


def blocks(text: str, rules: Layout, parts: Sequence[Part] = ()) -> list[Block]:
    """The blocks of `text` with their kinds; where the source marks its blocks (`parts`), those.

    A page calls many things a paragraph: what it does not mark more closely is told as in a plain text.
    """
    if parts:
        marked = [part.kind for part in parts]
        cut = [(part.b, part.e, "\n\n" in text[before.e : part.b]) for before, part in pairwise((Part(0, 0, ""), *parts))]
    else:
        cut = spans(text)
        marked = [_UNMARKED] * len(cut)
    kinds = _kinds([text[b:e] for b, e, _ in cut], marked, [gap for _, _, gap in cut], rules)
    moments = [part.at for part in parts] or [None] * len(cut)
    return [Block(i, kind, b, e, at) for i, ((b, e, _), kind, at) in enumerate(zip(cut, kinds, moments, strict=True))]


def _kinds(parts: list[str], marked: list[str], gaps: list[bool], rules: Layout) -> list[str]:
    kinds = [_kind(part, rules) if mark == _UNMARKED else mark for part, mark in zip(parts, marked, strict=True)]
    body = _body(parts, kinds, rules)
    for i in range(body):
        if marked[i] == _UNMARKED and kinds[i] not in ("caption", "dateline", "list"):
            kinds[i] = _head_kind(i, parts, kinds, rules)
    for i in range(body):  # the line that describes a picture stands right before its credit
        described = i + 1 < len(parts) and kinds[i + 1] == "caption"
        if marked[i] == _UNMARKED and kinds[i] == "byline" and described and not _is_name(parts[i], rules):
            kinds[i] = "caption"
    for i in range(body, len(parts)):
        if kinds[i] == "short":
            kinds[i] = _short_kind(i, parts, kinds, gaps, rules)
    if body < len(parts) and "title" in kinds[:body] and "lead" not in marked:
        rest = kinds[body + 1 :].count("paragraph")
        if kinds[body] == "paragraph" and rest >= 2 and len(parts[body]) <= 400 and not _has_place_line(parts[body]):
            kinds[body] = "lead"
    return ["paragraph" if kind == "short" else kind for kind in kinds]


def _kind(part: str, rules: Layout) -> str:
    """The kind that a block's own words tell; `short` where its neighbours must."""
    if part.startswith(rules.caption) or (len(part) <= 200 and part.rstrip(".) ").endswith(rules.caption_end)):
        return "caption"
    if len(part) <= 400 and _is_bullet(part, rules):
        return "list"
    if len(part) <= 80 and _is_dateline(part, rules):
        return "dateline"
    if (
        part.startswith(rules.byline)
        and len(part) <= 100
        and part[-1] not in _END
        and len(part.split()) <= 12
        and _names_follow(part, rules)
    ):
        return "byline"
    if part[0] in _OPENING and part[-1] in _CLOSING and len(part) > 2 and _one_quotation(part):
        return "quotation"
    if len(part) <= 120 and part.rstrip(_CLOSING + ")]")[-1:] not in (".", ":", ";", ",", "…") and "\n" not in part:
        return "short"
    return "paragraph"


def _is_bullet(part: str, rules: Layout) -> bool:
    """Whether the block begins as the item of a list does; `14. August` is a date."""
    begins = _BULLET.match(part)
    return begins is not None and not (part[0].isdigit() and part[begins.end() - 1 :].split()[0] in rules.months)


def _body(parts: list[str], kinds: list[str], rules: Layout) -> int:
    """The index of the first block of running text: what stands before it are title, byline, captions."""
    if not parts or (kinds[0] == "paragraph" and not _is_stopped_title(parts, rules)):
        return 0
    for i, kind in enumerate(kinds):
        if (kind == "paragraph" or kind == "quotation") and i != 0:
            return i
        if i >= 8:
            return 1
    return min(len(parts), 1)


def _is_stopped_title(parts: list[str], rules: Layout) -> bool:
    """Whether the first block is a headline that was closed with a full stop."""
    first = parts[0]
    if not rules.full_stop or len(first) > 130 or first[-1] != "." or len(parts) < 2 or _has_place_line(first):
        return False
    return ". " not in first[:-1] and len(parts[1]) > len(first)


def _head_kind(i: int, parts: list[str], kinds: list[str], rules: Layout) -> str:
    """What a short block before the running text is."""
    if i == 0:
        return "title"
    if kinds[i] == "byline" or _is_name(parts[i], rules):
        return "byline"
    if i + 1 < len(parts) and kinds[i + 1] == "caption":
        return "caption"
    return "lead" if parts[i][-1] in _END or len(parts[i]) > 90 else "heading"


def _short_kind(i: int, parts: list[str], kinds: list[str], gaps: list[bool], rules: Layout) -> str:
    """What a short block without a full stop is, among running text."""
    part = parts[i]
    if i and kinds[i - 1] == "list" and not gaps[i]:
        return "list"
    if i + 1 < len(parts) and kinds[i + 1] == "caption" and len(parts) > i + 2:
        return "caption"
    if i == len(parts) - 1:
        return "byline" if part[0] in "([" or _is_name(part, rules) else "paragraph"
    if part.rstrip(_CLOSING)[-1:] in ("!", "?") and (len(part) > 60 or ":" in part or part[0] in _OPENING):
        return "paragraph"
    follows = kinds[i + 1]
    return (
        "heading"
        if follows in ("paragraph", "quotation", "list") and len(part) <= 110 and gaps[i + 1] | (len(parts[i + 1]) > 120)
        else "paragraph"
    )


def _is_name(part: str, rules: Layout) -> bool:
    """Whether the block is made of names only (`Lars Berger und Mia Kolb`)."""
    words = part.replace(",", " ").replace("/", " ").split()
    if not 2 <= len(words) <= 8 or len(part) > 80:
        return False
    names = [w for w in words if w not in rules.particles]
    return (
        len(names) >= 2
        and len(names) <= 6
        and all(
            (w[0].isupper() and not w.isupper() and w[1:].replace("-", "").replace(".", "").replace("'", "").isalpha())
            or (len(w) == 2 and w[1] == ".")
            for w in names
        )
    )


def _names_follow(part: str, rules: Layout) -> bool:
    start = max((s for s in rules.byline if part.startswith(s)), key=len)
    words = part[len(start) :].replace(",", " ").split()
    return bool(words) and all(w[0].isupper() or w in rules.particles or not w[0].isalpha() for w in words)


def _is_dateline(part: str, rules: Layout) -> bool:
    """Whether the block is a date, alone or with a place or an hour."""
    words = part.replace(",", " ").split()
    named = any(w in rules.months for w in words) and any(c.isdigit() for c in part)
    if not named and not (_DATE.search(part) and len(words) <= 8):
        return False
    plain = sum(w[0].islower() and w not in rules.dateline for w in words)
    return len(words) <= 10 and plain <= 1 and (part[-1] not in ".!?" or part[-2:-1].isdigit()) and any(c.isdigit() for c in part)


def _has_place_line(part: str) -> bool:
    """Whether the paragraph begins with an agency's place line: `KELLENAU (dpa) - `, `Kellenau, 3. März (afp) – `."""
    head = part[:90]
    for dash in (" - ", " – ", " — ", " -- "):
        cut = head.find(dash)
        if cut > 0 and (")" in head[:cut] or head[:cut].isupper()):
            return True
    return False


def _one_quotation(part: str) -> bool:
    """Whether the first mark's pair closes only at the block's end."""
    opening, closing = part[0], part[-1]
    if opening == closing:
        return opening not in part[1:-1]
    depth = 0
    for i, c in enumerate(part):
        depth += (c == opening) - (c == closing)
        if depth == 0 and i + 1 < len(part):
            return False
    return depth == 0

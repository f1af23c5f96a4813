"""The plain text of a mail without what it answers to, or with nothing but what it forwards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from laut import languages
from laut.acquire.days import parse_day
from laut.acquire.found import MOST, SPLIT, Found
from laut.acquire.mail import heads
from laut.acquire.mail.parts import Leaf
from laut.errors import DateError, InputError
from laut.records import Place

_FEW = 40  # words before what was forwarded or quoted: fewer only hand it on
_DEEPEST = 5  # mails forwarded inside one another
_BLANK = "\ufeff\u200b>"  # what shows nothing
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")


@dataclass(frozen=True, slots=True)
class _Line:
    """`[b, e)` of the words of a line, `end` behind its line break."""

    b: int
    e: int
    end: int


def found(leaves: Sequence[Leaf], where: str) -> Found:
    """The text of plain parts, one below the other, with what the head of a forwarded mail within it says."""
    pieces: list[str] = []
    places: list[Place] = []
    size = 0
    about = Found("")
    for leaf in leaves:
        if len(leaf.data) > 4 * MOST:
            raise InputError(f"an article of at most {MOST:,} characters", "more", where, SPLIT)
        piece = _Letter(leaf.text)
        runs = piece.flowed(leaf.part.get_param("delsp") == "yes") if leaf.part.get_param("format") == "flowed" else piece.runs()
        about = piece.about if not about.title else about
        if size and runs:
            pieces.append("\n\n")
            size += 2
        for b, e, gap in runs:
            size += len(gap)
            if b < e:
                places.append(Place(size, size + e - b, leaf.number, b))
            pieces += gap, piece.text[b:e]
            size += e - b
    return Found(
        "".join(pieces), title=about.title, author=about.author, published=about.published, published_at=about.published_at,
        places=tuple(places),
    )  # fmt: skip


class _Letter:
    """The lines of a text that are its own; `about` is what the head of a forwarded mail says, empty where nothing is forwarded."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.about = Found("")
        self._lines = self._trimmed(self._own(_lines(text)))

    def runs(self) -> list[tuple[int, int, str]]:
        """(begin, end in the part, what stands before it in the text) of each run that is kept as it is."""
        out: list[tuple[int, int, str]] = []
        before: _Line | None = None
        for line in self._lines:
            if before is not None and line.b == before.end:
                out[-1] = (out[-1][0], line.e, out[-1][2])
            else:
                out.append((line.b, line.e, "\n" if before is not None else ""))
            before = line
        return out

    def flowed(self, joined: bool) -> list[tuple[int, int, str]]:
        """As `runs`; a line that ends in a space goes on in the next one (RFC 3676). With `joined` that space is no part of the text."""
        out: list[tuple[int, int, str]] = []
        gap = ""
        for line in self._lines:
            b = line.b + self.text.startswith(" ", line.b, line.e)  # a space was put before lines that begin with `>` or a space
            goes_on = self.text.endswith(" ", b, line.e)
            out.append((b, line.e - (goes_on and joined), gap))
            gap = "" if goes_on else "\n"
        return out

    def _words(self, lines: Sequence[_Line]) -> int:
        text = self.text
        return sum(1 for line in lines for word in text[line.b : line.e].split() if word.isalnum() or word.strip(_BLANK))

    def _is_quoted(self, line: _Line) -> bool:
        return self.text.startswith(">", line.b, line.e)

    def _own(self, lines: list[_Line]) -> list[_Line]:
        lines = self._signed(lines)
        for _ in range(_DEEPEST):
            head = self._head(lines)
            if not head:
                break
            b, e = head
            below = self._signed(lines[e:])
            own, handed = self._words(lines[:b]), self._words(self._said(below))
            if own >= (min(_FEW, handed) or _FEW):
                return self._said(lines[:b])
            if not handed:
                break
            self._tell(lines[b:e])
            lines = below
        return self._said(lines)

    def _said(self, lines: list[_Line]) -> list[_Line]:
        """Without what the lines answer to; where they say little themselves, nothing but that."""
        lines = self._above_an_old_mail(lines)
        quoted = [self._unquoted(line) for line in lines if self._is_quoted(line)]
        if not quoted:
            return lines
        own = [line for i, line in enumerate(lines) if not self._is_quoted(line) and not self._introduces(lines, i)]
        best = own if self._words(own) >= min(_FEW, self._words(quoted)) else quoted
        return best if self._words(best) else lines

    def _above_an_old_mail(self, lines: list[_Line]) -> list[_Line]:
        """Without an old mail whose lines bear no mark: what stands below who wrote it, with an address, is another's."""
        for i, line in enumerate(lines):
            words = self._shown(line)
            if "@" in words and _introduction().search(words) and self._words(lines[:i]) >= _FEW:
                return lines[:i]
        return lines

    def _signed(self, lines: list[_Line]) -> list[_Line]:
        """Without the signature, which two hyphens part from the text; above all words they part nothing."""
        first = next((i for i, line in enumerate(lines) if not self._is_mark(line) and self._words([line])), len(lines))
        end = next((i for i in range(first, len(lines)) if self._is_mark(lines[i])), len(lines))
        return lines[first:end]

    def _is_mark(self, line: _Line) -> bool:
        return line.e - line.b < 9 and self.text[line.b : line.e].rstrip() == "--"

    def _head(self, lines: list[_Line]) -> tuple[int, int] | None:
        """`[b, e)` of the lines that programs put before a mail that is forwarded: a line of hyphens with a name for it, fields."""
        for i, line in enumerate(lines):
            words = self.text[line.b : line.e].strip()
            is_mark = bool(_forward_mark().fullmatch(words))
            first = next((j for j in range(i + is_mark, min(i + 3, len(lines))) if self._stands(lines[j])), i)
            e = first
            while e < len(lines) and (self._field(lines[e]) or (e > first and self._goes_on(lines, e))):
                e += 1
            if sum(bool(self._field(line)) for line in lines[first:e]) >= (1 if is_mark else 3):
                return i, e
        return None

    def _stands(self, line: _Line) -> bool:
        return line.e > line.b

    def _goes_on(self, lines: list[_Line], i: int) -> bool:
        return self.text.startswith((" ", "\t"), lines[i].b, lines[i].e) and self._stands(lines[i])

    def _field(self, line: _Line) -> tuple[str, str] | None:
        """The name of a mail's field (`from`, `sent`, ...) and its value, if the line is one."""
        found = _fields().match(self.text, line.b, line.e)
        return (_field_names()[found[1].lower()], self.text[found.end() : line.e].strip(" *\t")) if found else None

    def _tell(self, lines: list[_Line]) -> None:
        """Keep what the fields say; a day in a form that is not plain is left open."""
        values = {pair[0]: pair[1] for line in reversed(lines) if (pair := self._field(line))}
        sent = heads.moment(values.get("sent", ""))
        self.about = Found(
            "",
            title=heads.bare_subject(values.get("subject", "")) or None,
            author=heads.name(values.get("from", "")) or (values.get("from", "").split("[")[0].split("<")[0].strip() or None),
            published=sent.date() if sent else _day(values.get("sent", "")),
            published_at=sent.isoformat() if sent else None,
        )

    def _introduces(self, lines: list[_Line], i: int) -> bool:
        """Whether the line, alone or with its neighbour, says who wrote what is quoted below."""
        after = [line for line in lines[i + 1 : i + 4] if self._stands(line)]
        if not any(self._is_quoted(line) for line in after[:2]):
            return False
        before, line, below = ("" if not 0 <= k < len(lines) else self._shown(lines[k]) for k in (i - 1, i, i + 1))
        if _introduction().search(line):
            return True
        wrapped = bool(line and below and _introduction().search(f"{line} {below}")) and not _introduction().search(below)
        return wrapped or bool(line and before and _introduction().search(f"{before} {line}"))

    def _shown(self, line: _Line) -> str:
        return "" if self._is_quoted(line) else self.text[line.b : line.e].strip()

    def _unquoted(self, line: _Line) -> _Line:
        mark = _QUOTE.match(self.text, line.b, line.e)
        return _Line(mark.end() if mark else line.b, line.e, line.end)

    def _trimmed(self, lines: list[_Line]) -> list[_Line]:
        full = [i for i, line in enumerate(lines) if self._words([line])]
        return lines[full[0] : full[-1] + 1] if full else []


def _lines(text: str) -> list[_Line]:
    return [_Line(m.start(), m.end(1), m.end()) for m in _line().finditer(text) if m.end() > m.start()]


def _day(value: str) -> date | None:
    try:
        return parse_day(value)
    except DateError:
        return None


def _all(key: str) -> list[str]:
    return [word for code in languages.known() for word in languages.toml(code, "mail")[key]]


@cache
def _line() -> re.Pattern[str]:
    return re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")


@cache
def _forward_mark() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in _all("forwarded"))
    return re.compile(rf"[-_ >*]*(?:{words})[-_ :*]*", re.IGNORECASE)


@cache
def _field_names() -> dict[str, str]:
    return {
        word.lower(): name for code in languages.known() for name, words in languages.toml(code, "mail")["fields"].items() for word in words
    }


@cache
def _fields() -> re.Pattern[str]:
    words = sorted(map(re.escape, _field_names()), key=len, reverse=True)
    return re.compile(rf"[ \t]*\**({'|'.join(words)})\**[ \t]?:\**[ \t]*", re.IGNORECASE)


@cache
def _introduction() -> re.Pattern[str]:
    """A line that ends in a colon, with a word for writing and a day or an address."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in _all("introduction")), re.IGNORECASE)

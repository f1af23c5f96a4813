"""What differs, in a terminal: a heading for each pair, a line for each difference, before and after."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.text import Text

from laut.ledger.changes import STANCE_CHANGED, Change
from laut.ledger.comparing import Beside, Diff, Reread, Revised
from laut.ledger.differences import Difference
from laut.records import Span
from laut.showing.wording import Words

_LONGEST = 90  # letters of a quote


def lines(found: Iterable[Diff], words: Words) -> list[Text]:
    """All lines, in order."""
    out: list[Text] = []
    for diff in found:
        out += [Text(), *_one(diff, words)] if out else _one(diff, words)
    return out or [Text(words("diff.none"))]


def _one(diff: Diff, words: Words) -> list[Text]:
    if isinstance(diff, Reread):
        head = words("diff.reread", n=diff.document, a=diff.before, b=diff.after)
        return [_head(head, diff.title), *([_difference(d, words) for d in diff.differences] or [Text("  " + words("diff.same"))])]
    if isinstance(diff, Revised):
        rows = [_change(c, words) for c in diff.changes] or [Text("  " + words("diff.same"))]
        return [_head(words("diff.revised", a=diff.before, b=diff.after), diff.title), *rows]
    return _beside(diff, words)


def _head(words: str, title: str | None = None) -> Text:
    out = Text(words, style="bold")
    if title:
        out.append(f"  {title}", style="not bold dim")
    return out


def _beside(diff: Beside, words: Words) -> list[Text]:
    out = [_head(words("diff.beside", a=diff.one, b=diff.other), words("diff.copies") if diff.copies else None)]
    for name, share, only in ((diff.one, diff.in_one, diff.only_in_one), (diff.other, diff.in_other, diff.only_in_other)):
        out.append(Text("  " + words("diff.share", a=f"{round(100 * share)} %", n=name)))
        out += [_only(name, span, quote, words) for span, quote in only]
    return [*out, *(_change(c, words) for c in diff.changes)]


def _only(name: int, span: Span, quote: str, words: Words) -> Text:
    out = Text(f"    {words('diff.only', n=name)}  ", style="dim")
    out.append(words.quoted(_cut(quote)), style="not dim")
    out.append(f"  {span.b}-{span.e}")
    return out


def _change(change: Change, words: Words) -> Text:
    out = Text("  ")
    out.append(words(f"diff.{change.kind}"), style="bold")
    told = [_told(value, change, words) for value in (change.before, change.after) if value is not None]
    out.append("  " + " → ".join(told))
    return out


def _told(value: str, change: Change, words: Words) -> str:
    if change.kind == STANCE_CHANGED:
        return words.find("stances", value, value)
    return words.quoted(_cut(value))


def _difference(difference: Difference, words: Words) -> Text:
    out = Text("  ")
    out.append(words(f"diff.{difference.kind}"), style="bold")
    out.append(f"  {difference.part}  {words.quoted(_cut(difference.words))}")
    for name, before, after in difference.fields:
        out.append(f"  {name}: {_plain(before)} → {_plain(after)}", style="dim")
    return out


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return " ← ".join(_plain(part) if isinstance(part, list) else str(part) for part in value) or "-"
    return "-" if value is None else str(value)


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"

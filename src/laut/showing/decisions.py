"""Decisions of people in a terminal: one line each, with who, when, over which words, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.text import Text

from laut.ledger.correcting import shown
from laut.ledger.decisions import CORRECT, UNDONE, Decision
from laut.showing.wording import Words

_LONGEST = 70  # letters of a quote


def console() -> Console:
    """Where the lines go."""
    return Console(highlight=False, soft_wrap=True)


def line(decision: Decision, words: Words, orphan: bool = False) -> Text:
    """`7  2026-03-02 10:15  Ada  corrected  12/f4 „rund 4.000“  low=4000  (why)`."""
    out = Text(f"{decision.id:>4}  {decision.at[:10]} {decision.at[11:16]}  {decision.who}  ")
    out.append(words(f"deciding.{decision.kind}"), style="bold")
    for part in (_target(decision, words), _value(decision)):
        if part:
            out.append(f"  {part}")
    if decision.why:
        out.append(f"  ({decision.why})", style="dim")
    if decision.state == UNDONE:
        out.append(f"  {words('deciding.undone', id=decision.undone_by)}", style="yellow")
    if orphan:
        out.append(f"  {words('deciding.orphan')}", style="yellow")
    return out


def lines(decisions: Iterable[Decision], words: Words, orphans: frozenset[int]) -> list[Text]:
    """A line for each decision; `orphans` are the ids of those whose words are not there any more."""
    return [line(decision, words, decision.id in orphans) for decision in decisions]


def _target(decision: Decision, words: Words) -> str:
    target = decision.target
    if "quote" in target:
        name = target.get("id") or f"h{decision.id}"
        quote = str(target["quote"])
        cut = quote if len(quote) <= _LONGEST else quote[: _LONGEST - 1] + "…"
        return f"{decision.document}/{name} {words.quoted(' '.join(cut.split()))}"
    if "figures" in target:
        return ", ".join(words.quoted(str(figure["quote"])) for figure in target["figures"])
    if "sources" in target:
        return " = ".join(str(name) for name in target.get("names", target["sources"]))
    if decision.document is not None and decision.undoes is None:
        return str(decision.document)
    return str(target.get("name", target.get("decision", "")))


def _value(decision: Decision) -> str:
    value: Mapping[str, object] = decision.value
    if decision.kind == CORRECT:
        return shown(value)
    return " ".join(str(found) for found in value.values() if found)

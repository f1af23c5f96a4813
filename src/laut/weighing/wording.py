"""What a finding says, in the language of the reader: sentences from `findings.toml`, numbers as that language writes them."""

from __future__ import annotations

import re
from math import inf

from laut.languages import toml
from laut.weighing.desk import Draft

_NUMBER = re.compile(r"\{(-?[\d.e+-]+|inf|-inf)\}(?:\.\.\{(-?[\d.e+-]+|inf|-inf)\})?")
_EVENT = re.compile(r"\{event (\w+)\}")
SLOT = re.compile(r"\{(\w+)\}")


def say(draft: Draft, ui: str) -> str:
    """The sentence for a finding.

    Raises LanguageError for a language that no folder of `languages/` describes.
    """
    rules = toml(ui, "findings")
    form = rules[draft.kind][draft.form]
    if draft.arithmetic:
        form = f"{form} {rules['holds'][{True: 'true', False: 'false', None: 'part'}[draft.holds]]}"
    elif draft.least is not None:
        form = f"{form} {rules['origins']['one' if draft.least == draft.most else 'between']}"
    words = {**draft.words, "least": draft.least or 0, "most": draft.most or 0}
    words["event"] = event(str(words.get("event", "")), rules)
    filled = SLOT.sub(lambda m: _word(m.group(1), words.get(m.group(1), ""), rules), form)
    return re.sub(r"\s+([.,;:)])", r"\1", " ".join(filled.split()))


def event(name: str, rules: dict[str, dict[str, str]]) -> str:
    """What happened, in the reader's language, in brackets after the thing it happened to; empty where there is no word for it."""
    said = rules["events"].get(name)
    return f"({said})" if said else ""


def _word(name: str, value: str | int, rules: dict[str, dict[str, str]]) -> str:
    """One slot: numbers in the reader's writing, names of periods in the reader's words."""
    if isinstance(value, int):
        return number(float(value), rules)
    if name in ("per", "other"):
        return rules["periods"].get(value, value)
    if name == "count":
        return number(float(value), rules)
    value = _EVENT.sub(lambda m: event(m.group(1), rules), value)
    return _NUMBER.sub(lambda m: _range(m.group(1), m.group(2), rules), value)


def _range(low: str, high: str | None, rules: dict[str, dict[str, str]]) -> str:
    """An interval, or a number where both ends are one."""
    a, b = float(low), float(high) if high else float(low)
    if a == b:
        return number(a, rules)
    if b == inf:
        return rules["number"]["least"].replace("#", number(a, rules))
    if a in (-inf, 0.0):
        return rules["number"]["most"].replace("#", number(b, rules))
    left, right = number(a, rules), number(b, rules)
    scale = right.partition(" ")[2]
    return f"{left.removesuffix(' ' + scale) if scale else left}–{right}"


def number(value: float, rules: dict[str, dict[str, str]]) -> str:
    """A number with the decimal mark, the grouping and the scale words of the language, to three or four digits."""
    point, group = rules["number"]["decimal"], rules["number"]["group"]
    for name, scale in (("trillion", 1e12), ("billion", 1e9), ("million", 1e6)):
        if abs(value) >= scale:
            return f"{value / scale:.2f}".rstrip("0").rstrip(".").replace(".", point) + " " + rules["number"][name]
    if abs(value) >= 100 or float(value).is_integer():
        return f"{value:,.0f}".replace(",", "\x00").replace("\x00", group) if abs(value) >= 10000 or group == "," else _plain(value, group)
    return f"{value:.{2 if abs(value) < 10 else 1}f}".rstrip("0").rstrip(".").replace(".", point)


def _plain(value: float, group: str) -> str:
    """A whole number with its groups."""
    return f"{value:,.0f}".replace(",", group)

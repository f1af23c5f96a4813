"""What a question is about, in words of the reader's language: what is counted, what happened to it, where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from laut.languages import common, table, toml
from laut.weighing.ask import COUNT
from laut.weighing.tracing import Told
from laut.weighing.wording import SLOT

_MOST = 2  # names in the wording of a question


def about(answers: Sequence[Told], ui: str) -> str:
    """A question in words: `people killed (Kellen)`. The noun is that of the first answer in the reader's language, else its concept's
    name."""
    rules = toml(ui, "findings")["question"]
    asks = [told.given.ask for told in answers]
    event = _usual(ask.event for ask in asks)
    words = {
        "thing": _thing(answers, ui), "event": toml(ui, "findings")["events"].get(event or "", ""),
        "per": toml(ui, "findings")["periods"].get(_usual(ask.per for ask in asks) or "", _usual(ask.per for ask in asks) or ""),
        "names": ", ".join(_names(answers)),
    }  # fmt: skip
    role = _usual(ask.role for ask in asks)
    forms = [rules["thing"], *(rules[name] for name in ("event", "per", "names") if words[name])]
    if role in rules["roles"]:
        forms.insert(1, rules["roles"][role])
    return " ".join(SLOT.sub(lambda m: words[m.group(1)], "".join(forms)).split())


def _usual(values: Iterable[str | None]) -> str | None:
    found = Counter(value for value in values if value)
    return min(found, key=lambda value: (-found[value], value), default=None)


def _thing(answers: Sequence[Told], ui: str) -> str:
    asks = [told.given.ask for told in answers]
    kind = asks[0].kind
    if kind == COUNT:
        for told in answers:
            if told.given.counted and told.brief.language == ui:
                return told.given.counted
        concept = _usual(ask.thing for ask in asks)
        label = _labels(ui).get(concept or "")
        return (
            label or next((told.given.counted for told in answers if told.given.counted), "") or toml(ui, "findings")["question"]["number"]
        )
    measures = sorted({m for ask in asks for m in ask.measures})
    usual = Counter(m for ask in asks for m in ask.measures)
    found = [_measures(ui)[m] for m in sorted(measures, key=lambda m: (-usual[m], m)) if m in _measures(ui)]
    unit = next((told.given.unit for told in answers if told.given.unit), "") or ""
    return found[0] if found else f"{toml(ui, 'findings')['question']['measure']} {unit}"


def _names(answers: Sequence[Told]) -> list[str]:
    found = Counter(name for told in answers for name in set(told.given.names))
    order = {name: i for i, name in reversed(list(enumerate(name for told in answers for name in told.given.names)))}
    return sorted(found, key=lambda name: (-found[name], order[name]))[:_MOST]


@cache
def _labels(ui: str) -> dict[str, str]:
    return {row["concept"]: row.get(f"label_{ui}") or row["label_en"] for row in common("concepts")}


@cache
def _measures(ui: str) -> dict[str, str]:
    """The first word of each measure and aspect in a language."""
    capital = toml(ui, "findings")["question"]["capital"]
    rows = [(row["aspect"], row["words"]) for row in table(ui, "aspects")] + [
        (row["measure"], row["words"]) for row in table(ui, "measures")
    ]
    found = {name: words.partition("|")[0] for name, words in rows if words}
    return {name: word[:1].upper() + word[1:] if capital else word for name, word in found.items()}

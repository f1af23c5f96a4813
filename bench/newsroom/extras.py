"""Calculations that an article adds to a figure: parts of it, a share, a rate. Some do not close, on purpose."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from bench.newsroom import marks, numbers
from bench.newsroom.draft import Draft, Sum
from bench.newsroom.items import Item
from bench.newsroom.numbers import Stated
from bench.newsroom.templates import fill
from bench.newsroom.wording import Gaps, Writer

CLOSES = 0.72
LEAST = 8


def extra(writer: Writer, draft: Draft, item: Item, total: int) -> str | None:
    """A sentence with a calculation on the figure with the number `total`, None where none fits."""
    words = writer.language.quantities[item.quantity.name]
    if item.rival or item.via or item.stated.bound != "exact" or item.stated.value < LEAST or not words.extras:
        return None
    name = writer.rng.choice(list(words.extras))
    share = writer.event.parts[item.quantity.name, item.state]
    make = {"parts": _parts, "share": _share, "rate": _rate}[name]
    before = len(draft.figures)
    told = item.hidden or writer.last is None
    chain = draft.figures[total].chain
    named = draft.figures[total].named
    speaker = writer.last if not told else None

    values, result = make(item, share, writer.rng)

    def figure(letter: str) -> Callable[[], str]:
        def put() -> str:
            stated, key = values[letter]
            written = numbers.write(stated, writer.table, writer.rng)
            number = draft.add(item, stated, "derived" if key == "periods" else "answer", chain, pattern.id, key, named=named)
            return marks.marked(number, written.dative if letter == "q3" else written.text)

        return put

    pattern = writer.pattern(f"{name}_{'told' if told else 'said'}")
    late = {letter: figure(letter) for letter in values}
    fields = words.extras[name]

    def clause(finite: int) -> str:
        return " ".join(fill(fields[i], writer.rng, Gaps(writer.names, late)) for i in (0, finite, 3))

    late |= {"p_ind": lambda: clause(1), "p_kon": lambda: clause(2)}
    gaps = speaker.gaps("S") if speaker else {}
    text = writer.clean(fill(pattern.parts, writer.rng, Gaps({**writer.names, **gaps}, late)))
    kind, holds, note = result
    draft.sums.append(Sum(kind, (total, *range(before, len(draft.figures))), holds, note))
    return text


Values = dict[str, tuple[Stated, str]]
Result = tuple[str, bool, str]


def _off(value: float, rng: Random) -> float:
    return value + max(3.0, round(value * rng.choice((0.25, 0.4))))


def _parts(item: Item, share: float, rng: Random) -> tuple[Values, Result]:
    whole = item.stated.value
    a = min(max(2.0, float(round(whole * share))), whole - 2)
    b = whole - a
    holds = rng.random() < CLOSES
    if not holds:
        b = _off(b, rng)
    values = {"a": (numbers.exact(a, None), "town"), "b": (numbers.exact(b, None), "town2")}
    return values, ("sum", holds, f"{a:g} + {b:g} = {a + b:g}; in total {whole:g}")


def _share(item: Item, share: float, rng: Random) -> tuple[Values, Result]:
    whole = item.stated.value
    unit = item.stated.unit
    a = numbers.to_digits(whole * share, 2) if whole >= 100 else max(2.0, float(round(whole * share)))
    percent = float(round(100 * a / whole))
    holds = rng.random() < CLOSES
    if not holds:
        percent += rng.choice((-9.0, 11.0))
    q = (numbers.exact(percent, "percent"), "share")
    values = {"a": (numbers.exact(a, unit), "part"), "q": q, "q3": q}
    return values, ("share", holds, f"{a:g} / {whole:g} = {100 * a / whole:.0f} percent; stated {percent:g}")


def _rate(item: Item, share: float, rng: Random) -> tuple[Values, Result]:
    whole = item.stated.value
    periods = float(round(3 + 12 * share))
    rate = max(2.0, float(round(whole / periods)))
    if rate >= 100:
        rate = numbers.to_digits(rate, 2)
    holds = rng.random() < CLOSES
    if not holds:
        rate = numbers.to_digits(rate * 1.6 + 2, 2)
    values = {"a": (numbers.exact(rate, None), "rate"), "k": (numbers.exact(periods, None), "periods")}
    return values, ("rate_vs_total", holds, f"{whole:g} in {periods:g} = {whole / periods:.1f}; stated {rate:g}")

"""`laut validate`: how far the readings of a collection can be trusted, by people who do not see the machine's answer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from laut.cli import ledgers, options
from laut.cli.main import say
from laut.contract import dumps
from laut.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from laut.engines.validation.passages import Passage
    from laut.engines.validation.scoring import Coded, Rate, Row, Weighted

STRATA = "outlet,year,language,kind"


@click.group("validate")
def command() -> None:
    """Have people code a sample of passages, and see how often the machine agrees with them."""


@command.command("sample")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option("--out", required=True, metavar="SHEET", help="The coding sheet to write: .xlsx or .csv.")
@click.option("--size", type=click.IntRange(1), default=200, show_default=True, help="How many passages.")
@click.option("--by", default=STRATA, show_default=True, metavar="NAME,...", help="The strata; kind is what a paragraph is for.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another one draws another sample.")
@options.as_json
def sample(inputs: tuple[str, ...], out: str, size: int, by: str, seed: int, as_json: bool) -> None:
    """Draw passages from a ledger, or from articles, and write a coding sheet and its key.

    INPUT is one ledger, or what laut add takes. The sheet holds the passages and empty rows, and nothing of what the machine read; that
    stands in SHEET.key.jsonl, which coders should not open. A coder writes a row for each figure and each statement that somebody is named
    for: its words as they stand there, who says it (? for nobody that is named), through whom (from the outlet inward, parted by ;), its
    stance, or low, high, bound and measure; and an x under nothing where a passage has neither. docs/validation.md tells more.
    """
    from laut.engines.validation import sheets
    from laut.engines.validation.sampling import sample

    target = Path(out)
    sheets.free(target)
    strata = tuple(name.strip() for name in by.split(",") if name.strip())
    failed: list[str] = []
    reader: dict[str, Any] = {}
    drawn = sample(_passages(inputs, failed, reader), size, strata, seed)
    for line in failed:
        say(line)
    if not drawn:
        raise InputError("articles to draw passages from", "none", " ".join(inputs))
    secret = sheets.write(drawn, target, strata, seed, reader)
    articles, number = len({d.passage.document for d in drawn}), len({d.stratum for d in drawn})
    if as_json:
        told = {"passages": len(drawn), "articles": articles, "strata": number, "sheet": str(target), "key": str(secret), "failed": failed}
        click.echo(dumps(told).encode())
    else:
        click.echo(f"{len(drawn)} passages of {articles} articles, {number} strata: {target}; key: {secret}")
    if failed:
        raise click.exceptions.Exit(1)


def _passages(inputs: Sequence[str], failed: list[str], reader: dict[str, Any]) -> Iterator[Passage]:
    from laut.engines.validation import readings
    from laut.engines.validation.passages import passages

    if any(ledgers.is_ledger(name) for name in inputs):
        if len(inputs) > 1:
            raise InputError("one ledger, or articles", f"{len(inputs)} inputs with a ledger among them", " ".join(inputs))
        with ledgers.opened(inputs[0]) as ledger:
            for reading in readings.of_ledger(ledger):
                reader.update(dict(reading.reader))
                yield from passages(reading)
        return
    for reading in readings.of_articles(inputs, failed.append):
        reader.update(dict(reading.reader))
        yield from passages(reading)


@command.command("score")
@click.argument("key", metavar="KEY")
@click.argument("answers", metavar="SHEET...", nargs=-1, required=True)
@options.as_json
def score(key: str, answers: tuple[str, ...], as_json: bool) -> None:
    """Set the answers of one coder or several against the machine's.

    Prints for each coder precision, recall and the shares that are right, for all and for each stratum with its interval of 95 %; with
    several coders Krippendorff's alpha between them. A passage that a coder left empty is not counted, and its number is told.
    """
    from laut.engines.validation import sheets
    from laut.engines.validation.agreement import alphas
    from laut.engines.validation.scoring import by_stratum, weighted

    head, units = sheets.read_key(Path(key))
    coders = [sheets.read_sheet(Path(name), units) for name in answers]
    results = []
    for name, coder in zip(answers, coders, strict=True):
        coded = sheets.coded(units, coder)
        if not coded:
            raise InputError("a sheet with some passage coded", "an empty one", name)
        results.append((name, coded, list(by_stratum(coded)), weighted(coded)))
    agreed = alphas([{id: (units[id].language, items) for id, items in coder.items()} for coder in coders]) if len(coders) > 1 else {}
    if as_json:
        told = [{"sheet": n, "coded": len(c), "weighted": _weighted(w), "strata": _rows(r)} for n, c, r, w in results]
        alpha = {name: {"alpha": a.value, "units": a.units} for name, a in agreed.items()}
        click.echo(dumps({"passages": len(units), "by": head["by"], "coders": told, "alpha": alpha}).encode())
        return
    for name, coded_, rows, every in results:
        click.echo("\n".join(_page(name, coded_, rows, every, len(units), head["by"])))
    if agreed:
        click.echo("\n".join(["", "| Krippendorff's alpha | alpha | items |", "| --- | --- | --- |"]))
        for name, a in agreed.items():
            click.echo(f"| {name} | {'-' if a.value is None else f'{a.value:.3f}'} | {a.units} |")


def _page(
    name: str, coded: Sequence[Coded], rows: Sequence[Row], every: dict[str, Weighted], units: int, by: Sequence[str]
) -> Iterator[str]:
    """The tables of one coder, as Markdown."""
    yield f"\n{name}: {len(coded)} of {units} passages coded\n"
    yield "| measure | right | of | share | 95 % | for all that was sampled from | 95 % |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for measure, rate in rows[0].rates.items():
        whole = every[measure]
        of_sample = f"{rate.right} | {rate.of} | {_share(rate.value)} | {_interval(rate)}"
        yield f"| {measure} | {of_sample} | {_share(whole.value)} | {_ends(whole)} |"
    measures = [m for m in rows[0].rates if m.endswith(("precision", "recall", "who"))]
    yield f"\n| {', '.join(by)} | passages | {' | '.join(measures)} |"
    yield "| --- | --- |" + " --- |" * len(measures)
    for row in rows[1:]:
        cells = (f"{_share(row.rates[m].value)} ({_interval(row.rates[m])}; {row.rates[m].of})" for m in measures)
        yield f"| {' · '.join(row.name)} | {row.passages} | {' | '.join(cells)} |"


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _interval(rate: Rate) -> str:
    ends = rate.interval
    return f"{ends[0]:.3f}–{ends[1]:.3f}" if ends else "-"


def _ends(value: Weighted) -> str:
    return "-" if value.low is None or value.high is None else f"{value.low:.3f}–{value.high:.3f}"


def _weighted(every: dict[str, Weighted]) -> dict[str, Any]:
    return {name: {"value": w.value, "low": w.low, "high": w.high} for name, w in every.items()}


def _rows(rows: Sequence[Row]) -> list[dict[str, Any]]:
    return [
        {"stratum": list(row.name), "passages": row.passages,
         "rates": {m: {"right": r.right, "of": r.of, "value": r.value, "interval": list(r.interval) if r.interval else None}
                   for m, r in row.rates.items()}}
        for row in rows
    ]  # fmt: skip

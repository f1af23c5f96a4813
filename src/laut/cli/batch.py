"""`laut batch`: an archive to Parquet, on this machine's cores or on Spark."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from laut.cli import options

if TYPE_CHECKING:
    from laut.showing.wording import Words


@click.command("batch")
@click.argument("source", metavar="IN")
@click.argument("out", metavar="OUT")
@click.option("--engine", type=click.Choice(["local", "spark"]), default="local", show_default=True, help="Where it is done.")
@click.option("--workers", type=click.IntRange(1, 1024), metavar="N", help="Of local: how many processes; else as many as there are cores.")
@click.option("--master", metavar="URL", help="Of spark: the cluster, such as local[4] or spark://host:7077; else that of spark-submit.")
@click.option("--part", type=click.IntRange(1), default=250, show_default=True, metavar="N", help="How many articles are read at a time.")
@click.option("--anew", is_flag=True, help="Begin again, whatever was done in OUT before.")
@click.option("--keep", is_flag=True, help="Keep the tables that weighing worked with, in OUT/work.")
@options.given
@options.as_json
@options.ui
@options.model
@options.concepts
def command(
    source: str,
    out: str,
    engine: str,
    workers: int | None,
    master: str | None,
    part: int,
    anew: bool,
    keep: bool,
    as_json: bool,
    ui: str | None,
    model: str | None,
    concepts: tuple[str, ...],
    **given: Any,
) -> None:
    """Read all articles of IN, a file or a folder, and weigh them; the results are tables of Parquet in the folder OUT.

    IN holds Parquet or JSON Lines with a column text, WARC, pages, PDF, texts. OUT gets readings, articles, questions, answers, findings,
    and bad: what could not be read, was passed over or was the same article again, each with its reason. docs/batch.md has their columns.

    It can be stopped at any time: the same command goes on where it was. Memory does not grow with the number of articles. The exit code is
    1 where some inputs could not be read, 2 where none could.
    """
    from laut.engines.adding import How
    from laut.engines.batch import batch
    from laut.showing.wording import words

    if model is not None:
        from laut.reading.learned import load

        load(model)
    say = words(options.language_of_terminal(ui))
    known: Any = {name: value for name, value in given.items() if value is not None}
    how = How(known, model, options.concepts_of(concepts))
    with _progress(say) as tell:
        made = batch(
            source, out, engine=engine, how=how, workers=workers, master=master, part=part, anew=anew, keep=keep, tell=tell
        )  # fmt: skip
    if as_json:
        from laut.contract import dumps

        click.echo(dumps(asdict(made)).encode())
    else:
        counts = {"articles": made.articles, "questions": made.questions, "findings": made.findings}
        others = {"failed": made.failed, "passed_over": made.passed, "again": made.again}
        told = [say.count(f"batch.{name}", n) for name, n in counts.items()] + [say.count(f"batch.{k}", n) for k, n in others.items() if n]
        click.echo(f"{', '.join(told)}: {out}")
    if made.failed:
        click.get_current_context().exit(1 if made.articles else 2)


@contextmanager
def _progress(words: Words) -> Iterator[Callable[[str, int, int], None] | None]:
    """A line that tells how far the work is, on a terminal; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(words("batch.reading"), total=None)

        def tell(what: str, n: int, of: int) -> None:
            if of:
                progress.update(task, completed=n, total=of)
            else:
                progress.update(task, description=f"{words('batch.weighing')}: {what}", total=None)

        yield tell

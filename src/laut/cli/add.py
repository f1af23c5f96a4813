"""`laut add`: articles into a ledger, many at once, as often as one likes."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from laut.cli import ledgers, options
from laut.cli.main import say

if TYPE_CHECKING:
    from laut.engines.added import Added
    from laut.showing.wording import Words

    Tell = Callable[[Added], None]


@click.command("add")
@ledgers.ledger
@click.argument("inputs", metavar="INPUT...", nargs=-1)
@options.given
@options.as_json
@options.ui
@options.model
@options.concepts
@click.option("--workers", type=click.IntRange(1, 1024), metavar="N", help="How many processes read; else as many as there are cores.")
@click.option("--map", "mapping", metavar="FILE", help="A TOML file that says which columns of a table are which (docs/imports.md).")
@click.option("--again", is_flag=True, help="Read known articles too. Without INPUT: read again all that an older laut read.")
@click.option("--anyway", is_flag=True, help="Give back what was taken out of the ledger with laut forget; else it is passed over.")
def command(
    place: str,
    inputs: tuple[str, ...],
    as_json: bool,
    ui: str | None,
    model: str | None,
    concepts: tuple[str, ...],
    workers: int | None,
    mapping: str | None,
    again: bool,
    anyway: bool,
    **given: Any,
) -> None:
    """Keep articles with their readings in LEDGER, which is made where there is none.

    INPUT is a file, a folder, a pattern such as 'pages/*.html', an address, a feed, a WARC or WACZ archive, a table of claims (CSV, JSON,
    Parquet), or - for standard input. LEDGER is the path of a file, or postgresql://user@host/database.

    It is safe to repeat: what is known is not read once more, the same article twice is one. After Ctrl-C what was added stays, and the
    same command adds the rest. What cannot be read is listed at the end and kept with its reason; the exit code is 1 where some inputs
    failed, 2 where all did.
    """
    if not inputs and not again:
        raise click.UsageError("Missing argument 'INPUT...'", click.get_current_context())
    from laut.showing.wording import words

    say_so = words(options.language_of_terminal(ui))
    how = _how(model, concepts, given)
    mapped = None
    if mapping is not None:
        from laut.acquire.mapping import load

        mapped = load(mapping)
    with ledgers.opened(place, create=bool(inputs)) as ledger, _progress(say_so, inputs) as tell:
        from laut.engines.adding import add, read_again

        try:
            if inputs:
                added = add(ledger, inputs, how, workers=workers, anew=again, anyway=anyway, mapping=mapped, tell=tell)
            else:
                added = read_again(ledger, how, workers=workers, tell=tell)
        except KeyboardInterrupt:
            say(say_so("adding.stopped"))
            raise
    _print(added, say_so, as_json, bool(inputs))


def _how(model: str | None, concepts: tuple[str, ...], given: dict[str, Any]) -> Any:
    """How to read; a wrong model or list is said once, before the articles."""
    try:
        from laut.engines.adding import How
    except ImportError as error:
        raise ledgers.missing(error) from None

    if model is not None:
        from laut.reading.learned import load

        load(model)
    known: Any = {name: value for name, value in given.items() if value is not None}
    return How(known, model, options.concepts_of(concepts))


def _print(added: Added, words: Words, as_json: bool, inputs: bool) -> None:
    for failure in (*added.gone, *added.failures):
        say(failure.reason if failure.place in failure.reason else f"{failure.place}: {failure.reason}")
    if as_json:
        from laut.contract import dumps

        click.echo(dumps(added.to_dict()).encode())
    else:
        click.echo(_counts(added, words) or words("adding.nothing" if inputs else "adding.current"))
    if added.failures:
        click.get_current_context().exit(2 if len(added.failures) == added.done else 1)


def _counts(added: Added, words: Words) -> str:
    """`12 new articles, 3 known, 1 failed`."""
    numbers = {**added.counts, "passed_over": len(added.passed), "failed": len(added.failures)}
    names = ("new", "revision", "read_again", "known", "passed_over", "failed")
    return ", ".join(words.count(f"adding.{name}", numbers[name]) for name in names if numbers.get(name))


@contextmanager
def _progress(words: Words, inputs: tuple[str, ...]) -> Iterator[Tell | None]:
    """A line that tells how far the work is, on a terminal; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from laut.acquire.many import number

    columns = (SpinnerColumn(), BarColumn(20), *map(TextColumn, ("{task.fields[done]}", "{task.description}")), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        total = number(inputs) if inputs else None
        task = bar.add_task(words("adding.reading"), total=total, done="")
        begun = time.monotonic()

        def tell(added: Added) -> None:
            pace = words("adding.pace", n=words.number(round(added.done / max(time.monotonic() - begun, 0.1), 1)))
            done = f"{added.done}/{total} · {pace}" if total else pace
            bar.update(task, completed=added.done, done=done, description=_counts(added, words) or words("adding.reading"))

        yield tell

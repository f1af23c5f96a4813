"""Options of the verbs that ask a ledger for something, and how their answers are printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from laut.cli import options
from laut.contract import dumps

if TYPE_CHECKING:
    from laut.showing.wording import Words

Verb = Callable[..., Any]
Row = TypeVar("Row")


def asked(verb: Verb) -> Verb:
    """What may be asked of a document."""
    for option in (
        click.option("--stance", metavar="STANCE", help="A claim has this stance, such as denies."),
        click.option("--outlet", metavar="NAME", help="Published by this outlet."),
        click.option("--actor", metavar="NAME", help="A claim names this actor, in whatever language."),
        click.option("--place", "where", metavar="NAME", help="A claim names this place, in any language, or the text an unlisted one."),
        click.option("--published", metavar="A..B", help="Published from day A to day B, each 2026-03-02; one end may be left out."),
        click.option("--to", "until", metavar="DAY", help="A time of the text reaches back to this day or before."),
        click.option("--from", "since", metavar="DAY", help="A time of the text reaches to this day or after."),
        click.option("--unit", metavar="UNIT", help="A figure has this unit, such as kg or EUR."),
        click.option("--figure", metavar="A..B", help="A figure may lie from A to B; of the concept and unit where they are given."),
        click.option("--concept", metavar="NAME", help="A figure counts this, or what is narrower (docs/concepts.md)."),
        click.option("--source", metavar="NAME", help="This source speaks, under whatever name it is known."),
    ):
        verb = option(verb)
    return verb


def given(options_: dict[str, Any]) -> dict[str, Any]:
    """The options as Ledger.search takes them."""
    out = dict(options_)
    first, dots, last = (out.pop("published") or "").partition("..")
    out["published"] = (first or None, (last if dots else first) or None)
    out["place"] = out.pop("where")
    return out


def limits(most: int) -> Callable[[Verb], Verb]:
    """`--limit` and `--offset`."""

    def add(verb: Verb) -> Verb:
        verb = click.option("--offset", type=click.IntRange(0), default=0, metavar="N", help="Leave out the first N.")(verb)
        return click.option("--limit", type=click.IntRange(1), default=most, metavar="N", help=f"At most N; {most} without it.")(verb)

    return add


def page(rows: Sequence[Row], limit: int, offset: int, ui: str | None) -> tuple[Row, ...]:
    """The first `limit` of rows of which one more was asked for; where there is one more, a line on standard error says so."""
    if len(rows) > limit:
        click.echo(words(ui)("ledger.rest", n=offset + limit), err=True)
    return tuple(rows[:limit])


def lines(records: Iterable[Any]) -> None:
    """A line of JSON for each record."""
    for record in records:
        click.echo(dumps(record.to_dict()).encode())


def show(rows: Iterable[Any]) -> None:
    """Lines and tables on the terminal."""
    from laut.showing.decisions import console

    out = console()
    for row in rows:
        out.print(row)


def words(ui: str | None) -> Words:
    """The words of the interface, in the language of the terminal where none is asked for."""
    from laut.showing.wording import words

    return words(options.language_of_terminal(ui))

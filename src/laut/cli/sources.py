"""`laut sources`: who speaks in a ledger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from laut.cli import asked, ledgers, options
from laut.contract import dumps

if TYPE_CHECKING:
    from laut.ledger.speaking import Spoken


@click.command("sources")
@ledgers.ledger
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--kind", metavar="KIND", help="Only sources of this kind, such as ministry.")
@click.option("--country", metavar="CODE", help="Only sources of this country, such as DE.")
@click.option("--unnamed", is_flag=True, help="Only sources without a name, such as two officials.")
@click.option("--named", is_flag=True, help="Only sources with a name.")
@click.option("--proposals", is_flag=True, help="Which sources may be the same; laut merge decides.")
@asked.limits(50)
@options.as_json
@options.ui
def command(
    place: str,
    name: str | None,
    kind: str | None,
    country: str | None,
    unnamed: bool,
    named: bool,
    proposals: bool,
    limit: int,
    offset: int,
    as_json: bool,
    ui: str | None,
) -> None:
    """List who speaks, those in most documents first: of how many claims each is the origin, and how many it hands on.

    With NAME (a name, or the number s12): that source with all its names, whom it is one with and why, and its claims word for word.
    """
    from laut.showing import ledger as showing

    with ledgers.opened(place) as ledger:
        if name is not None:
            one = ledger.source(name, limit + 1, offset)
            one = replace(one, sayings=asked.page(one.sayings, limit, offset, ui))
            click.echo(dumps(one.to_dict()).encode()) if as_json else asked.show(showing.source(one, asked.words(ui)))
        elif proposals:
            found = asked.page(ledger.proposals()[offset : offset + limit + 1], limit, offset, ui)
            asked.lines(found) if as_json else asked.show(showing.proposed(found, asked.words(ui)))
        else:
            only = True if named else False if unnamed else None
            rows = ledger.sources(limit + 1, offset, kind=kind, country=country.upper() if country else None, named=only)
            rows = asked.page(rows, limit, offset, ui)
            asked.lines(rows) if as_json else asked.show(showing.speaking(_named(rows, ui), asked.words(ui)))


def _named(rows: Iterable[Spoken], ui: str | None) -> list[Spoken]:
    """The rows with the names that the directory has for sources in the language of the interface."""
    from laut.sources import directory

    language = options.language_of_terminal(ui)
    known = directory()
    entries = [(row, known.state(row.key.upper()) if row.kind == "state" and len(row.key) == 2 else known.get(row.key)) for row in rows]
    return [replace(row, name=entry.name(language)) if entry and entry.name(language) else row for row, entry in entries]

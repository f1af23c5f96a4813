"""`laut check`: what an editor should know of a case before printing."""

from __future__ import annotations

import click

from laut.cli import asked, ledgers, options
from laut.cli.weighing import progress
from laut.contract import dumps


@click.command("check")
@ledgers.ledger
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only findings of this kind, such as conflict; may be given again.")
@click.option("--all", "every", is_flag=True, help="Also calculations that hold; without it they are counted.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most N; 40 without it, all with --json.")
@click.option("--offset", type=click.IntRange(0), default=0, metavar="N", help="Leave out the first N.")
@options.as_json
@options.ui
def command(place: str, kinds: tuple[str, ...], every: bool, limit: int | None, offset: int, as_json: bool, ui: str | None) -> None:
    """List the findings of a ledger in the order in which an editor checks them, each with the words that it stands on.

    Findings over several articles stand beside those that one article gives by itself.
    """
    from laut.engines import case

    language = options.language_of_terminal(ui)
    with ledgers.opened(place) as ledger:
        most = limit if limit or as_json else 40
        rows = case.check(ledger, kinds, limit=most + 1 if most else None, offset=offset, ui=language, tell=progress(as_json))
        found = asked.page(rows, most, offset, ui) if most else rows
        if as_json:
            from laut.weighing.worded import finding_dict

            click.echo(dumps({"findings": [finding_dict(f) for f in found]}).encode())
            return
        named = case.articles(ledger, (article for f in found for article, _ in f.spans))
    from laut.showing import questions as showing

    asked.show(showing.findings(found, named, asked.words(ui), every))

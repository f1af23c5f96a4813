"""`laut log`: all that people decided."""

from __future__ import annotations

import click

from laut.cli import ledgers, options


@click.command("log")
@ledgers.ledger
@click.option("--document", metavar="ID", help="Only decisions over this document.")
@click.option("--by", metavar="NAME", help="Only decisions of this person.")
@click.option("--kind", metavar="KIND", help="Only decisions of this kind, such as correct or note.")
@click.option("--since", metavar="MOMENT", help="Only decisions since then: 2026-03-02, or 2026-03-02T10:15.")
@click.option("--orphans", is_flag=True, help="Only decisions over words that the texts, as they are read now, do not have any more.")
@options.as_json
@options.ui
def command(
    place: str, document: str | None, by: str | None, kind: str | None, since: str | None, orphans: bool, as_json: bool, ui: str | None
) -> None:
    """List what people decided, in the order in which they did: who, when, over which words, and why; what was undone is marked."""
    from laut.contract import dumps
    from laut.ledger.decisions import KINDS

    if kind is not None and kind not in KINDS:
        raise click.BadParameter(f"one of {', '.join(KINDS)}", param_hint="--kind")
    with ledgers.opened(place) as ledger:
        found = ledger.log(document=document, who=by, kind=kind, since=since)
        lost = frozenset(d.id for d in ledger.orphans())
    if orphans:
        found = tuple(d for d in found if d.id in lost)
    if as_json:
        for decision in found:
            click.echo(dumps(decision.to_dict() | {"orphan": decision.id in lost}).encode())
        return
    from laut.showing.decisions import console, lines
    from laut.showing.wording import words

    say = words(options.language_of_terminal(ui))
    for line in lines(found, say, lost):
        console().print(line)
    if not found:
        click.echo(say("deciding.none"))

"""`laut decide`: what a person decides over what was read."""

from __future__ import annotations

import click

from laut.cli import ledgers, options
from laut.cli.deciding import show
from laut.errors import LedgerError


@click.command("decide")
@ledgers.ledger
@click.argument("target", metavar="TARGET")
@click.option("--accept", is_flag=True, help="It is right as it was read.")
@click.option("--reject", is_flag=True, help="It is not what the article says; it is left out from now on.")
@click.option(
    "--set",
    "values",
    metavar="FIELD=VALUE",
    multiple=True,
    help="Correct a field, such as low=4000 bound=about stance=denies; once for each.",
)
@click.option("--letter", metavar="A-F", help="How reliable a source is, by the Admiralty code; TARGET is its name.")
@click.option("--digit", metavar="1-6", help="How credible a claim is, by the Admiralty code.")
@click.option("--claim", metavar="WORDS", help="Add a claim that was overlooked, in words that stand in the document TARGET.")
@click.option("--source", metavar="NAME", help="Who says the claim that is added; without it the outlet itself.")
@click.option("--stance", default="asserts", metavar="STANCE", help="The stance of the claim that is added, such as denies; else asserts.")
@click.option("--why", default="", metavar="WORDS", help="The reason; to reject and to correct there must be one.")
@ledgers.who
@options.as_json
@options.ui
def command(
    place: str,
    target: str,
    accept: bool,
    reject: bool,
    values: tuple[str, ...],
    letter: str | None,
    digit: str | None,
    claim: str | None,
    source: str | None,
    stance: str,
    why: str,
    who: str | None,
    as_json: bool,
    ui: str | None,
) -> None:
    """Correct or reject what was read, add a claim that was overlooked, judge a source or a claim.

    TARGET is something in a document (12/c3, 12/f4, 12/a7, 12/t2), a document (12) for a claim that is added, or the name of a source. What
    the machine read stays as it is; the decision is a row over it, with who and when, and laut undo takes it back. It stands on the words:
    after a new reading it is found again by them, and laut log --orphans lists it where it cannot be.
    """
    with ledgers.opened(place, who=who) as ledger:
        choices = {"accept": accept, "reject": reject, "letter": letter, "digit": digit, "claim": claim, "source": source}
        made = ledger.decide(target, set=_fields(values), stance=stance, why=why, **choices)  # type: ignore[arg-type]
    show(made, as_json, ui)


def _fields(values: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for value in values:
        name, equals, told = value.partition("=")
        if not equals or not name.strip():
            raise LedgerError("FIELD=VALUE, such as low=4000", repr(value), "--set")
        found[name.strip()] = told
    return found

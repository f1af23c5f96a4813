"""`laut questions`: what several articles answer alike, who stands behind it, and how the answers stand to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from laut.cli import asked, ledgers, options
from laut.cli.weighing import progress
from laut.contract import dumps

if TYPE_CHECKING:
    from laut.records import Question


@click.command("questions")
@ledgers.ledger
@click.argument("text", metavar="[TEXT...]", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Also questions that one article alone answers.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most N; 20 without it, all with --json.")
@click.option("--offset", type=click.IntRange(0), default=0, metavar="N", help="Leave out the first N.")
@options.as_json
@options.ui
def command(place: str, text: tuple[str, ...], every: bool, limit: int | None, offset: int, as_json: bool, ui: str | None) -> None:
    """List the questions that several articles answer: their answers, range, origins, and how they stand to each other.

    TEXT are words of a question, or the id of one (q1a2b3). With --json articles and questions are printed as docs/ledger.md describes.
    """
    from laut.engines import case

    language = options.language_of_terminal(ui)
    with ledgers.opened(place) as ledger:
        most = limit if limit or as_json else 20
        words = " ".join(text)
        if len(text) == 1 and _is_id(words):
            found: tuple[Question, ...] = (case.question(ledger, words, language),)
        else:
            rows = case.questions(
                ledger, words, every=every or as_json, limit=most + 1 if most else None, offset=offset, ui=language, tell=progress(as_json)
            )
            found = asked.page(rows, most, offset, ui) if most else rows
        if as_json:
            whole = not words and not limit and not offset
            click.echo(dumps(case.listed(ledger, found, whole)).encode())
            return
        named = case.articles(ledger, (a.article for q in found for a in (*q.answers, *q.disputes)))
    from laut.showing import questions as showing

    asked.show(showing.listed(found, named, asked.words(ui), place))


def _is_id(word: str) -> bool:
    return len(word) > 3 and word[0] == "q" and all(c in "0123456789abcdef" for c in word[1:])

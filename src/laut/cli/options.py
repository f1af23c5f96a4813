"""Options that several verbs share."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from laut import languages
from laut.acquire.days import parse_day
from laut.acquire.tongue import code
from laut.records import Document, Fact

if TYPE_CHECKING:
    from laut.reading.figures.own_concepts import OwnConcepts

Verb = Callable[..., Any]


def given(verb: Verb) -> Verb:
    """What a person knows of the article; it goes before what the front matter says."""
    for option in (
        click.option("--title", metavar="TITLE", help="Its title."),
        click.option(
            "--language", metavar="CODE", callback=_language, help="The language of the article, such as de; else it is detected."
        ),
        click.option("--outlet", metavar="NAME", help="Who published the article."),
        click.option(
            "--published",
            metavar="DAY",
            callback=_published,
            help="When it was published: 2025-04-28 or 28.04.2025. Relative times (last month) are resolved from it.",
        ),
    ):
        verb = option(verb)
    return verb


def as_json(verb: Verb) -> Verb:
    """`--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, by the schema that laut schema prints.")(verb)


def ui(verb: Verb) -> Verb:
    """`--ui`."""
    return click.option(
        "--ui",
        metavar="CODE",
        callback=_language,
        help="The language of the output, de or en; else that of the terminal, or of the article.",
    )(verb)


def html(verb: Verb) -> Verb:
    """`--html`."""
    return click.option("--html", metavar="FILE", help="Write a page to hand on instead: one HTML file (- for standard output).")(verb)


def facts(verb: Verb) -> Verb:
    """`--facts`, once or several times."""
    return click.option(
        "--facts",
        metavar="FILE",
        multiple=True,
        help="A reference sheet of your own (CSV: measure, value, and what else you know); figures that differ from it are said.",
    )(verb)


def model(verb: Verb) -> Verb:
    """`--model`."""
    return click.option(
        "--model",
        metavar="FILE",
        envvar="LAUT_MODEL",
        help="A learned model of quotations beside the rules, such as a file of models/ (also LAUT_MODEL); mind its licence.",
    )(verb)


def concepts(verb: Verb) -> Verb:
    """`--concepts`, once or several times."""
    return click.option(
        "--concepts",
        metavar="FILE",
        multiple=True,
        help="A list of your own of what figures count (tab-separated: concept, words; see docs/concepts.md); its words go before ours.",
    )(verb)


def _language(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    return code(value, option.opts[0]) if value is not None else None


def _published(context: click.Context, option: click.Parameter, value: str | None) -> date | None:
    return parse_day(value, option.opts[0]) if value is not None else None


def language_of_output(asked: str | None, document: Document) -> str:
    """What was asked for, else the language of the terminal, else that of the article."""
    return language_of_terminal(asked, document.language or "en")


def language_of_terminal(asked: str | None, other: str = "en") -> str:
    """What was asked for, else the language of the terminal, else `other`."""
    if asked:
        return asked
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:  # the first that is set rules, as for every program
            short = value.split("_")[0].split(".")[0].lower()
            return short if short in languages.known() else other
    return other


def document_of(file: str, options: dict[str, Any]) -> Document:
    """The article in `file`, or on standard input for `-`."""
    from laut.acquire import from_path, from_stream

    if file == "-":
        return from_stream(sys.stdin.buffer, **options)
    return from_path(file, **options)


def concepts_of(files: tuple[str, ...]) -> OwnConcepts | None:
    """The lists of concepts; what is wrong in them is said before any article is read."""
    if not files:
        return None
    from laut.reading.figures.own_concepts import read

    return read(files)


def facts_of(files: tuple[str, ...], language: str | None, own: OwnConcepts | None = None) -> tuple[Fact, ...]:
    """The facts of the sheets; what cannot be understood in them is said before any article is read."""
    if not files:
        return ()
    from laut.acquire.facts import read
    from laut.reading.figures.concepts import using
    from laut.weighing.facts import understand

    found = read(files, language)
    with using(own):
        for fact in found:
            understand(fact, fact.language or language or languages.known()[0])
    return found

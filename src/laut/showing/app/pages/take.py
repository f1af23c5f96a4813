"""What is taken away: dossiers."""

from __future__ import annotations

from starlette.responses import Response

from laut import languages
from laut.errors import InputError
from laut.ledger import asked as ledger_asked
from laut.showing.app import printing
from laut.showing.app.asked import PAGE, Asked
from laut.showing.app.desk import Desk
from laut.showing.app.dossier import ARTICLES, QUESTIONS, SEVERAL, Plain, gathered
from laut.showing.app.rendering import page
from laut.showing.app.routing import Part, attached
from laut.weighing.worded import question_from

PART = Part()
MOST_QUESTIONS, MOST_ARTICLES = 1_000, 20_000


@PART.shows("/dossier")
def form(desk: Desk, asked: Asked) -> Response:
    """What is to be in a dossier, and in which form."""
    words, offset = asked.get("q"), asked.count("offset", 0)
    with desk.reading() as connection:
        lines = list(ledger_asked.questions(connection, words.split(), SEVERAL, PAGE + 1, offset))
    found = [question_from(line, asked.ui) for line in lines]
    return page(desk, asked, "dossier_form.html", questions=found[:PAGE], more=len(found) > PAGE, offset=offset, size=PAGE, q=words,
                most=(MOST_QUESTIONS, MOST_ARTICLES), usual=(QUESTIONS, ARTICLES))  # fmt: skip


@PART.shows("/take/dossier")
def chosen(desk: Desk, asked: Asked) -> Response:
    """A dossier in the form that was chosen."""
    return _taken(desk, asked, asked.choice("to", printing.FORMATS, "html"))


@PART.shows("/take/dossier.html")
def html(desk: Desk, asked: Asked) -> Response:
    """A dossier as one HTML file."""
    return _taken(desk, asked, "html")


@PART.shows("/take/dossier.pdf")
def pdf(desk: Desk, asked: Asked) -> Response:
    """A dossier as PDF."""
    return _taken(desk, asked, "pdf")


def _taken(desk: Desk, asked: Asked, kind: str) -> Response:
    questions, articles = asked.count("questions", QUESTIONS, MOST_QUESTIONS), asked.count("articles", ARTICLES, MOST_ARTICLES)
    code = asked.get("in") or asked.ui
    if code not in languages.known():
        raise InputError(f"one of {', '.join(languages.known())}", repr(code[:20]), "in")
    speaking = Plain(code)
    found = gathered(desk, speaking, asked.get("question"), questions=questions, articles=articles)
    return attached(*printing.written(found, speaking, kind, apart=True), f"{found.file}.{kind}")

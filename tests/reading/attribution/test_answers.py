"""Interviews without labels: whose the answers are."""

from __future__ import annotations

from laut.reading.attribution import find_attributions
from laut.reading.names import find_names
from laut.reading.references import Cast
from laut.text import analyse

TALK = """A talk on ice

Professor Ann Lee studies glaciers.{more}

How thick is the ice?

“It is thin. It breaks.”

The shipping firms say that it is safe.

“They have not walked on it.”

What will you do?

“I will go back in May.”
"""


def _sources(text: str, language: str = "en") -> list[tuple[str, list[str]]]:
    read = analyse(text, language)
    cast = Cast(read, find_names(read), None)
    found = find_attributions(read, [], cast)
    names = {source.id: source.name for source in cast.sources()}
    return [(text[a.content[0].b : a.content[-1].e], [names[s] for s in a.sources]) for a in found if a.type == "direct"]


def test_the_answers_are_those_of_the_one_person_who_is_named() -> None:
    answers = ["“It is thin. It breaks.”", "“They have not walked on it.”", "“I will go back in May.”"]
    assert _sources(TALK.format(more="")) == [(answer, ["Ann Lee"]) for answer in answers]


def test_where_two_are_named_nobody_answers() -> None:
    assert [names for _, names in _sources(TALK.format(more=" Her colleague Bob Smith was there."))] == [[], [], []]

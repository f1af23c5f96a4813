"""Figures that the text itself sets one against the other."""

from __future__ import annotations

import pytest

from laut.weighing import weigh
from tests.weighing.build import Build


def said(b: Build) -> list[tuple[str, str]]:
    return [(f.kind, f.says) for f in weigh([b.reading()]).findings]


@pytest.mark.parametrize(
    "text",
    [
        "Statt der zunächst gemeldeten 57 Toten seien nur 41 Leichen geborgen worden.",
        "Es gab 41 Leichen, nicht 57 Toten wie zunächst gemeldet.",
        "Geborgen wurden 41 Leichen statt bisher 57 Toten.",
    ],
)
def test_a_sentence_that_replaces_a_figure(text: str) -> None:
    b = Build(text)
    numbers = sorted((("57", "Toten", "killed"), ("41", "Leichen", "rescued")), key=lambda n: text.find(n[0]))
    for number, thing, event in numbers:
        b.number(number, float(number), counted=thing, concept="dead", event=event)
    assert ("update", "Angabe ersetzt: früher „57 Toten“, nun „41 Leichen“.") in said(b)


@pytest.mark.parametrize(("answer", "kind"), [("es seien nur 50 gewesen", "conflict"), ("es seien nur 50 Bäume gewesen", "")])
def test_a_bare_number_answers_a_figure(answer: str, kind: str) -> None:
    b = Build(f"Die Reederei zählt 85 Container. Das Seeamt sagt, {answer}.")
    b.says([b.who("Reederei", "company")], "85 Container", "zählt")
    b.says([b.who("Seeamt")], answer, "sagt")
    b.number("85", 85.0, counted="Container")
    b.number("50", 50.0, counted="Bäume" if "Bäume" in answer else None)
    assert [k for k, _ in said(b) if k == "conflict"] == [kind] * bool(kind)


def test_the_same_voice_answers_nobody() -> None:
    b = Build("Die Reederei zählt 85 Container. Die Reederei sagt, es seien nur 50 gewesen.")
    who = b.who("Reederei", "company")
    b.says([who], "85 Container", "zählt")
    b.says([who], "es seien nur 50 gewesen", "sagt")
    b.number("85", 85.0, counted="Container")
    b.number("50", 50.0)
    assert "conflict" not in [k for k, _ in said(b)]


def test_an_agency_of_the_state_names_itself_as_origin() -> None:
    found = {}
    for name in ("state fire agency", "news agency"):
        b = Build(f"The {name} says 2,600 homes were destroyed.", "en")
        b.says([b.who(name, "agency", named=False)], "2,600 homes were destroyed", "says")
        b.number("2,600", 2600.0, counted="homes", event="destroyed")
        found[name] = [k for k, _ in said(b)]
    assert found == {"state fire agency": [], "news agency": ["no_named_origin"]}

"""A draft against a case: each kind of finding where it must come, and where it must not."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

import laut
from laut.contract import dumps
from laut.records import Reading
from laut.weighing.across import weigh_across
from laut.weighing.brief import brief
from laut.weighing.proofing import proof
from laut.weighing.proofs import Proof

BOTE, RUNDSCHAU, SOUND = "Talbote", "Auenrundschau", "The Sound"


def read(text: str, published: str, outlet: str, **given: str) -> Reading:
    return laut.read_text(text, published=published, outlet=outlet, **given)  # type: ignore[arg-type]


def against(draft: str, case: Sequence[Reading], ui: str = "de", published: str = "2025-09-10", **given: str) -> Proof:
    """A draft of our own outlet against articles."""
    briefs = [brief(reading) for reading in case]
    asks = {(b.article, g.ask.figure): g.ask for b in briefs for g in b.given}
    questions = [w.question for w in weigh_across(briefs, ui=ui)]
    return proof(read(draft, published, "Eigenblatt", **given), questions, asks, {r.document.id: r.document.text for r in case}, ui)


def kinds(found: Proof) -> list[str]:
    return [f.finding.kind for f in found.findings]


FLOOD = [
    read(
        "Nach dem Dammbruch in Grauwinkel sind mindestens 140 Häuser überflutet, sagte die Feuerwehr Grauwinkel. Ums Leben kamen "
        "zwölf Menschen, teilte die Polizei Grauwinkel mit. Der Schaden liegt vermutlich bei 30 Millionen Euro, sagte Bürgermeisterin "
        "Ines Tarrach.\n",
        "2025-09-02",
        BOTE,
    ),
    read(
        "Die Zahl der Toten nach dem Dammbruch in Grauwinkel ist auf 15 gestiegen, teilte die Polizei Grauwinkel mit. In Grauwinkel "
        "wurden 900 Menschen in Sicherheit gebracht, sagte das Rote Kreuz.\n",
        "2025-09-05",
        RUNDSCHAU,
    ),
]
STRIKE = [
    read(
        "More than 4,000 workers walked out at the Kelmar shipyard, the union Dockhands said. Kelmar lost about 12 million euros, the "
        "shipyard said.\n",
        "2025-09-01",
        SOUND,
    ),
    read("The Kelmar strike: the shipyard said 2,100 workers had walked out.\n", "2025-09-02", "Harbour Post"),
]


def test_a_draft_that_names_the_figures_properly_gives_nothing() -> None:
    found = against(
        "Nach dem Dammbruch in Grauwinkel sind nach Angaben der Feuerwehr mindestens 140 Häuser überflutet. 15 Menschen kamen ums "
        "Leben, teilte die Polizei mit. Der Schaden liegt laut Bürgermeisterin Ines Tarrach vermutlich bei 30 Millionen Euro.\n",
        FLOOD,
    )
    assert kinds(found) == [] and len(found.compared) == 3 == found.figures


def test_a_bound_that_was_lost() -> None:
    (found,) = against("In Grauwinkel sind nach dem Dammbruch 140 Häuser überflutet, sagte die Feuerwehr Grauwinkel.\n", FLOOD).findings
    assert found.finding.kind == "bound_lost"
    assert found.finding.says == "Im Entwurf „140 Häuser“; in den Artikeln nur „mindestens 140“ (Talbote)."
    assert found.beside[0].quote.startswith("Nach dem Dammbruch") and found.beside[0].answer.outlet == BOTE
    assert found.finding.spans[1] == (FLOOD[0].document.id, found.beside[0].answer.span)


def test_a_bound_that_stays_a_bound() -> None:
    assert kinds(against("In Grauwinkel sind mehr als 140 Häuser überflutet, sagte die Feuerwehr Grauwinkel.\n", FLOOD)) == []
    assert (
        kinds(against("In Grauwinkel sind mindestens 140 Häuser überflutet, sagte die Feuerwehr. Die 140 Häuser stehen am Fluss.\n", FLOOD))
        == []
    )


def test_a_bound_lost_from_one_language_to_the_other() -> None:
    found = against("In Kelmar streikten 4000 Arbeiter der Werft, sagte die Gewerkschaft Dockhands.\n", STRIKE[:1])
    assert kinds(found) == ["bound_lost"] and "more than 4,000" in found.findings[0].finding.says.lower()


def test_a_hedge_that_was_lost() -> None:
    (found,) = against("Der Schaden nach dem Dammbruch in Grauwinkel liegt bei 30 Millionen Euro, sagte Ines Tarrach.\n", FLOOD).findings
    assert found.finding.kind == "hedge_lost" and "„vermutlich“" in found.finding.says


def test_a_hedge_that_stays() -> None:
    draft = "Der Schaden nach dem Dammbruch in Grauwinkel liegt wohl bei 30 Millionen Euro, sagte Ines Tarrach.\n"
    assert kinds(against(draft, FLOOD)) == []


def test_a_figure_that_a_later_one_took_the_place_of() -> None:
    (found,) = against(
        "Bei dem Dammbruch in Grauwinkel kamen zwölf Menschen ums Leben, teilte die Polizei Grauwinkel mit.\n", FLOOD
    ).findings
    assert found.finding.kind == "update" and "„15“" in found.finding.says and RUNDSCHAU in found.finding.says
    assert [words.answer.published.isoformat() for words in found.beside if words.answer.published] == ["2025-09-02", "2025-09-05"]


@pytest.mark.parametrize(
    "draft",
    [
        "Bei dem Dammbruch in Grauwinkel kamen 15 Menschen ums Leben, teilte die Polizei mit. Zunächst war von zwölf Toten die Rede.\n",
        "Bei dem Dammbruch in Grauwinkel stieg die Zahl der Toten laut Polizei von zwölf auf 15.\n",
    ],
)
def test_an_earlier_figure_told_as_such(draft: str) -> None:
    assert kinds(against(draft, FLOOD)) == []


def test_a_figure_that_the_case_has_otherwise() -> None:
    (found,) = against("In Grauwinkel wurden 600 Menschen in Sicherheit gebracht, sagte das Rote Kreuz.\n", FLOOD).findings
    assert found.finding.kind == "conflict" and "„900“" in found.finding.says and found.finding.who == ("Rotes Kreuz",)


def test_one_side_of_two() -> None:
    found = against("At Kelmar, 2,100 workers walked out, the shipyard said.\n", STRIKE, "en")
    assert kinds(found) == ["conflict"] and "More than 4,000" in found.findings[0].finding.says


def test_both_sides_of_two() -> None:
    draft = (
        "At Kelmar, more than 4,000 workers walked out, the union Dockhands said. The Kelmar shipyard said 2,100 workers had walked out.\n"
    )
    assert kinds(against(draft, STRIKE, "en")) == []


def test_a_figure_without_its_source() -> None:
    (found,) = against("In Grauwinkel wurden 900 Menschen in Sicherheit gebracht.\n", FLOOD).findings
    assert found.finding.kind == "no_named_origin"
    assert found.finding.says == "„900 Menschen“ steht ohne Quelle; in den Artikeln ist es eine Angabe von: Rotes Kreuz (Auenrundschau)."


def test_a_figure_whose_source_stands_elsewhere_in_the_draft() -> None:
    draft = "Wasser in Grauwinkel\n\nAus Grauwinkel sind 900 Menschen in Sicherheit gebracht worden. Viele schlafen in der Schule. \
Die 900 Menschen bleiben dort, sagte das Rote Kreuz.\n"
    assert kinds(against(draft, FLOOD)) == []


@pytest.mark.parametrize(
    "draft",
    [
        "In Grauwinkel wurden 900 Menschen in Sicherheit gebracht. Das teilten die Helfer am Abend mit.\n",
        "In Grauwinkel wurden 900 Menschen in Sicherheit gebracht. Der Einsatz des Roten Kreuzes dauerte bis zum Morgen.\n",
    ],
)
def test_a_figure_whose_source_stands_right_behind_it(draft: str) -> None:
    assert kinds(against(draft, FLOOD)) == []


def test_confirmed_by_nobody_else() -> None:
    found = against("Die Polizei bestätigte, dass in Grauwinkel 15 Menschen ums Leben kamen.\n", FLOOD)
    assert kinds(found) == ["no_confirmation"] and "Polizei Grauwinkel" in found.findings[0].finding.says


def test_confirmed_by_a_second_origin() -> None:
    second = read("Nach dem Dammbruch in Grauwinkel sprach auch das Innenministerium von 15 Toten.\n", "2025-09-06", "Landpost")
    assert kinds(against("Die Polizei bestätigte, dass in Grauwinkel 15 Menschen ums Leben kamen.\n", [*FLOOD, second])) == []


def test_a_headline_stronger_than_the_body() -> None:
    draft = "140 Häuser in Grauwinkel überflutet\n\nIn Grauwinkel sind mindestens 140 Häuser überflutet, sagte die Feuerwehr Grauwinkel.\n"
    found = against(draft, FLOOD, title="140 Häuser in Grauwinkel überflutet")
    assert kinds(found) == ["headline_stronger"]


def test_a_quotation_that_nobody_says() -> None:
    draft = "Grauwinkel räumt auf.\n\n„Wir haben alles verloren, was wir hatten.“\n\nDer Regen hat aufgehört.\n"
    assert kinds(against(draft, FLOOD)) == ["unattributed"]


def test_another_story_is_left_alone() -> None:
    draft = "Beim Brand in Weidenau sind 60 Häuser zerstört worden, sagte die Feuerwehr. Drei Menschen kamen ums Leben, so die Polizei.\n"
    found = against(draft, FLOOD)
    assert kinds(found) == [] and found.compared == ()


def test_what_the_draft_disputes_is_no_figure_of_its_own() -> None:
    draft = "Die Polizei Grauwinkel bestritt, dass bei dem Dammbruch 40 Menschen ums Leben gekommen seien.\n"
    assert kinds(against(draft, FLOOD)) == []


def test_a_draft_that_is_part_of_the_case_is_not_set_against_itself() -> None:
    draft = "In Grauwinkel sind nach dem Dammbruch 140 Häuser überflutet, sagte die Feuerwehr Grauwinkel.\n"
    own = read(draft, "2025-09-10", "Eigenblatt")
    assert kinds(against(draft, [*FLOOD, own])) == kinds(against(draft, FLOOD)) == ["bound_lost"]


ENGLISH = [
    read(
        "The flood at Brackwater destroyed at least 320 homes, the Brackwater fire department said. Police said 21 people had died. The "
        "governor, Dana Whitlock, said the damage might reach 80 million dollars.\n",
        "2025-09-02",
        SOUND,
    ),
    read(
        "The Brackwater flood has now killed 26 people, police said. The Red Cross sheltered 700 people at Brackwater, it said.\n",
        "2025-09-05",
        "Valley Ledger",
    ),
]


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("The Brackwater flood destroyed at least 320 homes, the fire department said. Police said 26 people had died.\n", []),
        ("The Brackwater flood destroyed 320 homes, the fire department said.\n", ["bound_lost"]),
        ("The Brackwater flood killed 21 people, police said.\n", ["update"]),
        ("The Brackwater flood killed 26 people, police said, up from 21.\n", []),
        ("The Brackwater flood killed 40 people, police said.\n", ["conflict"]),
        ("At Brackwater 700 people were sheltered after the flood.\n", []),
        ("The Brackwater flood killed 26 people.\n", ["no_named_origin"]),
        ("Police confirmed that 26 people had died in the Brackwater flood.\n", ["no_confirmation"]),
        ("Damage from the Brackwater flood reached 80 million dollars, governor Dana Whitlock said.\n", ["hedge_lost"]),
        ("Damage from the Brackwater flood might reach 80 million dollars, governor Dana Whitlock said.\n", []),
    ],
)
def test_english_drafts(draft: str, found: list[str]) -> None:
    assert kinds(against(draft, ENGLISH, "en")) == found


def test_json_is_the_same_every_time() -> None:
    draft = "In Grauwinkel sind nach dem Dammbruch 140 Häuser überflutet, sagte die Feuerwehr Grauwinkel.\n"
    line = dumps(against(draft, FLOOD).to_dict())
    assert line == dumps(against(draft, FLOOD).to_dict())
    told = json.loads(line)
    assert list(told) == ["compared", "draft", "figures", "findings", "title"]
    (finding,) = told["findings"]
    assert {"id", "kind", "says", "spans", "who", "beside", "questions"} <= set(finding)
    for article, b, e in finding["spans"]:
        text = draft if article == told["draft"] else FLOOD[0].document.text
        assert text[b:e] in ("140", "mindestens 140")

"""Questions over several articles: what is joined and what is not, who stands behind it, how the answers stand to each other."""

from __future__ import annotations

from itertools import permutations

import pytest

from laut.weighing.across import Ruled, weigh_across
from laut.weighing.answering import Around
from laut.weighing.brief import Brief, brief
from laut.weighing.casework import findings
from laut.weighing.codec import dumps, loads
from laut.weighing.wording import say
from tests.weighing.across import article, weighed

FIRST = article(
    "Talbote",
    "2026-03-02",
    "Lerchau. Bei dem Brand der Mühle in Lerchau sind vier Menschen gestorben. Das teilte die Polizei Lerchau am Montag mit.",
)
SECOND = article(
    "Wire", "2026-03-03", "Six people were killed in the fire at the mill in Lerchau, police spokeswoman Ina Berg said on Tuesday.", "en"
)  # fmt: skip
OTHER = article(
    "Talbote",
    "2026-03-03",
    "Arnsfeld. Bei einem Unfall in Arnsfeld sind vier Menschen gestorben. Das teilte die Polizei Arnsfeld am Dienstag mit.",
)


def test_two_languages_one_question_and_a_later_count() -> None:
    (one,) = weighed(FIRST, SECOND)
    question = one.question
    assert [a.text for a in question.answers] == ["vier", "Six"]
    assert (question.relation, question.low, question.high) == ("update", 6, 6)
    assert [a.adds for a in question.answers] == ["origin", "same_origin"]
    assert (question.independent_origins, question.at_least, question.at_most) == (1, 1, 1)
    assert question.sourcing == ("one_named_origin", "changed")


def test_another_place_is_another_question() -> None:
    assert weighed(FIRST, OTHER) == []


def test_the_order_does_not_matter() -> None:
    every = [brief(r) for r in (FIRST, SECOND, OTHER)]
    found = {tuple(repr(w.question) for w in weigh_across(some)) for some in permutations(every)}
    assert len(found) == 1


def test_a_brief_comes_back_from_its_line() -> None:
    for reading in (FIRST, SECOND, OTHER):
        made = brief(reading)
        assert loads(Brief, dumps(made)) == made


def test_an_outlet_that_cites_another_one_rests_on_its_origin() -> None:
    first = article(
        "Auen-Kurier", "2026-03-02", "Lerchau. Der Schaden am Wehr von Lerchau beträgt 40 Millionen Euro, sagte Bürgermeisterin Ida Kern."
    )
    later = article(
        "Nordblatt", "2026-03-04", "Lerchau. Wie der Auen-Kurier berichtet, beträgt der Schaden am Wehr von Lerchau 40 Millionen Euro."
    )
    (one,) = weighed(first, later)
    assert [a.origins for a in one.question.answers] == [("Ida Kern",), ("Ida Kern",)]
    assert one.question.answers[1].via == (first.document.id,)
    assert one.question.independent_origins == 1
    (path,) = [f for f in findings(one) if f.draft.kind == "one_named_origin"]
    said = say(path.draft, "de")
    assert "2 Medien, ein genannter Ursprung: Ida Kern. Zuerst im Bestand: Auen-Kurier (2026-03-02)" in said
    assert "Nordblatt (2026-03-04) ← Auen-Kurier" in said


def test_a_copy_adds_nothing() -> None:
    text = "Lerchau. Der Schaden am Wehr von Lerchau beträgt 40 Millionen Euro, sagte Bürgermeisterin Ida Kern am Montag."
    first, copy = article("dpa", "2026-03-02", text), article("Nordblatt", "2026-03-03", text)
    (one,) = weighed(first, copy, around=Around(copies={copy.document.id: first.document.id}))
    assert [a.adds for a in one.question.answers] == ["origin", "copy"]
    assert not [f for f in findings(one) if f.draft.kind == "one_named_origin"]


@pytest.mark.parametrize(
    ("second", "relation"), [("90 Millionen Euro", "conflict"), ("50 Millionen Euro", "range"), ("rund 40 Millionen Euro", "agree")]
)
def test_two_origins(second: str, relation: str) -> None:
    first = article(
        "Auen-Kurier", "2026-03-02", "Lerchau. Der Schaden am Wehr von Lerchau beträgt 40 Millionen Euro, sagte Bürgermeisterin Ida Kern."
    )
    later = article(
        "Nordblatt",
        "2026-03-03",
        f"Lerchau. Der Schaden am Wehr von Lerchau liegt bei {second}, sagte der Versicherer Auen AG am Dienstag.",
    )
    (one,) = weighed(first, later)
    assert one.question.relation == relation
    assert one.question.at_least == 2
    kinds = {f.draft.kind for f in findings(one)}
    assert ("conflict" in kinds) == (relation in ("conflict", "range"))


def test_confirmed_by_nobody_else() -> None:
    first = article(
        "Auen-Kurier",
        "2026-03-02",
        "Lerchau. Die Polizei Lerchau bestätigte, dass bei dem Brand der Mühle in Lerchau zwölf Menschen gestorben sind.",
    )
    later = article("Nordblatt", "2026-03-02", "Lerchau. Bei dem Brand der Mühle in Lerchau sind zwölf Menschen gestorben.")
    found = [f for w in weighed(first, later) for f in findings(w)]
    assert "no_confirmation" in {f.draft.kind for f in found}


def test_people_decide() -> None:
    briefs = [brief(FIRST), brief(SECOND)]
    at = [(b.article, b.given[0].ask.span.b) for b in briefs]
    parted = weigh_across(briefs, ruled=Ruled(apart=((at[0], at[1]),)))
    assert [len(w.question.answers) for w in parted if w.question.answers[0].article in {at[0][0], at[1][0]}].count(1) >= 2
    pinned = weigh_across(briefs, ruled=Ruled(together=((at[0], at[1]),), names={at[0]: "die Toten der Mühle"}, pinned=frozenset(at)))
    assert [w.question.about for w in pinned if w.question.pinned] == ["die Toten der Mühle"]

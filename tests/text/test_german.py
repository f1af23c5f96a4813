"""German tags, verb forms and lemmas: the examples of the data file, and the promises of the records."""

import pytest

from laut.languages import toml
from laut.text import Token, analyse
from laut.text.conjugation import conjugation

EXAMPLES = [e for rule in toml("de", "tagging")["rule"] for e in rule["examples"]]


def word(text: str, wanted: str) -> Token:
    return next(t for t in analyse(text, "de").tokens if t.text == wanted)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["word"])
def test_examples(example: dict[str, str]) -> None:
    token = word(example["text"], example["word"])
    for name in ("mood", "lemma", "form"):
        if name in example:
            assert getattr(token, name) == example[name]


@pytest.mark.parametrize(
    ("form", "lemma", "mood"),
    [
        ("sprach", "sprechen", "ind"),
        ("gäbe", "geben", "konj2"),
        ("gebe", "geben", "konj1"),
        ("werde", "werden", "konj1"),
        ("könne", "können", "konj1"),
        ("übertreibe", "übertreiben", "konj1"),
        ("stünden", "stehen", "konj2"),
        ("mitteilte", "mitteilen", "ind"),
        ("zurückwies", "zurückweisen", "ind"),
        ("rechnete", "rechnen", "ind"),
        ("rechne", "rechnen", "konj1"),
        ("zeichnet", "zeichnen", "ind"),
        ("wandele", "wandeln", "konj1"),
        ("bestritt", "bestreiten", "ind"),
        ("fiele", "fallen", "konj2"),
        ("schloß", "schließen", "ind"),
        ("klabautere", "klabautern", "konj1"),
        ("gälte", "gelten", "konj2"),
        ("beriefe", "berufen", "konj2"),
    ],
)
def test_finite_forms(form: str, lemma: str, mood: str) -> None:
    from laut.text.german_forms import best

    first = best(form, "VVFIN")[0]
    assert (first.lemma, first.mood) == (lemma, mood)


@pytest.mark.parametrize(
    ("form", "lemma", "kind"),
    [
        ("mitgeteilt", "mitteilen", "part_past"),
        ("versprochen", "versprechen", "part_past"),
        ("marschiert", "marschieren", "part_past"),
        ("bestätigt", "bestätigen", "part_past"),
        ("aufrechtzuerhalten", "aufrechterhalten", "zu_inf"),
        ("anzugeben", "angeben", "zu_inf"),
        ("ausgehebelt", "aushebeln", "part_past"),
        ("gewusst", "wissen", "part_past"),
    ],
)
def test_other_forms(form: str, lemma: str, kind: str) -> None:
    assert any((f.lemma, f.form) == (lemma, kind) for f in conjugation()(form))


def test_plural_of_konjunktiv_1_is_indicative() -> None:
    assert word("Die Fischer sagen, sie haben ein Boot.", "sagen").mood == "ind"
    assert word("Die Fischer sagen, sie haben ein Boot.", "haben").mood == "ind"


def test_persons() -> None:
    assert (word("Ich sage nichts.", "sage").mood, word("Ich sage nichts.", "sage").person) == ("ind", 1)
    assert (word("Wir sagen nichts.", "sagen").number, word("Wir sagen nichts.", "sagen").person) == ("pl", 1)
    assert (word("Sie sagte nichts.", "sagte").number, word("Sie sagte nichts.", "sagte").tense) == ("sg", "past")


@pytest.mark.parametrize(
    ("text", "wanted", "lemma"),
    [
        ("Nach Angaben der Stadt hält das Wehr.", "Angaben", "Angabe"),
        ("Die Länder stritten lange.", "Länder", "Land"),
        ("Die Kräfte der Fischer reichen.", "Kräfte", "Kraft"),
        ("Der Einsatz der Soldaten endete.", "Soldaten", "Soldat"),
        ("Zwei Frauen und drei Männer kamen.", "Männer", "Mann"),
        ("Die Wehrverordnungen gelten.", "Wehrverordnungen", "Wehrverordnung"),
        ("Der ukrainischen Stadt fehlt Geld.", "ukrainischen", "ukrainisch"),
        ("Der Umfang des Truppeneinsatzes wuchs.", "Truppeneinsatzes", "Truppeneinsatz"),
    ],
)
def test_lemmas(text: str, wanted: str, lemma: str) -> None:
    assert word(text, wanted).lemma == lemma


def test_names_and_auxiliaries() -> None:
    assert word("Das sagte Bürgermeister Lorenz in Kellenau.", "Lorenz").pos == "PROPN"
    assert word("Das Wehr soll halten.", "soll").pos == "AUX"
    assert word("Die Stadt kündigte an, sie werde bauen.", "an").tag == "PTKVZ"
    assert word("Die Stadt kündigte an, sie werde bauen.", "werde").mood == "konj1"

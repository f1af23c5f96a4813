from __future__ import annotations

import pytest

from laut import languages
from laut.acquire.tongue import code, detect
from laut.errors import LanguageError

EXAMPLES = [(e["text"], e["is"]) for c in languages.known() for e in languages.toml(c, "detect")["examples"]]
OTHERS = {
    "Dutch": "De dijk is in de nacht van maandag op dinsdag doorgebroken, zei een woordvoerder van de gemeente. Er zijn geen slachtoffers.",
    "French": "La digue a cédé dans la nuit, selon la préfecture, qui n'a pas encore donné de bilan des dégâts dans les villages.",
    "Spanish": "El dique se rompió durante la noche, según las autoridades, que no dieron más datos sobre los daños en la región.",
    "Polish": "Tama pękła w nocy, jak podał rzecznik, który nie mówił o ofiarach, ale ostrzegł, że woda jest już na ulicach.",
}


@pytest.mark.parametrize(("text", "language"), EXAMPLES)
def test_examples_beside_the_words(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize("name", OTHERS)
def test_a_language_that_is_not_known_is_said(name: str) -> None:
    with pytest.raises(LanguageError) as caught:
        detect(OTHERS[name], "a.txt")
    assert str(caught.value).startswith(f"a.txt: expected one of the languages de, en, found what looks like {name}")


@pytest.mark.parametrize("text", ["12.000", "Дамба прорвалась ночью, сообщили власти города.", "堤防が決壊した", "Kellenau Übersee"])
def test_what_cannot_be_told_is_not_guessed(text: str) -> None:
    with pytest.raises(LanguageError, match="one of the languages de, en"):
        detect(text)


@pytest.mark.parametrize("name", ["de", "DE", "de-AT", "de_CH", "Deutsch", "german"])
def test_names_of_a_language(name: str) -> None:
    assert code(name) == "de"


def test_a_name_that_is_not_known() -> None:
    with pytest.raises(LanguageError, match=r"^--language: expected one of the languages de, en, found 'xx'"):
        code("xx", "--language")


def test_language_of_the_gold_articles(gold) -> None:  # type: ignore[no-untyped-def]
    for article in gold:
        assert detect(article.document.text) == article.document.language


def test_language_of_single_paragraphs(gold) -> None:  # type: ignore[no-untyped-def]
    """Paragraphs of 150 characters and more, each on its own: rarely unsure, never wrong."""
    parts = [(p, a.document.language) for a in gold for p in a.document.text.split("\n") if len(p) > 150]
    unsure = 0
    for paragraph, language in parts:
        try:
            assert detect(paragraph) == language
        except LanguageError:
            unsure += 1
    assert unsure <= 0.02 * len(parts)

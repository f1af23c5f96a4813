"""Each phrase of a speaker is brought to the source that it stands for, and to nobody where that is not sure."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laut.reading import read
from laut.reading.names import find_names
from laut.reading.references import Cast
from laut.records import Document, Part
from laut.text import analyse


class Asked:
    """A text whose phrases are asked for in order."""

    def __init__(self, content: str, language: str = "de") -> None:
        self.content, self.text = content, analyse(content, language)
        self.cast, self.at = Cast(self.text, find_names(self.text)), 0

    def tokens(self, words: str) -> tuple[int, int]:
        """First and last token of the next place where the words stand."""
        b = self.content.index(words, self.at)
        self.at = b + 1
        inside = [t.i for t in self.text.tokens if t.b < b + len(words) and t.e > b]
        return inside[0], inside[-1] + 1

    def names(self, words: str) -> list[str]:
        """The names of the sources that the next occurrence of the words stands for."""
        ids = self.cast.refer(*self.tokens(words))
        return [source.name for id in ids for source in self.cast.sources() if source.id == id]


def alone(words: str, language: str = "de") -> list[str]:
    """The names for a phrase that stands in a sentence of its own making."""
    frame = "{} äußerte sich am Abend dazu." if language == "de" else "{} commented on it later."
    return Asked(frame.format(words), language).names(words)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Die Ministerin Clara Seewald", ["Clara Seewald"]),
        ("Der Chef des norwegischen Wetterdienstes, Lars Holm,", ["Lars Holm"]),
        ("Clara Seewald, die Sprecherin des Hafens,", ["Clara Seewald"]),
        ("Die norwegische Tageszeitung Fjordblatt", ["Fjordblatt"]),
        ("Der Sender „Radio Kellenau“", ["Radio Kellenau"]),
        ("Ein Sprecher des Hafenamtes", ["Hafenamt"]),
        ("Norwegischen Armeeangaben", ["norwegische Armee"]),
        ("Oslo", ["Norwegen"]),
        ("Reuters und finnische Fischer", ["Reuters", "finnische Fischer"]),
        ("Der Bürgermeister und Hafenmeister Jan Petersen", ["Jan Petersen"]),
        ("Medienberichte", ["Medien"]),
        ("Angaben der Vereinten Nationen", ["Vereinte Nationen"]),
        ("Einschätzung von Clara Seewald", ["Clara Seewald"]),
    ],
)
def test_a_german_phrase_has_its_bearer(words: str, names: list[str]) -> None:
    got = alone(words)
    assert [name.lower() for name in got] == [name.lower() for name in names]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Norwegian Prime Minister Clara Marlow", ["Clara Marlow"]),
        ("Martin Hale, a longtime adviser to the port,", ["Martin Hale"]),
        ("A spokesman for the ministry", ["ministry"]),
        ("The Kellenau Police Department", ["Kellenau Police Department"]),
        ("42 percent of registered fishermen", ["42 percent of registered fishermen"]),
        ("Reuters and the Associated Press", ["Reuters", "Associated Press"]),
    ],
)
def test_an_english_phrase_has_its_bearer(words: str, names: list[str]) -> None:
    assert alone(words, "en") == names


@pytest.mark.parametrize("words", ["Ersten Angaben", "Vorliegenden Informationen", "Demnach", "Unbestätigten Berichten"])
def test_some_phrases_have_nobody_behind_them(words: str) -> None:
    asked = Asked(f"{words} zufolge sank das Boot.")
    first, last = asked.tokens(words)
    assert asked.cast.nobody(first, last)
    assert asked.cast.refer(first, last) == ()
    assert not asked.cast.unsure


def test_pronouns_roles_and_short_names_mean_the_person_before() -> None:
    asked = Asked(
        "Die Ministerin Clara Seewald sagte, der Hafen sei dicht. Sie sprach von Eis. "
        "Die Ministerin wies Kritik zurück. Seewald bat um Geduld."
    )
    for words in ("Die Ministerin Clara Seewald", "Sie", "Die Ministerin", "Seewald"):
        assert asked.names(words) == ["Clara Seewald"]
    assert len(asked.cast.sources()) == 1


def test_gender_tells_two_people_apart() -> None:
    asked = Asked("Clara Seewald traf Jan Petersen am Kai. Sie sagte, es sei kalt. Er widersprach.")
    assert asked.names("Sie") == ["Clara Seewald"]
    assert asked.names("Er") == ["Jan Petersen"]


def test_a_body_is_taken_up_by_its_head_noun() -> None:
    asked = Asked("Das finnische Fischereiministerium warnte. Später zog das Ministerium die Warnung zurück.")
    assert asked.names("Das finnische Fischereiministerium") == ["finnisches Fischereiministerium"]
    assert asked.names("das Ministerium") == ["finnisches Fischereiministerium"]


def test_two_countries_are_both() -> None:
    asked = Asked("Norwegen und Finnland stritten lange. Beide Länder gaben nach.")
    assert asked.names("Beide Länder") == ["Norwegen", "Finnland"]


def test_a_relative_pronoun_means_what_stands_before_it() -> None:
    asked = Asked("Die Zeitung Fjordblatt, die sich auf Reuters beruft, meldet neun Boote.")
    assert asked.names("Die Zeitung Fjordblatt") == ["Fjordblatt"]
    assert asked.names("die sich"[:3]) == ["Fjordblatt"]


def test_english_words_that_point_back() -> None:
    asked = Asked("The Harbour Fund said it would close. It gave no date. The fund said the port was empty.", "en")
    for words in ("The Harbour Fund", "It", "The fund"):
        assert asked.names(words) == ["Harbour Fund"]


def test_a_pronoun_without_anybody_before_it_is_unsure() -> None:
    asked = Asked("Er sagte nichts.")
    assert asked.names("Er") == []
    assert asked.cast.unsure


def test_a_leaning_is_told_as_the_text_has_it() -> None:
    asked = Asked("Nach Angaben des pronorwegischen Blogs Hafenlicht sank das Boot.")
    assert asked.names("des pronorwegischen Blogs Hafenlicht") == ["Hafenlicht"]
    source = asked.cast.sources()[0]
    assert (source.leaning, source.kind, source.named) == ("pronorwegisch", "channel", True)


def test_mentions_slice_the_words_of_the_phrase() -> None:
    asked = Asked("Die Feuerwehr meldete Rauch. Die Feuerwehr kam.")
    asked.names("Die Feuerwehr")
    asked.names("Die Feuerwehr")
    spans = asked.cast.sources()[0].mentions
    assert [asked.content[b:e] for b, e in spans] == ["Die Feuerwehr"] * 2


def test_a_phrase_of_a_whole_text_is_read_by_its_beginning() -> None:
    text = analyse("Angaben und " * 5000, "de")
    cast = Cast(text, find_names(text))
    assert len(cast.refer(0, len(text.tokens))) < 100


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *["Die", "der", "des", "und", ",", "„", "“", "Angaben", "Sprecher", "Anna", "Muster", "von", "Reuters", "beide", "er"],
                *["sie", "the", "said", "who", "Minister", "(", ")", "3", "-", "Bericht"],
            ]
        ),
        max_size=14,
    ),
    st.sampled_from(["de", "en"]),
    st.integers(0, 13),
    st.integers(1, 14),
)
def test_any_phrase_can_be_asked_for(words: list[str], language: str, first: int, size: int) -> None:
    text = analyse(" ".join(words), language)
    cast = Cast(text, find_names(text))
    ids = cast.refer(first, first + size)
    assert cast.refer(first, first + size) == ids
    assert {source.id for source in cast.sources()} == set(ids)
    cast.nobody(first, min(first + size, len(text.tokens)))


def test_who_is_only_named_below_a_picture_is_no_he() -> None:
    blocks = (
        ("paragraph", "Minister Karl Huber hat am Montag die Brücke besucht."),
        ("caption", "Otto Klein, Chef der Baufirma, am Montag vor der Brücke."),
        ("paragraph", "Er sagte, es seien 12 Menschen verletzt worden."),
    )
    text = "\n\n".join(words for _, words in blocks)
    parts = tuple(Part(text.index(words), text.index(words) + len(words), kind) for kind, words in blocks)
    reading = read(Document(text, language="de", parts=parts))
    said = next(a for a in reading.attributions if a.content)
    assert [s.name for s in reading.sources if s.id in said.sources] == ["Karl Huber"]


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("Der Hafen brannte, berichtet die Agentur Nordpol. Die Reederei sprach von 30. Es seien 40, heißt es in dem Bericht.", "Nordpol"),
        ("Das Umweltamt hat am Montag seinen Bericht vorgelegt. Die Reederei schwieg. Es seien 40, heißt es in dem Bericht.", "Umweltamt"),
        ("Der Bericht des Umweltamts liegt vor. Der Konzern Nordwerk sagte, er sei falsch. In dem Bericht steht mehr.", "Umweltamt"),
    ],
)  # fmt: skip
def test_a_report_is_of_whom_the_text_gives_it_to(content: str, named: str) -> None:
    asked = Asked(content)
    for words in ("die Agentur Nordpol", "Die Reederei", "Der Konzern Nordwerk"):
        if words in content:
            asked.names(words)
    assert asked.names("dem Bericht") == [named]

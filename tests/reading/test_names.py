"""Persons, organisations and places are found in a text, in order, and each span slices its words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from laut.reading.names import find_names
from laut.text import analyse


def found(content: str, language: str = "de") -> list[tuple[str, str, str | None]]:
    """Words, kind and entry of each name."""
    return [(content[n.b : n.e], n.kind, n.entry) for n in find_names(analyse(content, language))]


def test_german_names() -> None:
    names = found("Die Ministerin Clara Seewald sprach in Hamburg mit der Nachrichtenagentur Reuters über Norwegens Flotte.")
    assert ("Clara Seewald", "person", None) in names
    assert ("Hamburg", "place", "hamburger-senat") in names
    assert ("Reuters", "organisation", "reuters") in names
    assert ("Norwegens", "place", "no") in names


def test_a_family_name_alone_is_the_same_person() -> None:
    text = analyse("Clara Seewald kam am Abend. Später sprach Seewald, und Seewalds Stimme klang müde.", "de")
    names = [name for name in find_names(text) if name.kind == "person"]
    assert [name.full for name in names] == ["Clara Seewald"] * 3
    assert all(name.gender == "f" for name in names)


def test_a_body_of_a_state_is_made_by_rule() -> None:
    assert ("finnischen Verteidigungsministeriums", "organisation", "fi-mod") in found(
        "Ein Bericht des finnischen Verteidigungsministeriums liegt vor."
    )
    assert ("Finnish Defence Ministry", "organisation", "fi-mod") in found("The Finnish Defence Ministry said no.", "en")


def test_a_noun_is_no_town() -> None:
    content = "In den Bergen brannte eine Halle ab; 30 Millionen Franken fehlen. In Halle und Bergen brannte nichts."
    assert [words for words, kind, _ in found(content) if kind == "place"] == ["Halle", "Bergen"]


def test_common_words_are_no_names() -> None:
    assert found("Wie die Welt aussieht, weiß der Stern am Himmel nicht.") == []


def test_english_names() -> None:
    names = found("President Hannah Marlow met reporters from the Associated Press in London.", "en")
    assert ("Hannah Marlow", "person", None) in names
    assert ("Associated Press", "organisation", "ap") in names
    assert ("London", "place", "gb") in names


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=st.sampled_from("aÄb .,„“'’-()Präsident Anna von der\x00\ud800\n1")), st.sampled_from(["de", "en"]))
def test_any_text_can_be_searched(content: str, language: str) -> None:
    last = 0
    for name in find_names(analyse(content, language)):
        assert last <= name.b < name.e <= len(content)
        last = name.e

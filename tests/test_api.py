"""The Python API: the verbs of the command line, under the same names."""

from __future__ import annotations

import inspect
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest

import laut
from laut import contract
from laut.cli.main import VERBS
from laut.errors import InputError, LanguageError

TEXT = """\
Kellenau. Der Damm bei Auberg ist am Montag gebrochen. Laut dem Landkreis fehlen mindestens 12 Menschen.

„Wir suchen weiter“, sagte Landrätin Ilse Brandauer dem Kellenauer Boten. Rund 1.200 Häuser seien überflutet.
"""


def test_read_text() -> None:
    reading = laut.read_text(TEXT, published="2025-06-03", outlet="Bote")
    assert isinstance(reading, laut.Reading)
    assert reading.document.text == TEXT
    assert (reading.document.language, reading.document.published) == ("de", date(2025, 6, 3))
    assert any(figure.low == 1200 for figure in reading.figures)
    contract.check(reading)
    jsonschema.Draft202012Validator(laut.schema()).validate(reading.to_dict())


def test_read_is_read_text_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("---\noutlet: Bote\npublished: 2025-06-03\n---\n\n" + TEXT, encoding="utf-8")
    read = laut.read(file)
    assert read.to_json() == laut.read(str(file)).to_json()
    assert (read.document.media, len(read.document.sha256 or "")) == ("text/plain", 64)
    as_string = replace(read, document=replace(read.document, media=None, sha256=None))
    assert as_string == laut.read_text(TEXT, outlet="Bote", published="2025-06-03")


def test_the_same_input_gives_the_same_bytes() -> None:
    first, second = (laut.read_text(TEXT, published="2025-06-03").to_json() for _ in range(2))
    assert first == second
    assert contract.from_json(first).to_json() == first


def test_views() -> None:
    reading = laut.read_text(TEXT, published="2025-06-03")
    assert len(reading.to_dataframe()) == len(reading.claims)
    assert "1.200" in reading._repr_html_()
    assert json.loads(reading.to_json()) == reading.to_dict()


def test_title_and_date_that_the_text_itself_gives() -> None:
    text = "Damm bei Auberg gebrochen\n\nKellenau, 3. Juni 2025 (xyz) - Der Damm ist gebrochen, sagte ein Sprecher.\n"
    document = laut.read_text(text).document
    assert document.title == "Damm bei Auberg gebrochen"
    assert document.published == date(2025, 6, 3)
    given = laut.read_text(text, title="T", published="2025-06-04").document
    assert (given.title, given.published) == ("T", date(2025, 6, 4))


def test_without_a_date_no_relative_time_is_guessed() -> None:
    reading = laut.read_text("Am Montag sagte der Minister, im vergangenen Monat seien 300 Menschen gekommen.")
    assert reading.document.published is None
    assert all(time.start is None and time.end is None for time in reading.times)


def test_errors_are_of_one_family() -> None:
    with pytest.raises(laut.LautError):
        laut.read("/no/such/file")
    with pytest.raises(InputError):
        laut.read_text(" ")
    with pytest.raises(LanguageError):
        laut.read_text(TEXT, language="tlh")


def test_the_same_verbs_as_on_the_command_line() -> None:
    for verb in VERBS:
        if verb != "show":  # opens what a reading holds: reading.findings, reading.figures
            assert callable(getattr(laut.Ledger, verb, None) or getattr(laut, verb)), verb
    assert set(laut.__all__) <= set(dir(laut)) | {"Document", "Fact", "LautError", "Ledger", "Reading"}
    with pytest.raises(AttributeError):
        _ = laut.nothing  # type: ignore[attr-defined]


def test_every_verb_has_a_docstring() -> None:
    names = ("read", "read_text", "export", "schema", "Document", "Reading", "LautError")
    assert all(inspect.getdoc(getattr(laut, name)) for name in names)


@pytest.mark.parametrize("name", ["streik", "wildfire"])
def test_the_same_bytes_from_every_process(name: str) -> None:
    """Whatever the seed of the hashes, and at the second reading as at the first."""
    program = (
        "import sys, laut; path = sys.argv[1]; first = laut.read(path).to_json(); "
        "assert laut.read(path).to_json() == first; sys.stdout.buffer.write(first.encode())"
    )
    file = Path(__file__).parents[1] / "examples" / f"{name}.txt"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program, str(file)], capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("0", "1", "31337")
    }
    assert len(outputs) == 1 and outputs.pop()


def test_a_reading_names_what_it_was_read_with() -> None:
    german, english = (dict(laut.read_text("12 Boote. 12 boats.", language=language).reader) for language in ("de", "en"))
    assert german["version"] == english["version"] == laut.__version__
    assert german["model"] == "tagger-de, CC BY-SA 4.0" and english["model"] is None
    assert german["data"] and english["data"] and german["data"] != english["data"]

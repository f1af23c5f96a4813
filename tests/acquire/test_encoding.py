from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.acquire.encoding import decode
from laut.errors import InputError

GERMAN = "Laut Behörde fließt das Wasser „über den Damm“ – 4,2 Mio. € Schaden, sagte Jörg Übelacker.\r\nÄußerst groß.\n"


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (b"", "cp1252"),
        (b"", "mac_roman"),
    ],
)
def test_encodings_as_they_come(mark: bytes, name: str) -> None:
    assert decode(mark + GERMAN.encode(name)) == GERMAN


def test_latin_1_and_the_code_page_of_dos() -> None:
    text = "Die Behörde müsse jetzt handeln, hieß es in Köln. Äußerst große Schäden."
    assert decode(text.encode("latin-1")) == text
    assert decode(text.encode("cp850")) == text


def test_utf_8_that_was_cut_off_or_damaged_is_read() -> None:
    data = GERMAN.encode() * 3
    assert decode(data[: data.rindex("ß".encode()) + 1]).startswith(GERMAN)
    assert decode(GERMAN.encode() + b"\xff").endswith("\N{REPLACEMENT CHARACTER}")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n...", "a PDF"),
        (b"PK\x03\x04 word/document.xml", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a PNG image"),
        (b"\x1f\x8b\x08" + bytes(50), "a gzip archive"),
        (bytes(range(256)) * 20, "binary data"),
        (b"\x00" * 1000, "binary data"),
        (b"<!DOCTYPE html><html><p>Text", "a page of markup"),
        (b"\xef\xbb\xbf\n<html>", "a page of markup"),
    ],
)
def test_what_is_no_plain_text_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "x.bin")
    assert str(caught.value).startswith("x.bin: expected a")
    assert f"found {kind}" in str(caught.value)


def test_a_broken_mark_is_named() -> None:
    with pytest.raises(InputError, match="UTF-16-LE, as its first bytes say"):
        decode(codecs.BOM_UTF16_LE + b"abc")


def test_a_few_nul_bytes_are_kept() -> None:
    text = "Der Damm brach\x00 am Abend. " * 10
    assert decode(text.encode()) == text


@given(st.text(max_size=300))
def test_utf_8_reads_back(text: str) -> None:
    data = text.encode("utf-8")
    try:
        assert decode(codecs.BOM_UTF8 + data) == text
    except InputError:  # markup, or the first bytes of another kind of file
        assert data


@given(st.binary(max_size=400))
def test_no_bytes_do_more_than_fail(data: bytes) -> None:
    try:
        assert isinstance(decode(data), str)
    except InputError as error:
        assert error.expected and error.found

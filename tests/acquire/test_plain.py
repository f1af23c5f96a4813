from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path

import pytest

from laut.acquire import MOST, from_bytes, from_path, from_stream, from_text
from laut.errors import DateError, InputError, LanguageError, LautError

TEXT = "Der Damm sei am Abend gebrochen, sagte ein Sprecher des Landkreises.\r\n\r\nZwölf Menschen fehlen.\r\n"
FRONT = "---\r\ntitle: Damm\r\noutlet: Tagblatt\r\nauthor: A. B.\r\npublished: 3.6.2025\r\nlanguage: de\r\n---\r\n\r\n"


def test_the_text_is_unchanged_and_the_front_matter_taken_off(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes((FRONT + TEXT).encode())
    document = from_path(file)
    assert document.text == TEXT
    assert (document.title, document.outlet, document.author) == ("Damm", "Tagblatt", "A. B.")
    assert (document.published, document.language, document.url) == (date(2025, 6, 3), "de", None)


def test_what_is_given_goes_first(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes((FRONT + TEXT).encode())
    document = from_path(str(file), published="2025-06-04", outlet="Bote", title="T", language="English", url="u")
    assert (document.published, document.outlet, document.title, document.language, document.url) == (
        date(2025, 6, 4),
        "Bote",
        "T",
        "en",
        "u",
    )


def test_days_as_values() -> None:
    assert from_text(TEXT, published=date(2025, 6, 3)).published == date(2025, 6, 3)
    assert type(from_text(TEXT, published=datetime(2025, 6, 3, 12)).published) is date


def test_a_string_is_taken_as_it_is() -> None:
    assert from_text(FRONT + TEXT).text == FRONT + TEXT
    assert from_stream(io.BytesIO((FRONT + TEXT).encode())).text == TEXT


def test_the_language_is_told_by_the_text() -> None:
    assert from_text(TEXT).language == "de"
    assert from_bytes(b"The dam broke in the evening, a spokeswoman said.").language == "en"


@pytest.mark.parametrize(
    ("front", "error"),
    [("published: 2025-02-30", DateError), ("language: Klingon", LanguageError), ("nothing", InputError), ("titel: x", InputError)],
)
def test_broken_front_matter(front: str, error: type[LautError]) -> None:
    with pytest.raises(error, match=r"^a\.txt"):
        from_bytes(f"---\n{front}\n---\n{TEXT}".encode(), where="a.txt")


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf", b"---\ntitle: A\n---\n", "\u00a0\u2003\n".encode()])
def test_an_empty_article(data: bytes) -> None:
    with pytest.raises(InputError, match="found an empty text"):
        from_bytes(data, where="a.txt")


def test_paths_that_are_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path, found in (
        (tmp_path / "none.txt", "nothing at this path"),
        (tmp_path, "a folder"),
        (tmp_path / ("x" * 300), "one that is too long"),
        ("a\x00b", "one with a NUL"),
        ("ftp://example.org/a", "another address"),
    ):
        with pytest.raises(InputError, match=f"found {found}"):
            from_path(path)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="found one that you may not"):
        from_path(tmp_path / "a.txt")


def test_a_file_that_vanishes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(116, "Stale file handle")

    monkeypatch.setattr(Path, "open", lambda *_: Gone())
    with pytest.raises(InputError, match="Stale file handle"):
        from_path(tmp_path / "a.txt")


def test_more_than_an_article_can_hold() -> None:
    with pytest.raises(InputError, match=f"at most {MOST:,} characters"):
        from_bytes(b"x" * (4 * MOST + 1), where="big.txt")
    with pytest.raises(InputError, match=f"found {MOST + 1:,}; split it"):
        from_text("x" * (MOST + 1))
    with pytest.raises(InputError, match="at most"):
        from_stream(io.BytesIO(b"x" * (4 * MOST + 9)))

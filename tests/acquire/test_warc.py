"""Web archives: every capture that is a page, what is passed over, and archives that are cut, damaged or made to do harm."""

from __future__ import annotations

import gzip
import io
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest

from laut.acquire import from_original
from laut.acquire.item import Item
from laut.acquire.many import items

from .archives import answer, page, record

PAGES = [record(answer(page(name)), f"https://bote.example/{name}") for name in ("Auried", "Holm", "Kellenau")]
INFO = record(b"software: none\r\n", kind="warcinfo")


def read(path: Path, data: bytes) -> list[Item]:
    path.write_bytes(data)
    return list(items([str(path)]))


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_each_page_with_its_evidence(tmp_path: Path, name: str) -> None:
    pieces = [INFO, *PAGES]
    if name.endswith(".gz"):
        pieces = [gzip.compress(piece) for piece in pieces]
    found = read(tmp_path / name, b"".join(pieces))
    starts = [sum(map(len, pieces[:n])) for n in (1, 2, 3)]
    assert [item.place for item in found] == [f"{tmp_path / name}#offset={at}" for at in starts]
    first = found[0].original
    assert first is not None and (first.url, first.retrieved) == ("https://bote.example/Auried", "2025-04-28T10:00:00Z")
    assert (found[0].status, found[0].headers) == (200, (("content-type", "text/html; charset=utf-8"),))
    document = from_original(first)
    assert (document.title, document.url, document.retrieved) == ("Auried", first.url, first.retrieved)
    assert "300 Fahrgäste" in document.text


def test_one_gzip_around_all_and_its_places(tmp_path: Path) -> None:
    found = read(tmp_path / "a.warc.gz", gzip.compress(b"".join(PAGES)))
    assert len({item.place for item in found}) == 3 and all(item.original for item in found)


def test_what_is_no_page_is_passed_over_with_its_reason(tmp_path: Path) -> None:
    data = b"".join(
        [
            record(answer(b"\x89PNG", media="image/png")),
            record(answer(page(), status="404 Not Found")),
            record(answer(b"", status="301 Moved", more="Location: /b\r\n")),
            record(b"HTTP/1.1 200 OK\r\n\r\n", kind="revisit"),
            record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
            record(answer(b"User-agent: *", media="text/plain"), "https://bote.example/robots.txt"),
            PAGES[0],
        ]
    )
    found = read(tmp_path / "a.warc", data)
    assert [item.passed and item.passed.split(":")[0] for item in found] == [
        "image/png", "status 404", "status 301", "revisit", "a file for machines", None,
    ]  # fmt: skip
    assert found[-1].original and not any(item.error for item in found)


@pytest.mark.parametrize("packed", [False, True])
def test_cut_at_any_point_all_whole_records_are_given_and_one_error(tmp_path: Path, packed: bool) -> None:
    pieces = [gzip.compress(piece) for piece in PAGES] if packed else PAGES
    whole = b"".join(pieces)
    second, third = len(pieces[0]), len(pieces[0]) + len(pieces[1])
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    for end in range(third + 15, len(whole) - (1 if packed else 5), 7):
        found = read(path, whole[:end])
        good = [item for item in found if item.original]
        assert [item.place.rpartition("=")[2] for item in good][:2] == ["0", str(second)], end
        errors = [item.error for item in found if item.error]
        assert len(errors) == 1 and "expected a whole record" in errors[0] and f"#offset={third}" in errors[0], end
        assert len(good) == 2 or (packed and end > len(whole) - 16), end


def test_damaged_bytes_are_an_error_and_what_came_before_is_kept(tmp_path: Path) -> None:
    packed = [gzip.compress(piece) for piece in PAGES]
    broken = bytearray(packed[1])
    broken[40:60] = bytes(20)
    found = read(tmp_path / "a.warc.gz", packed[0] + bytes(broken) + packed[2])
    assert found[0].original and found[-1].error and "found damaged bytes" in found[-1].error


def test_bytes_that_are_not_those_of_the_digest(tmp_path: Path) -> None:
    wrong = record(answer(page()), digest="sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
    hexa = record(answer(page()), digest="sha256:" + "0" * 64)
    unknown = record(answer(page()), digest="xxh3:1234")
    found = read(tmp_path / "a.warc", wrong + hexa + unknown)
    assert [bool(item.error) for item in found] == [True, True, False]
    assert "their digest is not the one" in str(found[0].error)


def test_a_page_that_was_cut_when_it_was_archived_is_none(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "a.warc", record(answer(page()), more="WARC-Truncated: length\r\n"))
    assert "one that was cut when it was archived (length)" in str(found.error)


def test_codings_are_undone(tmp_path: Path) -> None:
    body = page()
    chunks = b"".join(f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in (body[:100], body[100:])) + b"0\r\n\r\n"
    data = b"".join(
        [
            record(answer(gzip.compress(body), more="Content-Encoding: gzip\r\n")),
            record(answer(zlib.compress(body), more="Content-Encoding: deflate\r\n")),
            record(answer(zlib.compress(body)[2:-4], more="Content-Encoding: deflate\r\n")),
            record(answer(chunks, more="Transfer-Encoding: chunked\r\n")),
            record(answer(body, more="Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n")),  # undone by the archive
        ]
    )
    found = read(tmp_path / "a.warc", data)
    assert [item.original and item.original.data for item in found] == [body] * 5


def test_bombs_are_one_error_each_and_memory_stays_small(tmp_path: Path) -> None:
    inner = record(answer(gzip.compress(bytes(70_000_000)), more="Content-Encoding: gzip\r\n"))
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Length: 900000000000\r\n\r\n"
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = packer.compress(head) + b"".join(packer.compress(bytes(1_000_000)) for _ in range(300)) + packer.flush()
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(PAGES[0]) + gzip.compress(inner) + bomb)
    tracemalloc.start()
    found = list(items([str(path)]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [bool(item.error) for item in found] == [False, True, True]
    assert "at most 64 MB" in str(found[1].error) and "100 times as large" in str(found[2].error)
    assert peak < 250_000_000


def test_a_length_that_is_a_lie(tmp_path: Path) -> None:
    lie = PAGES[0].replace(b"Content-Length: ", b"Content-Length: 9")
    (found,) = read(tmp_path / "a.warc", lie)
    assert "expected a whole record" in str(found.error)


@pytest.mark.parametrize("data", [b"", b"hello\n" * 50, gzip.compress(b""), gzip.compress(b"hello"), b"WARC/1.0\r\n", b"WARC/1.0\r\n\r\n"])
def test_what_is_no_archive(tmp_path: Path, data: bytes) -> None:
    (found,) = read(tmp_path / "a.warc", data)
    assert found.error and str(tmp_path / "a.warc") in found.error


def wacz(files: dict[str, bytes], packing: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_a_wacz(tmp_path: Path) -> None:
    packed = b"".join(gzip.compress(piece) for piece in PAGES)
    data = wacz({"archive/b.warc.gz": packed, "archive/a.warc": PAGES[1], "datapackage.json": b"{}", "pages/pages.jsonl": b""})
    found = read(tmp_path / "a.wacz", data)
    assert [item.place.removeprefix(str(tmp_path / "a.wacz")) for item in found][:2] == [
        "#archive/a.warc:offset=0", "#archive/b.warc.gz:offset=0",
    ]  # fmt: skip
    assert all(item.original for item in found) and len(found) == 4


def test_a_wacz_that_is_broken_a_bomb_or_empty(tmp_path: Path) -> None:
    data = wacz({"archive/a.warc": PAGES[0]})
    (cut,) = read(tmp_path / "a.wacz", data[:-30])
    assert "expected a WACZ that is whole" in str(cut.error)
    (empty,) = read(tmp_path / "b.wacz", wacz({"x.txt": b"x"}))
    assert "expected a WACZ with WARC files" in str(empty.error)
    bomb = wacz({"archive/a.warc": bytes(300_000_000), "archive/b.warc": PAGES[0]}, zipfile.ZIP_DEFLATED)
    first, second = read(tmp_path / "c.wacz", bomb)
    assert "100 times as large" in str(first.error) and second.original

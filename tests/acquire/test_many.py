"""What `laut add` may be given: folders, patterns, standard input, addresses, feeds, files of mails."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from laut.acquire import from_original
from laut.acquire.item import Item
from laut.acquire.many import items

from .archives import answer as http
from .archives import page, record

TEXT = "Die Fähre liegt seit Montag im Hafen, sagte die Hafenbehörde. Sie soll erst im Juni wieder fahren.\n"


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def short(found: list[Item], folder: Path) -> list[tuple[str, str]]:
    """(place below the folder, what became of it) of items."""
    return [
        (item.place.removeprefix(f"{folder}/"), "read" if item.original else "error" if item.error else f"passed: {item.passed}")
        for item in found
    ]


# folders and patterns


def test_a_folder_is_read_in_order_and_what_is_no_article_is_named(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "b/z.txt": TEXT, "b/a.html": page(), "b/a_files/x.html": page(), "b/a_files/y.js": "x", "a.md": TEXT, "Notiz": TEXT,
            "c.png": b"\x89PNG", "d.bin": bytes(range(256)), ".hidden": TEXT, ".git/x.txt": TEXT, "e.json": '{"a": 1}',
            "f.csv": "x,y\n1,2\n", "g.csv": "claim,who knows\na,b\n", "h.docx": b"no", "i.laut": b"SQLite format 3\x00",
        },
    )  # fmt: skip
    assert short(list(items([str(tmp_path)])), tmp_path) == [
        (".git", "passed: hidden"),
        (".hidden", "passed: hidden"),
        ("Notiz", "read"),
        ("a.md", "read"),
        ("c.png", "passed: a kind of file that is no article (.png)"),
        ("d.bin", "passed: no text: binary data"),
        ("e.json", "passed: no table of claims: dict"),
        ("f.csv", "passed: no table of claims: the columns x, y"),
        ("g.csv", "error"),
        ("h.docx", "read"),
        ("i.laut", "passed: a kind of file that is no article (.laut)"),
        ("b/a_files", "passed: the pieces of a saved page"),
        ("b/a.html", "read"),
        ("b/z.txt", "read"),
    ]


def test_an_empty_folder_and_a_pattern_without_a_match(tmp_path: Path) -> None:
    (tmp_path / "empty" / "below").mkdir(parents=True)
    first, second, third = items([str(tmp_path / "empty"), str(tmp_path / "*.txt"), str(tmp_path / "none.txt")])
    assert "expected a folder with articles, found an empty one" in str(first.error)
    assert "expected files that match the pattern, found none" in str(second.error)
    assert "nothing at this path" in str(third.error)


def test_patterns(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": TEXT, "b/c/d.txt": TEXT, "b/e.md": TEXT, "[1].txt": TEXT})
    assert short(list(items([f"{tmp_path}/**/*.txt"])), tmp_path) == [("[1].txt", "read"), ("a.txt", "read"), ("b/c/d.txt", "read")]
    assert short(list(items([f"{tmp_path}/[1].txt"])), tmp_path) == [("[1].txt", "read")]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable for the superuser")
def test_a_file_and_a_folder_that_may_not_be_read(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": TEXT, "b.txt": TEXT, "c/d.txt": TEXT})
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "c").chmod(0)
    found = short(list(items([str(tmp_path)])), tmp_path)
    (tmp_path / "c").chmod(0o700)
    assert found == [("a.txt", "error"), ("b.txt", "read"), ("c", "error")]


def test_files_that_cannot_be_read_end_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a.txt": TEXT, "b.txt": TEXT})
    true = Path.open

    def opened(path: Path, *given: object) -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "no")
        return true(path, *given)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", opened)
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    found = list(items([str(tmp_path)]))
    assert short(found, tmp_path) == [("a.txt", "error"), ("b.txt", "read"), ("loop", "error")]
    assert "one that you may not" in str(found[0].error)


# standard input, mails


def given(monkeypatch: pytest.MonkeyPatch, data: bytes) -> list[Item]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    return list(items(["-"]))


def test_standard_input_may_hold_one_article_or_many(monkeypatch: pytest.MonkeyPatch) -> None:
    (found,) = given(monkeypatch, TEXT.encode())
    assert found.place == "standard input" and found.original
    assert len(given(monkeypatch, record(http(page())) * 2)) == 2
    assert len(given(monkeypatch, MAILS)) == 2
    claim = {"Aussage": "Die Fähre liegt im Hafen.", "Quelle": "Hafenbehörde"}
    for table in (json.dumps([claim]), json.dumps(claim), ";".join(claim) + "\n" + ";".join(claim.values()) + "\n"):
        (found,) = given(monkeypatch, table.encode())
        assert found.row == tuple(claim.items()) and found.place.startswith("standard input#row=")
    (found,) = given(monkeypatch, f"[Update] {TEXT}".encode())
    assert not found.row


MAILS = (
    "From anke@bote.example Mon Apr 28 10:00:00 2025\nFrom: Anke <anke@bote.example>\nSubject: Fähre\n"
    "Date: Mon, 28 Apr 2025 10:00:00 +0200\n"
    f"Message-ID: <1@x>\nContent-Type: text/plain; charset=utf-8\n\n{TEXT}\n"
    ">From Auried fuhr am Montag kein Bus.\nFrom then on it rained.\n\n"
    "From bernd@bote.example Tue Apr 29 09:30:00 2025\nFrom: bernd@bote.example\nSubject: Wehr\nMessage-ID: <2@x>\n"
    f"Content-Type: text/plain; charset=utf-8\n\n{TEXT}"
).encode()


def test_a_file_of_mails(tmp_path: Path) -> None:
    path = write(tmp_path, {"a.mbox": MAILS}) / "a.mbox"
    first, second = items([str(path)])
    assert (first.place, second.place) == (f"{path}#offset=0", f"{path}#offset={MAILS.index(b'From bernd')}")
    assert first.original and second.original
    document = from_original(first.original, language="de")
    assert document.title == "Fähre" and "\nFrom Auried fuhr" in document.text and "From then on" in document.text
    assert from_original(second.original).title == "Wehr"


@pytest.mark.parametrize("data", [b"", b"hello\nworld\n"])
def test_what_is_no_file_of_mails(tmp_path: Path, data: bytes) -> None:
    (found,) = items([str(write(tmp_path, {"a.mbox": data}) / "a.mbox")])
    assert found.error and "expected a file of mails" in found.error


# addresses and feeds

Answer = Callable[[httpx.Request], httpx.Response]


def rss(*links: str, more: str = "") -> bytes:
    entries = "".join(
        f"<item><title>Nr {n}</title><link>{link}</link><pubDate>Mon, 28 Apr 2025 23:30:00 +0200</pubDate></item>"
        for n, link in enumerate(links, 1)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Kellenauer Bote</title>{entries}{more}</channel></rss>'.encode()


class Web:
    """A web of our own: path -> body; what it lacks is a 404. `asked` are the paths in the order of asking."""

    def __init__(self, pages: dict[str, bytes]) -> None:
        self.pages, self.asked = pages, list[str]()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        self.asked.append(path)
        body = self.pages.get(path)
        if body is None:
            return httpx.Response(404)
        kind = "text/html; charset=utf-8" if body.startswith(b"<!doctype") else "text/xml"
        return httpx.Response(200, headers={"content-type": kind, "set-cookie": "k=1"}, content=body)

    def items(self, *names: str) -> list[Item]:
        return list(items(names, transport=httpx.MockTransport(self)))


AT = "https://bote.example"


def test_an_address_with_status_and_headers() -> None:
    (found,) = Web({"/a": page()}).items(f"{AT}/a")
    assert found.original and found.original.url == f"{AT}/a" and found.original.retrieved
    assert (
        found.status == 200
        and dict(found.headers)["content-type"] == "text/html; charset=utf-8"
        and "set-cookie" not in dict(found.headers)
    )


def test_a_feed_gives_its_pages_and_tells_what_they_do_not_say() -> None:
    web = Web({"/feed": rss(f"{AT}/a", f"{AT}/none", "/b#top", "", f"{AT}/a"), "/a": page(), "/b": page("Holm")})
    found = web.items(f"{AT}/feed")
    assert [item.place for item in found] == [f"{AT}/a", f"{AT}/none", f"{AT}/b", f"{AT}/feed#Nr 4", f"{AT}/a"]
    assert "Nr 2: " in str(found[1].error) and "404" in str(found[1].error)
    assert "Nr 4: " in str(found[3].error) and "found none" in str(found[3].error)
    assert found[4].passed == "an address that was named before"
    assert web.asked == ["/feed", "/a", "/none", "/b"]
    assert found[0].original is not None
    document = from_original(found[0].original)
    assert (document.title, document.outlet) == ("Kellenau", "Kellenauer Bote")
    assert str(document.published) == "2025-04-28"  # the day in the outlet's own time zone
    assert document.published_at == "2025-04-28T23:30:00+02:00"


def test_a_feed_in_a_file_atom_and_json(tmp_path: Path) -> None:
    atom = (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Bote</title><entry><title>A</title><id>tag:1</id>'
        f'<link rel="enclosure" href="{AT}/x.mp3"/><link href="{AT}/a"/><updated>2025-04-28T10:00:00Z</updated>'
        "<author><name>Anke Alt</name></author></entry></feed>"
    )
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "title": "Bote",
        "items": [{"id": "1", "url": f"{AT}/b", "title": "B", "date_published": "2025-04-29T10:00:00+02:00", "author": {"name": "Bernd"}}],
    }  # fmt: skip
    folder = write(tmp_path, {"a.xml": atom, "b.json": json.dumps(feed)})
    found = Web({"/a": page(), "/b": page("Holm")}).items(str(folder))
    assert [item.place for item in found] == [f"{AT}/a", f"{AT}/b"]
    told = [from_original(item.original) for item in found if item.original]
    assert [(d.outlet, d.author, str(d.published)) for d in told] == [("Bote", "Anke Alt", "2025-04-28"), ("Bote", "Bernd", "2025-04-29")]


def test_a_feed_that_loops_ends() -> None:
    web = Web({"/feed": rss(f"{AT}/feed", f"{AT}/other"), "/other": rss(f"{AT}/feed", f"{AT}/a"), "/a": page()})
    found = web.items(f"{AT}/feed")
    assert web.asked == ["/feed", "/other", "/a"]
    assert [(item.place, bool(item.passed)) for item in found] == [(f"{AT}/feed", True), (f"{AT}/feed", True), (f"{AT}/a", False)]


def test_feeds_in_feeds_without_end_stop() -> None:
    web = Web({f"/{n}": rss(f"{AT}/{n + 1}") for n in range(50)})
    (found,) = web.items(f"{AT}/0")
    assert web.asked == ["/0", "/1", "/2", "/3"]
    assert "a feed in a feed, more than 2 deep" in str(found.error)


@pytest.mark.parametrize(
    "data",
    [rss(), b"<rss>", b'<?xml version="1.0"?><feed></feed>', b'{"version": "https://jsonfeed.org/version/1", "items": 3}', rss()[:60]],
)
def test_feeds_that_are_empty_or_broken(data: bytes) -> None:
    (found,) = Web({"/feed": data}).items(f"{AT}/feed")
    assert found.error and f"{AT}/feed" in found.error


def test_a_feed_with_growing_entities_does_no_harm() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    data = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "x">{entities}]><rss><channel><title>&e11;</title></channel></rss>'.encode()
    (found,) = Web({"/feed": data}).items(f"{AT}/feed")
    assert found.error or found.original


def test_a_table_behind_an_address_whose_name_does_not_tell() -> None:
    web = Web({"/claims": b"claim,source\nThe ferry stays in port.,harbour office\n"})
    (found,) = web.items(f"{AT}/claims")
    assert found.place == f"{AT}/claims#row=2" and found.row

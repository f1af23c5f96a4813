"""The HTTP interface: the bytes of the command line, an OpenAPI document that holds, and callers who do wrong."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openapi_spec_validator import validate
from starlette.testclient import TestClient

from laut.cli import run
from laut.engines.questions import refresh
from laut.ledger import Ledger
from laut.serving import application as made
from laut.serving.application import application
from laut.serving.door import LARGEST
from tests.serving.conftest import EXAMPLES

HOST = "127.0.0.1:8000"
ARTICLE = {"text": "Laut Polizei starben drei Menschen.", "published": "2025-05-12", "outlet": "Talpost", "language": "de"}


def client(ledger: Ledger | None, token: str | None = None, hosts: tuple[str, ...] | None = (HOST,)) -> TestClient:
    return TestClient(application(ledger, hosts, token), f"http://{HOST}", raise_server_exceptions=False)


@pytest.fixture
def api(ledger: Ledger) -> TestClient:
    return client(ledger)


@pytest.fixture
def verb(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Any]:
    monkeypatch.setenv("LAUT_NO_CACHE", "1")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str | Path) -> bytes:
        capsysbinary.readouterr()
        assert run([str(a) for a in arguments]) == 0
        return capsysbinary.readouterr().out

    yield call


@pytest.mark.parametrize(
    ("path", "arguments"),
    [
        ("/questions", ("questions", "--limit", "100")),
        ("/questions?text=Silo&limit=2&offset=1&ui=de", ("questions", "Silo", "--limit", "2", "--offset", "1", "--ui", "de")),
        ("/findings", ("check",)),
        ("/findings?kind=update&kind=conflict&limit=1", ("check", "--kind", "update", "--kind", "conflict", "--limit", "1")),
        ("/sources", ("sources",)),
        ("/sources?kind=police&named=true", ("sources", "--kind", "police", "--named")),
        ("/search?words=Silo", ("search", "Silo")),
        ("/search?source=Jost Verhagen&published_from=2026-03-01", ("search", "--source", "Jost Verhagen", "--published", "2026-03-01..")),
        ("/timeline?limit=3", ("timeline", "--limit", "3")),
    ],
)
def test_the_bytes_of_the_verb(api: TestClient, verb: Any, silo: Path, path: str, arguments: tuple[str, ...]) -> None:
    answer = api.get(path)
    assert answer.status_code == 200
    assert answer.content == verb(arguments[0], silo, *arguments[1:], "--json")
    assert answer.content.strip()


def test_one_question_and_one_article(api: TestClient, verb: Any, silo: Path, tmp_path: Path) -> None:
    id = api.get("/questions").json()["questions"][0]["id"]
    assert api.get(f"/questions/{id}").content == verb("questions", silo, id, "--json")
    verb("export", silo, "--to", "jsonl", "--out", tmp_path / "all.jsonl")
    kept = (tmp_path / "all.jsonl").read_bytes().splitlines(keepends=True)
    assert api.get("/articles/1").content in kept
    shown = json.loads(verb("show", silo, "1", "--json"))
    assert api.get("/articles/1").json() == shown["reading"]


def test_a_reading_is_that_of_the_verb(api: TestClient, verb: Any, tmp_path: Path) -> None:
    text = (EXAMPLES / "poll.txt").read_bytes()
    assert api.post("/read", content=text, headers={"content-type": "text/plain"}).content == verb("read", EXAMPLES / "poll.txt", "--json")
    page = EXAMPLES / "frachter.html"
    sent = api.post("/read?outlet=Talpost", content=page.read_bytes(), headers={"content-type": "text/html"})
    assert sent.content == verb("read", page, "--outlet", "Talpost", "--json")


def test_a_word_file_and_a_pdf(api: TestClient) -> None:
    from docx import Document
    from reportlab.pdfgen.canvas import Canvas

    paper, page = io.BytesIO(), io.BytesIO()
    word = Document()
    word.add_paragraph(ARTICLE["text"])
    word.save(paper)
    canvas = Canvas(page)
    canvas.drawString(72, 700, "According to police, three people died on Monday.")
    canvas.save()
    for data, media in (
        (paper.getvalue(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"), (page.getvalue(), "application/pdf"),
    ):  # fmt: skip
        answer = api.post("/read", content=data, headers={"content-type": media})
        assert answer.status_code == 200, answer.text
        assert answer.json()["attributions"] and answer.json()["document"]["media"] == media


def test_compare_and_proof(api: TestClient, verb: Any, silo: Path, tmp_path: Path) -> None:
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    texts = [ARTICLE["text"], "Nach Angaben der Feuerwehr starben mindestens zwei Menschen."]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    sent = {"a": {"text": texts[0]}, "b": {"text": texts[1]}}
    assert api.post("/compare", json=sent).content == verb("compare", *files, "--json")
    draft = "Bei der Explosion des Silos in Kellenau starben 30 Menschen."
    files[0].write_text(draft, encoding="utf-8")
    answer = api.post("/proof", json={"text": draft})
    assert answer.content == verb("proof", files[0], silo, "--json")
    assert answer.json()["figures"] == 1


def test_pages_lead_to_the_next(api: TestClient) -> None:
    every, path = b"", "/sources?limit=3"
    for _ in range(50):
        answer = api.get(path)
        every += answer.content
        if "link" not in answer.headers:
            break
        path = answer.headers["link"].split(">")[0][1:]
    assert every == api.get("/sources?limit=1000").content


def test_the_openapi_document_holds(api: TestClient, ledger: Ledger) -> None:
    described = api.get("/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    validate(described)
    validate(client(None).get("/openapi.json").json())
    guarded = client(ledger, "x" * 20).get("/openapi.json", headers={"authorization": "Bearer " + "x" * 20}).json()
    assert guarded["security"]
    assert set(client(None).get("/openapi.json").json()["paths"]) == {"/read", "/compare"}


def conforms(described: dict[str, Any], path: str, method: str, answer: Any) -> None:
    """Whether an answer is one of those that the document names, in form and in media type."""
    responses = described["paths"][path][method]["responses"]
    content = responses.get(str(answer.status_code), responses["default"])["content"]
    media = answer.headers["content-type"].split(";")[0]
    assert media in content, (answer.status_code, media)
    schema = content[media]["schema"] | {"components": described["components"]}
    for line in answer.text.splitlines() if media == "application/x-ndjson" else [answer.text]:
        jsonschema.Draft202012Validator(schema).validate(json.loads(line))


@pytest.mark.parametrize("case", ["silo", "marit"])
def test_every_answer_is_as_the_document_says(case: str, request: pytest.FixtureRequest) -> None:
    with Ledger(request.getfixturevalue(case)) as ledger:
        api = client(ledger)
        described = api.get("/openapi.json").json()
        for path in ("/questions", "/findings", "/sources", "/search", "/timeline", "/articles"):
            conforms(described, path, "get", api.get(path))
        conforms(described, "/search", "get", api.get("/search?words=der"))
        conforms(described, "/articles/{id}", "get", api.get("/articles/1"))
        texts = [path.read_text(encoding="utf-8").split("---")[-1] for path in sorted((EXAMPLES / "silo").iterdir())[:2]]
        conforms(described, "/proof", "post", api.post("/proof", json={"text": texts[0]}))
        conforms(described, "/compare", "post", api.post("/compare", json={"a": {"text": texts[0]}, "b": {"text": texts[1]}}))
        conforms(described, "/read", "post", api.post("/read", json=ARTICLE))


words = st.text(max_size=30)
numbers = st.one_of(st.integers().map(str), words)
parameters = st.dictionaries(
    st.sampled_from(
        ["text", "every", "limit", "offset", "ui", "kind", "country", "named", "words", "source", "concept", "figure", "unit", "since",
         "until", "published_from", "published_to", "place", "actor", "outlet", "stance"]
    ),
    st.one_of(numbers, st.sampled_from(["de", "en", "true", "3..5", "2026-03-04", "police", "denies", '"', "-", "*", "%00"])),
    max_size=4,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["/questions", "/findings", "/sources", "/search", "/timeline", "/articles", "/questions/{id}", "/articles/{id}"]),
    parameters, words,
)  # fmt: skip
def test_whatever_is_asked_is_answered_as_the_document_says(api: TestClient, path: str, asked: dict[str, str], id: str) -> None:
    from urllib.parse import quote

    described = json.loads(api.get("/openapi.json").content)
    answer = api.get(path.replace("{id}", quote(id, safe="") or "x"), params=asked)
    assert answer.status_code < 500, answer.text
    conforms(described, path, "get", answer)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | words, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3)
)
bodies = st.one_of(
    st.binary(max_size=200), words.map(str.encode), json_values.map(lambda v: json.dumps(v).encode()),
    st.fixed_dictionaries({"text": st.one_of(words, json_values)}, optional={"published": numbers, "language": words, "url": words})
    .map(lambda v: json.dumps(v).encode()),
)  # fmt: skip


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["/read", "/compare", "/proof"]), bodies,
    st.sampled_from(["application/json", "text/plain", "text/html", "application/pdf", "message/rfc822", "text/csv", "x/y", ""]),
)  # fmt: skip
def test_whatever_is_sent_is_answered_as_the_document_says(api: TestClient, path: str, body: bytes, media: str) -> None:
    described = json.loads(api.get("/openapi.json").content)
    answer = api.post(path, content=body, headers={"content-type": media})
    assert answer.status_code < 500, answer.text
    conforms(described, path, "post", answer)


@pytest.mark.parametrize(
    ("method", "path", "kwargs", "status"),
    [
        ("GET", "/nothing", {}, 404),
        ("GET", "/articles/999999", {}, 404),
        ("GET", "/questions/qffffff", {}, 404),
        ("DELETE", "/articles/1", {}, 405),
        ("PUT", "/read", {"json": ARTICLE}, 405),
        ("GET", "/findings?kind=truth", {}, 422),
        ("GET", "/sources?kind=liar", {}, 422),
        ("GET", "/search?stance=lies", {}, 422),
        ("GET", "/questions?limit=0", {}, 422),
        ("GET", "/questions?ui=tlh", {}, 400),
        ("POST", "/read", {"json": {"text": ""}}, 422),
        ("POST", "/read", {"json": {"text": " "}}, 400),
        ("POST", "/read", {"json": ARTICLE | {"published": "yesterday"}}, 400),
        ("POST", "/read", {"json": ARTICLE | {"path": "/etc/passwd"}}, 422),
        ("POST", "/compare", {"content": b"{}", "headers": {"content-type": "text/plain"}}, 415),
        ("POST", "/read", {"content": b"a,b\n1,2\n", "headers": {"content-type": "text/csv"}}, 400),
        ("POST", "/read", {"content": b"x" * (LARGEST + 1), "headers": {"content-type": "text/plain"}}, 413),
        ("POST", "/read", {"content": (b"x" * 1_000_000 for _ in range(17)), "headers": {"content-type": "text/plain"}}, 413),
    ],
)
def test_faults_of_the_caller(api: TestClient, method: str, path: str, kwargs: Any, status: int) -> None:
    answer = api.request(method, path, **kwargs)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status and told["expected"] and "found" in told and "where" in told
    assert "Traceback" not in answer.text


def test_no_address_is_fetched_and_no_file_opened(api: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    for text in ("http://example.com/article", "/etc/passwd"):
        assert api.post("/read", json={"text": text, "language": "en", "url": "http://example.com"}).json()["document"]["text"] == text
    page = b"<html><head><link rel=canonical href='http://example.com/x'></head><body><p>" + b"The dam broke, police said. " * 20
    assert api.post("/read", content=page, headers={"content-type": "text/html"}).status_code == 200


def test_a_mistake_of_ours_is_told_without_its_traceback(api: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made.asking, "read", lambda *_, **__: 1 / 0)
    answer = api.post("/read", json=ARTICLE)
    assert answer.status_code == 500 and "division" not in answer.text and answer.headers["content-type"] == "application/problem+json"


def test_a_damaged_ledger_is_no_fault_of_the_caller(tmp_path: Path, silo: Path) -> None:
    place = tmp_path / "broken.laut"
    with Ledger(silo) as whole:
        whole.backup(place)
    with Ledger(place) as ledger:
        api = client(ledger)
        with ledger.writing() as connection:
            connection.exec_driver_sql("alter table tally rename to gone")
        answer = api.get("/sources")
    assert answer.status_code == 500 and str(tmp_path) not in answer.text


class TestDoor:
    def test_another_host_is_refused(self, api: TestClient) -> None:
        assert api.get("/questions", headers={"host": "rebound.example:8000"}).status_code == 421

    def test_a_page_of_another_site_is_refused(self, api: TestClient) -> None:
        assert api.post("/read", json=ARTICLE, headers={"origin": "http://evil.example"}).status_code == 403
        assert api.get("/questions", headers={"sec-fetch-site": "cross-site"}).status_code == 403
        assert api.get("/questions", headers={"origin": f"http://{HOST}"}).status_code == 200

    @pytest.mark.parametrize("given", [None, "Bearer wrong", "Basic " + "s" * 20, "s" * 20, "Bearer " + "s" * 19, "Bearer ", "Bearer \xff"])
    def test_without_the_token_nobody_asks(self, ledger: Ledger, given: str | None) -> None:
        api = client(ledger, "s" * 20, None)
        for path in ("/questions", "/openapi.json", "/nothing"):
            answer = api.get(path, headers={"authorization": given.encode("latin-1")} if given else {})  # type: ignore[dict-item]
            assert answer.status_code == 401 and answer.headers["www-authenticate"] == "Bearer"

    def test_with_the_token_under_any_name(self, ledger: Ledger) -> None:
        api = client(ledger, "s" * 20, None)
        assert api.get("/questions", headers={"authorization": "Bearer " + "s" * 20, "host": "desk.example"}).status_code == 200

    @pytest.mark.parametrize("size", ["-1", "x", "9" * 30, "²"])
    def test_a_wrong_size(self, api: TestClient, size: str) -> None:
        answer = api.post("/read", content=iter([b"{}"]), headers={"content-length": size.encode("latin-1")})  # type: ignore[dict-item]
        assert answer.status_code in (400, 413)

    def test_headers(self, api: TestClient) -> None:
        answer = api.get("/questions")
        assert answer.headers["x-content-type-options"] == "nosniff" and answer.headers["cache-control"] == "no-store"


def test_nothing_of_the_ledger_is_changed(silo: Path) -> None:
    with Ledger(silo) as ledger:
        refresh(ledger)
    before = sha256(silo.read_bytes()).hexdigest()
    with Ledger(silo) as ledger:
        api = client(ledger)
        for path in ("/questions", "/findings", "/sources", "/search?words=Silo", "/timeline", "/articles", "/articles/2"):
            assert api.get(path).status_code == 200
        for path, sent in (("/read", ARTICLE), ("/proof", ARTICLE), ("/compare", {"a": ARTICLE, "b": ARTICLE})):
            assert api.post(path, json=sent).status_code == 200
    assert sha256(silo.read_bytes()).hexdigest() == before

"""JSON over HTTP: what the command line prints, described by OpenAPI, and nothing for strangers."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openapi_spec_validator import validate
from starlette.testclient import TestClient

import laut
from laut.errors import InputError
from laut.ledger import Ledger
from laut.serving import http
from laut.serving.http import application, serve

from .conftest import EXAMPLES

TEXT = "Laut der Polizei Kellenau starben am Montag mindestens 12 Menschen. „Wir ermitteln“, sagte Sprecherin Ina Kehl."


@pytest.fixture
def client(ledger: Ledger) -> Iterator[TestClient]:
    with TestClient(application(ledger), raise_server_exceptions=False) as made:
        yield made


def printed(*arguments: str) -> Any:
    made = subprocess.run([sys.executable, "-m", "laut", *arguments], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in made.stdout.splitlines()]


def test_reading_is_that_of_the_command_line(client: TestClient) -> None:
    answer = client.post("/read", json={"text": TEXT, "published": "2025-04-28", "outlet": "Bote"})
    assert answer.text == laut.read_text(TEXT, published="2025-04-28", outlet="Bote").to_json()
    page = (EXAMPLES / "frachter.html").read_bytes()
    answer = client.post("/read/file", files={"file": ("frachter.html", page, "text/html")}, data={"outlet": "Kurier"})
    assert answer.json()["document"]["outlet"] == "Kurier"
    assert answer.json()["document"]["text"] == laut.read(EXAMPLES / "frachter.html").document.text


def test_the_ledger_answers_as_on_the_command_line(client: TestClient, place: Path) -> None:
    (asked,) = printed("questions", str(place), "--json", "--limit", "3", "--ui", "en")
    assert client.get("/questions?limit=3&every=true").json() == asked
    (checked,) = printed("check", str(place), "--json", "--limit", "4", "--ui", "de")
    assert client.get("/findings?limit=4&ui=de").json() == checked
    assert client.get("/sources?limit=5").json()["sources"] == printed("sources", str(place), "--json", "--limit", "5")
    found = client.get("/search?words=Hafen").json()
    assert [hit | {"total": found["total"]} for hit in found["hits"]] == printed("search", str(place), "Hafen", "--json")
    assert client.get("/timeline?limit=3").json()["events"] == printed("timeline", str(place), "--json", "--limit", "3")
    id = asked["questions"][0]["id"]
    assert client.get(f"/questions/{id}").json()["questions"] == asked["questions"][:1]
    article = asked["articles"][0]
    assert client.get(f"/articles/{article['document']}").json()["document"]["text"] == article["text"]
    assert client.get("/info").json()["documents"] == 30
    proof = client.post("/proof", json={"text": "Bei der Explosion in Izmir starben neun Menschen auf der „Marit Sund“.", "language": "de"})
    assert proof.status_code == 200 and "findings" in proof.json()


def test_the_description_is_valid_and_holds(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    validate(described)
    assert described["openapi"].startswith("3.1")
    reading = described["paths"]["/read"]["post"]["responses"]["200"]["content"]["application/json"]["schema"]
    whole = reading | {"components": described["components"]}
    jsonschema.Draft202012Validator(whole).validate(client.post("/read", json={"text": TEXT}).json())
    names = {operation["operationId"] for path in described["paths"].values() for operation in path.values()}
    assert names >= {"read", "readFile", "compare", "questions", "question", "findings", "sources", "search", "article", "proof"}


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "says"),
    [
        ("post", "/read", {"text": ""}, 422, "expected an article, found an empty text"),
        ("post", "/read", {"text": "Ein Satz.", "published": "neulich"}, 422, "expected a day such as 2025-04-28"),
        ("post", "/read", {"text": "Ein Satz.", "language": "xx"}, 422, "language"),
        ("post", "/read", {}, 422, "body.text: Field required"),
        ("post", "/read", [1], 422, "body"),
        ("get", "/findings?kind=truth", None, 422, "expected a kind of finding"),
        ("get", "/questions?limit=0", None, 422, "query.limit"),
        ("get", "/questions/qffffff", None, 404, "qffffff"),
        ("get", "/articles/nope", None, 404, "expected a document of this ledger"),
        ("get", "/search?figure=many", None, 422, "expected a number or a range"),
        ("get", "/nowhere", None, 404, "Not Found"),
        ("delete", "/questions", None, 405, "Method Not Allowed"),
    ],
)
def test_what_is_wrong_is_said(client: TestClient, method: str, path: str, body: Any, status: int, says: str) -> None:
    answer = client.request(method, path, json=body) if body is not None else client.request(method, path)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert says in answer.json()["detail"] and answer.json()["status"] == status


def test_who_may_ask(ledger: Ledger) -> None:
    with TestClient(application(ledger, hosts=frozenset({"127.0.0.1:8000"}), token="böse"), base_url="http://127.0.0.1:8000") as client:
        assert client.get("/info").status_code == 401
        assert client.get("/info", headers={"authorization": "Bearer nein"}).status_code == 401
        assert client.get("/info", headers={"authorization": "Bearer böse".encode()}).status_code == 200
        assert client.get("/info", headers={"authorization": "Bearer böse".encode(), "host": "evil.example:8000"}).status_code == 421
    with pytest.raises(InputError, match="a token, to be asked from other machines"):
        serve(ledger, "0.0.0.0", 0)


def test_large_requests_are_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "LARGEST", 2000)
    assert client.post("/read", json={"text": "x" * 3000}).status_code == 413

    def pieces() -> Iterator[bytes]:
        for _ in range(30):
            yield b" " * 100

    assert client.post("/read", content=pieces(), headers={"content-type": "application/json"}).status_code == 413


def test_no_address_is_fetched(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("laut.acquire.fetch.fetch", lambda *_: pytest.fail("fetched"))
    answer = client.post("/read", json={"text": TEXT, "url": "http://127.0.0.1:1/x"})
    assert answer.json()["document"]["url"] == "http://127.0.0.1:1/x"
    link = b"<rss version='2.0'><channel><item><link>http://127.0.0.1:1/</link></item></channel></rss>"
    assert client.post("/read/file", files={"file": ("a.xml", link, "application/rss+xml")}).status_code in (200, 422)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.sampled_from(["/questions", "/findings", "/sources", "/search", "/timeline"]),
    st.dictionaries(st.sampled_from(["text", "words", "limit", "offset", "kind", "figure", "since", "source", "ui"]), st.text(max_size=8)),
)
def test_whatever_is_asked_the_answer_is_described(client: TestClient, path: str, asked: dict[str, str]) -> None:
    answer = client.get(path, params=asked)
    assert answer.status_code in (200, 404, 422), (path, asked, answer.text)
    assert answer.headers["content-type"] in ("application/json", "application/problem+json")


def test_the_verb(place: Path) -> None:
    command = [sys.executable, "-m", "laut", "serve", str(place), "--port", "0", "--json"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert running.stdout is not None
        address = json.loads(running.stdout.readline())["address"]
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+", address)
        assert httpx.get(f"{address}/info", timeout=20).json()["documents"] == 30
    finally:
        running.terminate()
        running.communicate(timeout=20)

"""Who may ask: hosts, tokens, cookies, forms, headers."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from laut.showing.app.application import application
from laut.showing.app.desk import Desk
from laut.showing.app.gate import HEADERS, Gate, Keys

from .conftest import HOST, Browser


@pytest.fixture
def stranger() -> tuple[TestClient, Keys]:
    """A browser that was not let in, and the keys."""
    keys = Keys()
    return TestClient(application(Desk(None), keys, (HOST,)), base_url=f"http://{HOST}"), keys


def test_a_stranger_gets_nothing(stranger: tuple[TestClient, Keys]) -> None:
    client, _ = stranger
    for path in ("/", "/articles", "/take/table/sources.csv", "/nothing"):
        assert client.get(path).status_code == 403
    assert client.post("/looks", data={"ui": "de"}).status_code == 403


def test_a_token_lets_one_browser_in_once(stranger: tuple[TestClient, Keys]) -> None:
    client, keys = stranger
    token = keys.token()
    answer = client.get(f"/enter?token={token}", follow_redirects=False)
    assert answer.status_code == 303
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=lax" in cookie
    assert client.get("/").status_code == 200
    other = TestClient(client.app, base_url=f"http://{HOST}")
    assert other.get(f"/enter?token={token}").status_code == 403
    assert other.get("/").status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:8001", "localhost.evil.example:8000", ""])
def test_another_host_is_refused(host: str, without_ledger: Browser) -> None:
    assert without_ledger.get("/", headers={"host": host}).status_code == 421


def test_every_answer_has_the_headers(without_ledger: Browser) -> None:
    for path in ("/", "/nothing", "/static/x/app.css", "/static/x/nothing.css"):
        answer = without_ledger.get(path)
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "unsafe" not in HEADERS["content-security-policy"]
    assert without_ledger.get("/").headers["cache-control"] == "no-store"


def test_a_form_needs_its_token(without_ledger: Browser) -> None:
    assert without_ledger.post("/looks", data={"ui": "de"}).status_code == 403
    assert without_ledger.post("/looks", data={"ui": "de", "csrf": "0" * 64}).status_code == 403
    assert without_ledger.submit("/looks", {"ui": "de", "back": "/"}).status_code == 200


@pytest.mark.parametrize("header", [{"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}])
def test_a_form_of_another_site_is_refused(header: dict[str, str], without_ledger: Browser) -> None:
    assert without_ledger.submit("/looks", {"ui": "de"}, headers=header).status_code == 403


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x"])
def test_a_form_leads_to_pages_of_the_app_alone(back: str, without_ledger: Browser) -> None:
    answer = without_ledger.submit("/looks", {"ui": "de", "back": back}, follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["location"] == "/"


def test_too_large_a_request_is_refused(without_ledger: Browser) -> None:
    assert without_ledger.post("/looks", headers={"content-length": str(10**12)}, content=b"x").status_code == 413


def test_other_methods_are_refused(without_ledger: Browser) -> None:
    assert without_ledger.delete("/").status_code == 405
    assert without_ledger.get("/looks").status_code in (404, 405)


def test_the_gate_knows_nobody_at_the_start() -> None:
    assert not Keys().knows(None) and not Keys().knows("") and Keys().enter("") is None
    assert Gate.__doc__


def test_a_page_that_is_not_there_is_said(without_ledger: Browser) -> None:
    answer = without_ledger.get("/nothing")
    assert answer.status_code == 404 and "/nothing" in answer.text


def test_a_page_that_needs_a_ledger_says_so(without_ledger: Browser) -> None:
    answer = without_ledger.get("/articles")
    assert answer.status_code == 409

"""The server for assistants, asked by the SDK's own client over standard input and output."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import jsonschema
import pytest
from mcp import Client, StdioServerParameters, stdio_client

from laut.ledger import Ledger

Work = Callable[[Client], Awaitable[Any]]


def asked(work: Work, *arguments: str | Path) -> Any:
    """What `work` gives with a client of a server in a process of its own."""

    async def main() -> Any:
        server = StdioServerParameters(command=sys.executable, args=["-m", "laut", "mcp", *map(str, arguments)], env=dict(os.environ))
        async with Client(stdio_client(server)) as client:
            return await work(client)

    with anyio.from_thread.start_blocking_portal() as portal:
        return portal.call(main)


@pytest.mark.parametrize("case", ["silo", "marit"])
def test_every_tool_answers_by_its_schema(case: str, request: pytest.FixtureRequest) -> None:
    place = request.getfixturevalue(case)
    with Ledger(place) as ledger:
        text = ledger.decided(1).reading.document.text

    async def work(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == {"read_article", "search_claims", "article", "list_questions", "question", "findings", "proof"}
        assert all("never says what is true" in (tool.description or "") for tool in tools.values())
        assert all(tool.annotations and tool.annotations.read_only_hint for tool in tools.values())

        async def call(name: str, **given: Any) -> dict[str, Any]:
            answer = await client.call_tool(name, given)
            assert not answer.is_error, answer.content
            told: dict[str, Any] = answer.structured_content
            jsonschema.Draft202012Validator(tools[name].output_schema).validate(told)
            assert json.loads(answer.content[0].text) == told
            return told

        questions = await call("list_questions")
        opened = await call("question", id=questions["questions"][0]["id"])
        assert opened["answers"]
        await call("findings", kinds=["update", "one_named_origin"])
        found = await call("search_claims", limit=3)
        assert len(found["claims"]) + found["left_out"] == 3 and found["next"]
        further = await call("search_claims", limit=3, cursor=found["next"])
        assert further["claims"] != found["claims"]
        words = found["claims"][0]["words"][0]
        quoted = await call("article", id=found["claims"][0]["article"], b=words["b"], e=words["e"])
        assert quoted["quoted"][0]["quote"] == words["quote"] and quoted["claims"]
        draft = await call("proof", draft=text, language="de")
        assert draft["figures"]
        read = await call("read_article", text=text, outlet="Bote", published="2026-03-05")
        for claim in read["claims"]:
            assert claim["quoted_outlet"] == "Bote" and all(text[w["b"] : w["e"]] == w["quote"] for w in claim["words"])

    asked(work, place)


def test_faults_are_told_in_a_line(silo: Path) -> None:
    async def work(client: Client) -> None:
        for name, given in (
            ("question", {"id": "qffffff"}), ("findings", {"kinds": ["truth"]}), ("article", {"id": "1", "b": 5, "e": 1}),
            ("read_article", {"text": " "}), ("read_article", {"text": "Ja.", "published": "yesterday"}),
            ("search_claims", {"cursor": "x"}), ("search_claims", {"limit": 0}), ("nothing", {}),
        ):  # fmt: skip
            try:
                answer = await client.call_tool(name, given)
            except Exception as error:
                assert name == "nothing", error
                continue
            assert answer.is_error and "Traceback" not in answer.content[0].text

    asked(work, silo)


def test_without_a_ledger_articles_are_read() -> None:
    async def work(client: Client) -> None:
        assert [tool.name for tool in (await client.list_tools()).tools] == ["read_article"]
        answer = await client.call_tool("read_article", {"text": "Laut Polizei starben drei Menschen.", "language": "de"})
        assert answer.structured_content["claims"][0]["chain"] == [{"quoted_names": ["Polizei"], "quoted_perhaps": []}]

    asked(work)


def test_a_ledger_that_is_not_there(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "laut", "mcp", str(tmp_path / "no.laut")]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert done.returncode == 2 and done.stdout == "" and done.stderr.count("\n") == 1


def test_the_tools_as_json(silo: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "laut", "mcp", str(silo), "--json"], capture_output=True, text=True, check=True)
    tools = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(tools) == 7 and all(tool["outputSchema"] and tool["inputSchema"] for tool in tools)

"""What every command does: help, exit codes, one line for what is wrong."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

import laut as package
from laut.cli import last
from laut.cli import main as entry
from laut.cli.main import cli

from .conftest import Laut


def test_every_command_and_option_has_a_help_text() -> None:
    context = click.Context(cli)
    assert {"read", "show", "add", "search", "diff", "decide", "info", "export", "schema"} <= set(cli.list_commands(context))
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        assert command.name == name
        assert command.help and len(command.help) > 40
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.help, f"{name} {option.opts[0]}"


def test_every_command_has_json() -> None:
    for name in cli.list_commands(click.Context(cli)):
        command = cli.get_command(click.Context(cli), name)
        for one in command.commands.values() if isinstance(command, click.Group) else (command,):
            assert any("--json" in option.opts for option in one.params), (name, one.name)


def test_version_and_help(laut: Laut) -> None:
    assert laut("--version").out == f"laut {package.__version__}\n"
    for arguments in (["--help"], ["-h"], ["read", "--help"], ["show", "-h"]):
        result = laut(*arguments)
        assert (result.code, result.err) == (0, "")
        assert "Usage: laut" in result.out


def test_without_a_command_the_help_page_is_printed(laut: Laut) -> None:
    result = laut()
    assert result.code == 2
    assert "Usage: laut" in result.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["frobnicate"], "laut: No such command 'frobnicate'; laut --help lists what there is\n"),
        (["read"], "laut: Missing argument 'FILE...'; laut read --help lists what there is\n"),
        (["read", "--nope", "a"], "laut: No such option"),
        (["read", "-", "--published", "2025-02-30"], "laut: --published: expected a day such as 2025-04-28"),
        (["read", "-", "--language", "tlh"], "laut: --language: expected one of the languages de, en, found 'tlh'"),
        (["read", "-", "--ui", "tlh"], "laut: --ui: expected one of the languages de, en, found 'tlh'"),
    ],
)
def test_a_wrong_command_line_is_one_line(laut: Laut, arguments: list[str], says: str) -> None:
    result = laut(*arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(says)
    assert result.err.count("\n") == 1


def test_a_mistake_of_our_own_is_one_line_too(laut: Laut, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*_: object) -> None:
        raise KeyError("x\ny")

    monkeypatch.setattr("laut.engines.local.read_document", wrong)
    result = laut("read", article)
    assert result.code == 2
    assert "a mistake in laut itself (KeyError" in result.err
    assert result.err.count("\n") == 1
    monkeypatch.setenv("LAUT_DEBUG", "1")
    with pytest.raises(KeyError):
        laut("read", article)


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt(), 130), (click.Abort(), 130)])
def test_an_interrupt_is_quiet(laut: Laut, article: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int) -> None:
    def stop(*_: object) -> None:
        raise error

    monkeypatch.setattr("laut.engines.local.read_document", stop)
    result = laut("read", article)
    assert (result.code, result.out, result.err) == (code, "", "")


def process(*arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    """A real `laut`, which keeps nothing."""
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, "-m", "laut", *arguments], stdin=pipe, stdout=pipe, stderr=pipe, env=os.environ | {last.OFF: "1"} | environment
    )


@pytest.mark.parametrize("arguments", [["schema"], ["read", "ARTICLE"], ["read", "ARTICLE", "--json"], ["show", "f1", "ARTICLE"]])
def test_a_closed_pipe_is_quiet(article: Path, arguments: list[str]) -> None:
    laut = process(*(str(article) if word == "ARTICLE" else word for word in arguments))
    assert laut.stdout and laut.stderr
    laut.stdout.close()
    assert laut.wait(20) == 141
    assert laut.stderr.read() == b""


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT")
def test_ctrl_c_while_waiting_for_input() -> None:
    laut = process("read", "-", "--language", "de")
    time.sleep(1)
    laut.send_signal(signal.SIGINT)
    out, err = laut.communicate(timeout=20)
    assert (laut.returncode, out, err) == (130, b"", b"")


def test_a_terminal_without_utf_8_gets_what_it_can_show(tmp_path: Path) -> None:
    laut = process("read", str(tmp_path / "Übersicht.txt"), PYTHONIOENCODING="ascii", LC_ALL="C")
    _, err = laut.communicate(timeout=20)
    assert laut.returncode == 2
    assert b"expected a file, found nothing" in err
    assert b"Traceback" not in err


def test_a_reading_in_a_terminal_without_utf_8(article: Path) -> None:
    laut = process("read", str(article), PYTHONIOENCODING="ascii", LC_ALL="C")
    out, err = laut.communicate(timeout=20)
    assert (laut.returncode, err) == (0, b"")
    assert b"Damm gebrochen" in out


def test_main_ends_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["laut", "--version"])
    with pytest.raises(SystemExit) as ended:
        entry()
    assert ended.value.code == 0


def imported(code: str, *names: str) -> str:
    """Those of `names` that are imported after `code` has run in a fresh interpreter."""
    path = str(Path(package.__file__).parents[1])
    source = f"import sys; sys.path.insert(0, {path!r}); {code}; print([m for m in {names} if m in sys.modules])"
    private = os.environ | {last.OFF: "1"}
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, check=True, text=True, env=private)
    return done.stdout.splitlines()[-1]


def test_nothing_heavy_is_imported_for_the_version() -> None:
    code = "from laut.cli import run; run(['--version'])"
    assert imported(code, "rich", "laut.text", "charset_normalizer", "json", "pandas", "laut.records") == "[]"


def test_nothing_heavy_is_imported_with_the_package() -> None:
    assert imported("import laut", "click", "rich", "json", "dataclasses", "laut.records", "laut.errors") == "[]"


def test_json_needs_no_terminal(article: Path) -> None:
    code = f"from laut.cli import run; run(['read', {str(article)!r}, '--json'])"
    assert imported(code, "rich", "pandas", "charset_normalizer") == "[]"

"""`laut`: the verbs, and what every one of them does when something is wrong."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper

import click

from laut import __version__
from laut.errors import LautError

VERBS = (
    "read", "open", "serve", "mcp", "show", "compare", "add", "questions", "check", "proof", "search", "sources", "timeline", "routes",
    "sheet", "diff", "decide", "note", "merge", "join", "split", "pin", "undo", "forget", "log", "info", "backup", "export",
    "validate", "batch", "schema",
)  # fmt: skip


class Verbs(click.Group):
    """A group whose verbs are imported when they are called: `laut --version` waits for none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order of the help page."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of that name, None where there is none."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(f"laut.cli.{cmd_name}").command
        return command


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="laut %(version)s", help="Print the version.")
def cli() -> None:
    """Read news articles and show what they rest on: who says it, through whose hands it came, how much, when, how sure.

    laut says what is said, by whom, on what, word for word. It never says what is true.
    """


def main() -> None:
    """Run the command line of this process, and end it."""
    if "_LAUT_COMPLETE" in os.environ:  # the shell asks for completions
        cli(prog_name="laut")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # an arrow that the terminal cannot show is no reason to stop
            stream.reconfigure(errors="replace")
    # Rules and tables are made once and stay: to search them for garbage every 700 objects, and at the end, costs a tenth of a second.
    gc.set_threshold(100_000, 20, 20)
    try:
        code = run(sys.argv[1:])
    finally:
        gc.freeze()
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command line; its exit code: 0, 1 (some of many failed), 2 (nothing done), 130 (Ctrl-C), 141 (reader of the pipe gone)."""
    try:
        with cli.make_context("laut", list(arguments)) as context:
            cli.invoke(context)
            sys.stdout.flush()
        return 0
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.exceptions.NoArgsIsHelpError as empty:
        click.echo(empty.format_message(), err=True)
        return 2
    except click.ClickException as error:
        name = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "laut"
        return _fail(f"{error.format_message().rstrip('.')}; {name} --help lists what there is")
    except LautError as error:
        return _fail(str(error))
    except (KeyboardInterrupt, click.Abort):
        return 130
    except BrokenPipeError:
        with suppress(OSError):  # no descriptor behind it: nothing is flushed at the end
            output = sys.stdout.fileno()
            os.dup2(os.open(os.devnull, os.O_WRONLY), output)  # the flush at the end must not fail again
        return 141
    except SystemExit:  # so rich ends when the pipe that it writes to is closed
        return 141
    except OSError as error:
        return _fail(f"{error.filename or 'output'}: {error.strerror or error}")
    except Exception as error:
        return _fail(unexpected(error))


def unexpected(error: Exception) -> str:
    """What to say of a mistake of our own; with LAUT_DEBUG set it is raised, to be seen whole."""
    if os.environ.get("LAUT_DEBUG"):
        raise error
    return f"a mistake in laut itself ({type(error).__name__}: {error}); please report it, LAUT_DEBUG=1 shows where"


def _fail(message: str) -> int:
    say(message)
    return 2


def say(message: str) -> None:
    """One line on standard error, whatever the message holds."""
    click.echo("laut: " + " ".join(message.split()), err=True)

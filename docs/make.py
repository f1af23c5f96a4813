"""Everything in docs/ that is made and not written: cli.md from the command line's own help, screenshot.svg, the outputs in guide.md,
the list in concepts.md.

`python docs/make.py` writes them; a test compares cli.md, and runs every command of the guide.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP / "docs"))

# A command, and what it prints: ```console, a line that begins with $, then the output
CONSOLE = re.compile(r"```console\n\$ (laut [^\n]*)\n(.*?)```", re.S)


def cli_page() -> str:
    """The help of every verb, as a process of its own prints it."""
    from laut.cli.main import VERBS

    parts = ["# The command line\n\n`laut VERB --help` prints the same; docs/make.py writes this page.\n"]
    for name in ("laut", *(f"laut {verb}" for verb in VERBS)):
        parts.append(f"## {name}\n\n```text\n{output(name + ' --help')}```\n")
    return "\n".join(parts)


CONCEPTS = "## The list\n"  # what follows in concepts.md is made


def concepts_page(text: str) -> str:
    """concepts.md with the list renewed: a table for each field, with its names and how many words it has in both languages."""
    from laut import languages

    rows = languages.common("concepts")
    words = {code: {row["concept"]: row["words"].split("|") for row in languages.table(code, "concepts")} for code in ("en", "de")}
    fields = sorted({row["field"] for row in rows})
    about = "In parentheses: how many forms of words stand for it. Unit: the dimension where it is measured and not counted."
    parts = [f"{text.partition(CONCEPTS)[0]}{CONCEPTS}\n{len(rows)} concepts. {about}\n"]
    for field in fields:
        parts.append(f"### {field}\n\n| concept | English | German | kind of | unit | means |\n| --- | --- | --- | --- | --- | --- |")
        for row in (row for row in rows if row["field"] == field):
            said = [f"{row[f'label_{code}']} ({len(words[code][row['concept']])})" for code in ("en", "de")]
            parts.append(f"| `{row['concept']}` | {said[0]} | {said[1]} | {row['broader']} | {row['unit']} | {row['definition']} |")
        parts.append("")
    return "\n".join(parts)


def output(command: str) -> str:
    """What a `laut` command of the guide prints (with `| head -N` cut to N lines)."""
    line, _, cut = command.partition("|")
    laut = [str(Path(sys.executable).with_name("laut")), *line.split()[1:]]
    env = {"LAUT_NO_CACHE": "1", "COLUMNS": "96", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(laut, capture_output=True, text=True, encoding="utf-8", cwd=TOP, env=env)
    if done.returncode:
        raise RuntimeError(f"{command}: {done.stderr}")
    lines = done.stdout.splitlines()
    return "\n".join(lines[: int(cut.split("-")[1])] if cut else lines) + "\n"


def guide(text: str) -> str:
    """guide.md with the outputs renewed."""
    return CONSOLE.sub(lambda m: f"```console\n$ {m[1]}\n{output(m[1])}```", text)


def main() -> None:
    """Write all that is made."""
    import screenshot

    docs = TOP / "docs"
    (docs / "cli.md").write_text(cli_page(), encoding="utf-8")
    (docs / "concepts.md").write_text(concepts_page((docs / "concepts.md").read_text(encoding="utf-8")), encoding="utf-8")
    (docs / "guide.md").write_text(guide((docs / "guide.md").read_text(encoding="utf-8")), encoding="utf-8")
    screenshot.main()


if __name__ == "__main__":
    main()

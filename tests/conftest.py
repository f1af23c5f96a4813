"""What all tests share: the gold and corpora outside this repository, which are missing on a stranger's machine."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest
from bench.gold import GoldArticle, gold_articles, shared_folder


def pytest_collection_finish() -> None:
    """What was imported and collected stays: no test has to search it for garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with gold and corpora; the test is skipped where it is missing, and fails in continuous integration."""
    folder = shared_folder()
    if folder is None:
        reason = "gold and corpora are not here: set LAUT_SHARED, or put the folder `shared` beside the repository"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return folder


@pytest.fixture(scope="session")
def gold(shared: Path) -> list[GoldArticle]:
    """Every article that has a gold reading, the seed first."""
    return gold_articles(shared)

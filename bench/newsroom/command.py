"""The newsroom on the command line."""

from __future__ import annotations

import argparse
import json
from itertools import islice
from pathlib import Path

from bench.newsroom.records import Story
from bench.newsroom.story import newsroom


def main(description: str | None = None) -> None:
    """Write the stories into a folder, or print some articles."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=100, help="how many articles")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, metavar="N", help="print N articles instead")
    parser.add_argument("out", type=Path, nargs="?", metavar="OUT", help="the folder, one folder a story in it")
    options = parser.parse_args()
    stories = newsroom(options.size, options.seed)
    if options.show:
        articles = (article for story in stories for article in story.articles)
        for article in islice(articles, options.show):
            print(article.page())
    elif options.out:
        for story in stories:
            write(story, options.out)
    else:
        parser.error("give a folder OUT, or --show N")


def write(story: Story, out: Path) -> None:
    """One story as a folder: articles/*.txt and truth.json."""
    folder = out / story.id / "articles"
    folder.mkdir(parents=True, exist_ok=True)
    for article in story.articles:
        (folder / f"{article.name}.txt").write_text(article.page(), "utf-8")
    (out / story.id / "truth.json").write_text(json.dumps(story.truth, ensure_ascii=False, indent=1) + "\n", "utf-8")

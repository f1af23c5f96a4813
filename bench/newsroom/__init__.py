"""A simulated newsroom: articles in German and English about invented events, with the truth about who said what (README.md)."""

from __future__ import annotations

from bench.newsroom.records import Article, Story
from bench.newsroom.story import newsroom

__all__ = ["Article", "Story", "newsroom"]

"""The pages of the app, by matter."""

from __future__ import annotations

from laut.showing.app.pages import article, asking, chart, intake, questions, shell, sources, take, work
from laut.showing.app.routing import Part

PARTS: tuple[Part, ...] = (
    shell.PART, intake.PART, article.PART, questions.PART, sources.PART, asking.PART, chart.PART, work.PART, take.PART,
)  # fmt: skip

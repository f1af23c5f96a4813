"""A reading as HTML for a notebook: findings, figures by origin, claims with their chains, everything escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from laut import languages
from laut.frame import chain_words, rows
from laut.lookup import shown
from laut.records import Reading

_MOST_ROWS = 200


def html(reading: Reading) -> str:
    """The three tables under the article's title; headings in the article's language where laut knows it."""
    document = reading.document
    code = document.language if document.language in languages.known() else "en"
    words = languages.toml(code or "en", "notebook")["words"]
    byline = " · ".join(part for part in (document.outlet, str(document.published or ""), document.author) if part)
    figures = sorted(rows(reading, "figures"), key=lambda row: (row["chain"], row["b"]))
    parts = [
        f"<h4>{escape(document.title or words['untitled'])}</h4><p>{escape(byline)}</p>",
        _table(words["findings"], ("", words["finding"]), ((str(n), w.says) for n, w in enumerate(shown(reading), 1)), words),
        _table(
            words["figures"],
            (words["chain"], words["figure"], words["counted"]),
            ((row["chain"], row["text"], row["counted"] or "") for row in figures),
            words,
        ),
        _table(
            words["claims"],
            (words["chain"], words["claim"], words["stance"]),
            ((chain_words(c.chain), " … ".join(document.text[b:e] for b, e in c.spans), c.stance) for c in reading.claims),
            words,
        ),
    ]
    return f'<div lang="{escape(code or "en")}">{"".join(parts)}</div>'


def _table(title: str, head: Sequence[str], lines: Iterable[Sequence[str]], words: dict[str, str]) -> str:
    """One table, at most _MOST_ROWS rows of it; a line instead where it would be empty."""
    every = list(lines)
    heading = f"<h5>{escape(title)} ({len(every)})</h5>"
    if not every:
        return heading
    top = "".join(f'<th style="text-align:left">{escape(cell)}</th>' for cell in head)
    body = "".join(
        "<tr>" + "".join(f'<td style="text-align:left">{escape(cell)}</td>' for cell in line) + "</tr>" for line in every[:_MOST_ROWS]
    )
    more = f"<p>{escape(words['more'].format(count=len(every) - _MOST_ROWS))}</p>" if len(every) > _MOST_ROWS else ""
    return f"{heading}<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>{more}"

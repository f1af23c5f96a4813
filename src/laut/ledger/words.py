"""The words that an article is found by: each lemma and each form as written, as terms that both databases take for one word.

SQLite's FTS5 and PostgreSQL's tsvector each have their own idea of a word. Terms are therefore made of `[a-z0-9]` alone, and the same set
of them, without places, is kept on both; so both find the same.
"""

from __future__ import annotations

from laut.text.records import Text

LONGEST = 200  # letters of a term; PostgreSQL takes no lexeme of 2,048 bytes or more
MOST = 60_000  # terms of one article; a tsvector ends at 1 MB


def term(word: str) -> str:
    """`word` in small letters as one term: any character but `[a-pr-z0-9]` is its number between two q; a prefix stays one."""
    folded = word.casefold()[:LONGEST]
    return "".join(c if "0" <= c <= "9" or ("a" <= c <= "z" and c != "q") else f"q{ord(c):x}q" for c in folded)[: 2 * LONGEST]


def terms(text: Text) -> tuple[str, ...]:
    """The terms of an analysed text, sorted, each once: the lemma and the form of every word, and the parts of a word with hyphens."""
    found: set[str] = set()
    for token in text.tokens:
        if any(c.isalnum() for c in token.text):
            found.update((token.text.casefold(), token.lemma.casefold()))
            if "-" in token.text:
                found.update(part for part in token.text.casefold().split("-") if part)
    return tuple(sorted({term(word) for word in sorted(found)[:MOST]} - {""}))

"""An archive of invented articles, in every form."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
from bench.newsroom import newsroom

Row = dict[str, Any]


def articles(count: int, seed: int = 7) -> list[Row]:
    """Rows of articles, with versions at one address and copies among them."""
    return [
        {
            "text": a.text, "title": a.title, "outlet": a.outlet, "published": a.published.isoformat(), "language": a.language,
            "url": a.url,
        }
        for story in newsroom(count, seed)
        for a in story.articles
    ]  # fmt: skip


def as_lines(rows: Sequence[Row], path: Path) -> Path:
    """JSON Lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


def as_parquet(rows: Sequence[Row], path: Path, group: int = 30) -> Path:
    """Parquet in small groups of rows."""
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(list(rows)), path, row_group_size=group)
    return path


def as_texts(rows: Sequence[Row], folder: Path) -> Path:
    """A folder of texts with front matter."""
    folder.mkdir()
    for n, row in enumerate(rows):
        head = "".join(f"{name}: {value}\n" for name, value in row.items() if name != "text")
        (folder / f"{n:04}.txt").write_text(f"---\n{head}---\n\n{row['text']}", "utf-8")
    return folder


def as_warc(rows: Sequence[Row], path: Path) -> Path:
    """A web archive, each record packed by itself."""
    with path.open("wb") as stream:
        for row in rows:
            words = "".join(f"<p>{part}</p>" for part in row["text"].split("\n") if part.strip())
            page = f"<html lang={row['language']}><head><title>{row['title']}</title></head><body><article>{words}</article></body></html>"
            body = page.encode()
            head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            block = head + body
            fields = {
                "WARC-Type": "response", "WARC-Target-URI": row["url"], "WARC-Date": f"{row['published']}T08:00:00Z",
                "WARC-Record-ID": f"<urn:uuid:{len(body):032x}>", "Content-Type": "application/http; msgtype=response",
                "Content-Length": str(len(block)),
            }  # fmt: skip
            record = "WARC/1.0\r\n" + "".join(f"{name}: {value}\r\n" for name, value in fields.items()) + "\r\n"
            stream.write(gzip.compress(record.encode() + block + b"\r\n\r\n"))
    return path

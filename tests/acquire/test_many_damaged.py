"""Damaged containers: whatever is changed in them, each item is an article, an error or passed over, and nothing else comes out."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import httpx
import pytest

from laut.acquire import from_original
from laut.acquire.many import items
from laut.errors import LautError

from .archives import answer, page, record
from .test_many import MAILS, rss
from .test_tables import ROWS, as_csv, as_parquet
from .test_warc import wacz

ODD = [b'"', b",", b"\r", b"\x00", b"[{", b"\xff\xfe", b"null", b"<![CDATA[", b"&x;", b"-1", b"1e999", b"\r\n\r\n", b"9" * 20]


def seeds(folder: Path) -> dict[str, bytes]:
    warc = b"".join(record(answer(page(name))) for name in ("Auried", "Holm", "Kellenau"))
    return {
        "a.csv": as_csv().encode(), "a.json": json.dumps(ROWS).encode(), "a.jsonl": "\n".join(map(json.dumps, ROWS)).encode(),
        "b.parquet": as_parquet(folder / "x"), "a.xml": rss("https://bote.example/a", "/b"), "a.mbox": MAILS, "a.warc": warc,
        "a.wacz": wacz({"archive/a.warc": warc}),
    }  # fmt: skip


def damaged(data: bytes, random: Random) -> bytes:
    out = bytearray(data)
    for _ in range(random.randint(1, 5)):
        at = random.randrange(len(out) + 1)
        match random.randrange(4):
            case 0:
                del out[at : at + random.randrange(1, 60)]
            case 1:
                out[at:at] = random.randbytes(random.randrange(1, 20))
            case 2:
                out[at : at + 1] = random.randbytes(1)
            case _:
                out[at:at] = random.choice(ODD)
    return bytes(out)


@pytest.mark.parametrize("seed", range(4))
def test_damage_is_an_error_and_nothing_else(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    nowhere = httpx.MockTransport(lambda request: httpx.Response(404))
    for name, data in seeds(tmp_path).items():
        path = tmp_path / name
        for _ in range(12):
            path.write_bytes(damaged(data, random))
            found = list(items([str(path)], transport=nowhere))
            assert found, name
            for item in found:
                assert sum(part is not None for part in (item.original, item.error, item.passed)) == 1
                if item.original:
                    try:
                        from_original(item.original)
                    except LautError:
                        continue

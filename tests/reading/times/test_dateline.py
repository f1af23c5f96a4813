"""The day of publication is read where the text states it, and only there."""

from __future__ import annotations

from datetime import date

import pytest

from laut.reading.times import dateline_date
from laut.text import analyse


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("de", "Damm gebrochen\n\nBerlin, 3. März 2024 (dpa) - Der Damm ist gebrochen, sagte der Bürgermeister.", date(2024, 3, 3)),
        ("en", "Dam breaks\n\nKELLENAU, Germany, June 3, 2025 (Reuters) - The dam broke, the mayor said on Monday.", date(2025, 6, 3)),
        ("de", "Damm gebrochen\n\nStand: 12.03.2024\n\nDer Damm ist gebrochen. Er stammt vom 1. Mai 1970.", date(2024, 3, 12)),
        ("de", "Damm gebrochen\n\nVeröffentlicht am 12. März 2024\n\nDer Damm ist gebrochen.", date(2024, 3, 12)),
        ("de", "Damm gebrochen\n\nKellenau, 12. März 2024\n\nDer Damm ist gebrochen. Er war alt.", date(2024, 3, 12)),
        ("en", "Dam breaks\n\nPublished: March 12, 2024\n\nThe dam broke.", date(2024, 3, 12)),
        ("en", "Dam breaks\n\nMarch 12, 2024\n\nThe dam broke. It was old.", date(2024, 3, 12)),
        ("de", "Kellenau, 3. März (dpa) - Der Damm ist gebrochen.", None),
        ("de", "Der Damm brach am 3. März 2024. Das sagte der Bürgermeister.", None),
        ("de", "Damm brach am 3. März 2024\n\nDer Bürgermeister sagte, der Damm sei alt.", None),
        ("en", "The dam broke on March 3, 2024 - nobody was hurt.", None),
        ("en", "", None),
    ],
)
def test_dateline(language: str, text: str, day: date | None) -> None:
    assert dateline_date(analyse(text, language)) == day

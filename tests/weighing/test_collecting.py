"""The collector of cyclic garbage is as it was when weighing is over, whatever happened."""

from __future__ import annotations

import gc

import pytest

from laut.weighing.collecting import seldom_collected


def test_the_collector_is_as_before_also_after_an_error() -> None:
    before = gc.get_threshold()
    with seldom_collected():
        rare = gc.get_threshold()
        with pytest.raises(ValueError, match="inside"), seldom_collected():
            raise ValueError("inside")
        assert gc.get_threshold() == rare != before
        assert gc.isenabled()
    assert gc.get_threshold() == before

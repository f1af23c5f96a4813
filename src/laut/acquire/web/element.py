"""The type of an element: lxml comes without types of its own."""

from __future__ import annotations

from typing import Any

HtmlElement = Any  # lxml.html.HtmlElement

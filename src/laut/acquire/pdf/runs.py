"""From the characters of a page to runs: pieces of words of one style on one base line, each with its box."""

from __future__ import annotations

import ctypes
import math
from typing import Any

HYPHEN = 2  # what the library calls a hyphen at the end of a line
_WHITE = frozenset(
    map(ord, " \t\r\n\f\v\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u2028\u2029")
)
_NONE = frozenset((*range(2), *range(3, 32), 0xFFFD, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000), 0x200B, 0xFEFF))
_JITTER = 0.12  # points by which boxes of one line differ
_GAP, _BACK = 0.25, 0.6  # of the size: white space that no character stands for, and a step back that begins another word
_RIGHT_TO_LEFT = ((0x590, 0x8FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFC))

Style = tuple[float, int, str, int, int]


class Runs:
    """Reads one page. `runs` holds [at, text, left, bottom, right, top, x and y of its origin, style, whether white space stands before];
    `styles` holds (size in points, weight, name of the font, angle in degrees, render mode); `unmapped` of `asked` runs begin with a
    character that could not be told.
    """

    def __init__(self, raw: Any, text: Any) -> None:
        self._raw, self._text = raw, text
        self.runs: list[list[Any]] = []
        self.styles: list[Style] = []
        self._of: dict[int | None, int] = {}  # address of a text object -> style
        self._ids: dict[Style, int] = {}
        self.unmapped = self.asked = 0

    def read(self, count: int) -> None:
        """Read `count` characters."""
        text, loose = self._text, self._raw.FPDFText_GetLooseCharBox
        box = self._raw.FS_RECTF()
        run: list[Any] | None = None
        spaced = True
        for at, code in enumerate(self._codes(count)):
            if code in _WHITE:
                run, spaced = None, True
                continue
            if code in _NONE or not loose(text, at, box):
                self._lose(code)
                run = None
                continue
            left, bottom, right, top = box.left, box.bottom, box.right, box.top
            if run is None or self._is_apart(run, left, bottom, right, top, code):
                run = self._begin(at, code, left, bottom, right, top, spaced)
                spaced = False
                continue
            run[1] += "-" if code == HYPHEN else chr(code)
            run[2], run[3] = min(run[2], left), min(run[3], bottom)
            run[4], run[5] = max(run[4], right), max(run[5], top)

    def _codes(self, count: int) -> list[int]:
        """The code point of each character; asked one by one where the page's text in one piece leaves some out."""
        raw = self._raw
        buffer = (ctypes.c_ushort * (2 * count + 2))()
        size = raw.FPDFText_GetText(self._text, 0, count, buffer)
        whole = bytes(buffer)[: 2 * max(0, size - 1)].decode("utf-16-le", "surrogatepass")
        if len(whole) == count:
            return [HYPHEN if c == "\ufffe" else ord(c) for c in whole]
        return [raw.FPDFText_GetUnicode(self._text, i) for i in range(count)]

    def _lose(self, code: int) -> None:
        if code == 0:
            self.asked += 1
            self.unmapped += 1

    def _begin(self, at: int, code: int, left: float, bottom: float, right: float, top: float, spaced: bool) -> list[Any]:
        raw = self._raw
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self._text, at, x, y)
        self.asked += 1
        self.unmapped += 0xE000 <= code <= 0xF8FF or raw.FPDFText_HasUnicodeMapError(self._text, at) == 1
        run = [at, "-" if code == HYPHEN else chr(code), left, bottom, right, top, x.value, y.value, self._style(at), spaced]
        self.runs.append(run)
        return run

    def _is_apart(self, run: list[Any], left: float, bottom: float, right: float, top: float, code: int) -> bool:
        """Whether a character with this box does not go on with `run`: another line, another size, or a gap before it."""
        size, _, _, angle, _ = self.styles[run[8]]
        if angle % 180 == 90:
            if abs(left - run[2]) > _JITTER or abs(right - run[4]) > _JITTER:
                return True
            gap = bottom - run[5] if angle == 90 else run[3] - top
        else:
            if abs(bottom - run[3]) > _JITTER or abs(top - run[5]) > _JITTER:
                return True
            if code >= 0x590 and any(b <= code <= e for b, e in _RIGHT_TO_LEFT):
                return False
            gap = run[2] - right if angle == 180 else left - run[4]
        return bool(gap > _GAP * size or gap < -_BACK * size - (right - left))

    def _style(self, at: int) -> int:
        raw = self._raw
        address = ctypes.cast(raw.FPDFText_GetTextObject(self._text, at), ctypes.c_void_p).value
        if address not in self._of:
            style = self._look(at)
            self._of[address] = self._ids.setdefault(style, len(self.styles))
            if self._of[address] == len(self.styles):
                self.styles.append(style)
        return self._of[address]

    def _look(self, at: int) -> Style:
        raw, text = self._raw, self._text
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(text, at, matrix)
        size = raw.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d)
        angle = round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360
        name = ctypes.create_string_buffer(200)
        raw.FPDFText_GetFontInfo(text, at, name, 200, None)
        thing = raw.FPDFText_GetTextObject(text, at)
        mode = raw.FPDFTextObj_GetTextRenderMode(thing) if thing else 0
        weight = raw.FPDFText_GetFontWeight(text, at)
        return round(size, 2), weight, name.value.decode("utf-8", "replace"), angle, mode

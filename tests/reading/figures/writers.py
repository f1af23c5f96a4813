"""Numbers in words, for tests: German and English up to a quadrillion, written apart from the rules that read them."""

from __future__ import annotations

ONES = ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dreizehn", "vierzehn"]
ONES += ["fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"]
TENS = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
EN_ONES = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen"]
EN_ONES += ["fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
EN_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
LARGE = ((10**15, "Billiarde", "n"), (10**12, "Billion", "en"), (10**9, "Milliarde", "n"), (10**6, "Million", "en"))
EN_LARGE = ((10**15, "quadrillion"), (10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))


def german(n: int) -> str:
    """`n` in German words: below a million in one, from there on with the scales apart."""
    for size, one, ending in LARGE:
        if n >= size:
            head = f"eine {one}" if n // size == 1 else f"{german(n // size)} {one}{ending}"
            return f"{head} {german(n % size)}" if n % size else head
    if n >= 1000:
        return german(n // 1000) + "tausend" + (german(n % 1000) if n % 1000 else "")
    if n >= 100:
        return ONES[n // 100] + "hundert" + (german(n % 100) if n % 100 else "")
    if n < 20:
        return ONES[n] or "null"
    return (ONES[n % 10] + "und" if n % 10 else "") + TENS[n // 10]


def english(n: int) -> str:
    """`n` in English words, with `and` behind the hundreds."""
    for size, word in EN_LARGE:
        if n >= size:
            return f"{english(n // size)} {word}" + (f" {english(n % size)}" if n % size else "")
    if n >= 100:
        return EN_ONES[n // 100] + " hundred" + (f" and {english(n % 100)}" if n % 100 else "")
    if n < 20:
        return EN_ONES[n] or "zero"
    return EN_TENS[n // 10] + (f"-{EN_ONES[n % 10]}" if n % 10 else "")


def grouped(n: int, separator: str) -> str:
    """`n` in digits, in groups of three."""
    return f"{n:,}".replace(",", separator)

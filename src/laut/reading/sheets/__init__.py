"""Sheets: the measures that a text says of one named thing (a weapon, a ship, a dam, a car, a satellite)."""

from laut.reading.sheets.find import find_sheets

__all__ = ["find_sheets"]

"""Figures: numbers with their bounds, units, counted things, rates, shares and roles."""

from laut.reading.figures.find import find_figures

__all__ = ["find_figures"]

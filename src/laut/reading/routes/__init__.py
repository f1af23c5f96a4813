"""Routes: goods and groups of people that a text says were moved from one place to another."""

from laut.reading.routes.find import find_routes

__all__ = ["find_routes"]

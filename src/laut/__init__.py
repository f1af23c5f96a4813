"""laut ("according to"): reads news articles and shows what they rest on."""

__version__ = "0.1.0"

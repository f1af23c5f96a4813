"""laut as a step in other people's pipelines: spaCy, Polars, pandas."""

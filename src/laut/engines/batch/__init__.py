"""Archives: articles of many files are read part by part, and weighed by group-by, on this machine's cores or on Spark.

Both engines run the same pure functions over the same parts and tables; only where they run is another.
"""

from laut.engines.batch.run import LOCAL, SPARK, Batch, batch
from laut.engines.batch.tables import lines

__all__ = ["LOCAL", "SPARK", "Batch", "batch", "lines"]

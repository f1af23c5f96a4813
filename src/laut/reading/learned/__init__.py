"""The optional learned reader of quotations: what a model of `models/` sees in a text, what it makes of it, and how the rules take it over.

The rules read first. The model is shown the text with what they found and says which spans are quotations, and which tokens around each are
speaker, cue, addressee and frame; then the rules read again and take over what the model says (`merging`). Without a model nothing of
this is loaded.
"""

from laut.reading.learned.merging import Second
from laut.reading.learned.model import Model, load

__all__ = ["Model", "Second", "load"]

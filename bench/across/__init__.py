"""How well weighing across articles does: on hand-made cases, and on the simulated newsroom, with the reader's figures and with the given
ones."""

"""How far the readings can be trusted: a sample for people to code, blind to the machine's answer, and their answers against it."""

"""`python -m laut` is `laut`."""

from laut.cli import main

main()

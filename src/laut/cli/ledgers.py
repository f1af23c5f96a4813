"""What every verb on a ledger shares."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from laut.errors import MissingError

if TYPE_CHECKING:
    from laut.ledger import Ledger


def ledger(verb: Callable[..., Any]) -> Callable[..., Any]:
    """The argument LEDGER."""
    return click.argument("place", metavar="LEDGER")(verb)


def who(verb: Callable[..., Any]) -> Callable[..., Any]:
    """`--who`."""
    return click.option("--who", metavar="NAME", help="Who decides (also LAUT_WHO); else the name of the user of this machine.")(verb)


def opened(place: str, create: bool = False, who: str | None = None) -> Ledger:
    """The ledger at `place`; MissingError where its packages are not installed."""
    try:
        from laut.ledger import Ledger
    except ImportError as error:
        raise missing(error) from None
    return Ledger(place, create=create, who=who)


def missing(error: ImportError) -> MissingError:
    """What to say where a package that ledgers need is not installed."""
    return MissingError(f"the package {error.name}", "none", do="pip install 'laut'")

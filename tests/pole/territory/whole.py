"""The territory, in the whole year: a shipped table, which nobody writes."""

from cjs_app.kernel.stamp import Stamp


def furnish(_stamp: Stamp) -> None:
    """There is nothing to write."""


def grow(_times: int, _stamp: Stamp) -> None:
    """The table stays as it is."""

"""cjs_app: the software with which a Coopérative Jeunesse de Services runs its summer.

Nothing heavy is imported here, so that `python3 -m cjs_app` starts before anything is installed.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask

__version__ = "0.1.0"


def create_app(settings: dict[str, Any] | None = None) -> "Flask":
    """Return the application: settings, plumbing, then one blueprint per room."""
    from cjs_app.roof import build

    return build(settings or {})

"""What the guards of the database refuse: a sentence written in the guard itself, next to what it protects."""

import re

from sqlalchemy.exc import DBAPIError

from cjs_app.kernel.refusal import Refusal

_SAID = re.compile(r"cjs: ([^\n]+)")


def refusal_of(error: DBAPIError) -> Refusal | None:
    """Return what a guard of the database said, None when the error comes from elsewhere."""
    said = _SAID.search(str(error.orig))
    return Refusal(said[1].replace("{", "").replace("}", "")) if said else None

"""What a rule that says no tells a person, for the tests."""

from collections.abc import Callable

import pytest

from cjs_app.kernel.refusal import Refusal

Told = tuple[str | None, str]


def told(rule: Callable[[], object]) -> Told:
    """Return the box of the form that a refusal is about, and its whole sentence with ordinary spaces."""
    with pytest.raises(Refusal) as refused:
        rule()
    return refused.value.field, str(refused.value).replace("\u00a0", " ").replace("\u202f", " ")

"""What a rule that says no tells a person, for the tests."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from cjs_app.kernel.refusal import Refusal

Told = tuple[str | None, str]


def told(rule: Callable[[], object]) -> Told:
    """Return the box of the form that a refusal is about, and its whole sentence with ordinary spaces."""
    with pytest.raises(Refusal) as refused:
        rule()
    return refused.value.field, str(refused.value).replace("\u00a0", " ").replace("\u202f", " ")


@contextmanager
def refused(words: str) -> Iterator[None]:
    """Expect a refusal whose sentence, with ordinary spaces, holds these words."""
    with pytest.raises(Refusal) as refusal:
        yield
    assert words in str(refusal.value).replace("\u00a0", " ").replace("\u202f", " ")

"""The suites of numbers that an archive brings with it, so that the next document continues them."""

from collections.abc import Iterable, Mapping

from cjs_app.kernel.numbering import checked_template, recognised, render
from cjs_app.kernel.refusal import Refusal

Numbered = tuple[str, int]
"""A document's number, and the year of its date."""


def ranks_reached(documents: Iterable[Numbered]) -> dict[tuple[str, int], int]:
    """Return the greatest rank of each (template, year) that the numbers of documents show."""
    reached: dict[tuple[str, int], int] = {}
    for number, year in documents:
        found = recognised(number, year)
        if found is not None:
            template, rank = found
            reached[template, year] = max(rank, reached.get((template, year), 0))
    return reached


def shared_template(documents: Iterable[Numbered]) -> str | None:
    """Return the template that gives every one of these numbers, None where there is none.

    «D-9» and «D-10» are of one suite: the shortest run of # writes them both.
    """
    numbered = list(documents)
    found = [recognised(number, year) for number, year in numbered]
    known = [pair for pair in found if pair is not None]
    if not known or len(known) < len(found):
        return None
    shortest = min((template for template, _ in known), key=lambda template: template.count("#"))
    for (number, year), (_, rank) in zip(numbered, known, strict=True):
        if render(shortest, year, rank) != number:
            return None
    try:
        return checked_template(shortest)
    except Refusal:
        return None


def continued_templates(current: Mapping[str, str], found: Mapping[str, str | None]) -> dict[str, str]:
    """Return the templates of a season that continue the suites found; no two of them ever become the same."""
    templates = dict(current)
    for kind, template in found.items():
        others = {other for name, other in templates.items() if name != kind}
        if template is not None and template not in others:
            templates[kind] = template
    return templates

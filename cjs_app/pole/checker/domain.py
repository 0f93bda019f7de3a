"""What the checker is given, and what it finds."""

from collections.abc import Mapping

from msgspec import Struct

from cjs_app.pole.structure.facts import Fact
from cjs_app.pole.structure.figures import Figure


class Finding(Struct, frozen=True):
    """Something that a text says and that does not hold."""

    excerpt: str
    claimed: str
    computed: str
    explanation: str

    def to_json(self) -> dict[str, str]:
        """Return the finding for programs."""
        return {
            "excerpt": self.excerpt,
            "claimed": self.claimed,
            "computed": self.computed,
            "explanation": self.explanation,
        }


class Facts(Struct, frozen=True):
    """What is known of the year that a text tells, and of the years before it."""

    year: int
    figures: Mapping[int, Mapping[str, Figure]]
    """Every figure by year, then by key."""
    told: tuple[Fact, ...] = ()
    organisations: tuple[tuple[str, ...], ...] = ()
    """Each organisation with its other names."""
    own_names: tuple[str, ...] = ()
    """How texts call the pôle itself."""

    def figure(self, key: str, year: int) -> Figure | None:
        """Return a figure of a year, or None where nothing is known."""
        found = self.figures.get(year, {}).get(key)
        return found if found is not None and found.value is not None else None

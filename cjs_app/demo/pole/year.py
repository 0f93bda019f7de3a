"""What the parts of the demo year share: who writes, on which day, and the organisations and people by their names."""

import datetime as dt

from msgspec import Struct, field

from cjs_app.demo.stage import Say
from cjs_app.kernel.stamp import Stamp
from cjs_app.pole.directory.models import Organisation, Person

YEAR = 2021


class Year(Struct):
    """The demo year while it is played."""

    by: int
    """The account of the coordinator, who writes everything."""
    say: Say
    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def on(self, day: dt.date) -> Stamp:
        """Return the coordinator's stamp on a day, in the afternoon."""
        return Stamp(self.by, dt.datetime.combine(day, dt.time(15), dt.UTC), day)

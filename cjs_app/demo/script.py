"""What a demo summer is made of: plain values, read by the stage that plays them."""

import datetime as dt
from decimal import Decimal

from msgspec import Struct, field

from cjs_app.coop.accounts.domain import DeductionBase, DeductionKind
from cjs_app.coop.clients.domain import ClientSheet
from cjs_app.coop.cooperants.recruitment import Headcount
from cjs_app.coop.distribution.domain import Settings
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.planning.absences import Part
from cjs_app.coop.seasons.domain import CarrierSettings, SeasonSettings, Seat

NINE, AFTER_THE_MEAL = dt.time(9), dt.time(13, 30)


class Job(Struct, frozen=True):
    """A devis, and the mission it became when the client said yes."""

    subject: str
    client: int
    """Which client of the list, from 0."""
    day: dt.date
    """The day of the devis."""
    lines: tuple[tuple[str, str, str, int], ...]
    """Label, quantity, unit, unit price in cents."""
    outcome: str = "accepted"
    """accepted, refused, declined or expired."""
    done_on: dt.date | None = None
    team: tuple[int, ...] = ()
    """Which cooperants, from 0."""
    minutes: tuple[int, ...] = ()
    """The time of each one of the team."""
    paid: bool = True
    reason: str = ""
    out_of_turn: str = ""
    """Why this team takes the mission, where it was the turn of others."""


class Shift(Struct, frozen=True):
    """Time that several cooperants spent together, or one alone, on the life of the cooperative."""

    day: dt.date
    minutes: int
    nature: Nature
    people: tuple[int, ...]


class Away(Struct, frozen=True):
    """Days on which somebody is not available."""

    person: int
    """Which cooperant, from 0."""
    first_day: dt.date
    last_day: dt.date
    part: Part = Part.DAY


class Levy(Struct, frozen=True):
    """A deduction of the summer."""

    label: str
    kind: DeductionKind
    percent: Decimal | None = None
    amount_cents: int | None = None
    base: DeductionBase = DeductionBase.REVENUE


class Summer(Struct, frozen=True):
    """A whole summer, ready to be played."""

    settings: SeasonSettings
    carrier: CarrierSettings
    sharing: Settings
    first_names: tuple[str, ...]
    clients: tuple[ClientSheet, ...]
    jobs: tuple[Job, ...]
    shifts: tuple[Shift, ...]
    levies: tuple[Levy, ...]
    tva_rate: Decimal = Decimal(20)
    facilitators: tuple[str, ...] = ()
    committee: tuple[tuple[str, Seat], ...] = ()
    leaver: tuple[int, dt.date] | None = None
    """Who leaves without a part, and when."""
    raised: tuple[tuple[dt.date, str, int], ...] = ()
    """Self-financing: day, label, cents."""
    spent: tuple[tuple[dt.date, str, str, int], ...] = ()
    """Expenses: day, label, category, cents."""
    prices: tuple[tuple[str, str, int], ...] = ()
    absences: tuple[Away, ...] = ()
    recruited: tuple[Headcount, ...] = ()
    """How many heard of the cooperative and applied."""
    texts: dict[str, str] = field(default_factory=dict)
    """What the young people wrote, by section of the bilan."""


def times_for(minutes: int) -> list[tuple[dt.time, dt.time]]:
    """Return when work of so many minutes is planned: from nine, three hours at most, the rest after the meal."""
    morning, afternoon = min(minutes, 3 * 60), minutes - 3 * 60
    times = [(NINE, _later(NINE, morning))]
    return times + ([(AFTER_THE_MEAL, _later(AFTER_THE_MEAL, afternoon))] if afternoon > 0 else [])


def _later(time: dt.time, minutes: int) -> dt.time:
    """Return a time of the same day so many minutes later."""
    whole = 60 * time.hour + time.minute + minutes
    return dt.time(whole // 60, whole % 60)


def working_days(start: dt.date, end: dt.date, holidays: tuple[dt.date, ...] = ()) -> list[dt.date]:
    """Return the days from Monday to Friday between two days, holidays left out."""
    days = [start + dt.timedelta(days=number) for number in range((end - start).days + 1)]
    return [day for day in days if day.weekday() < 5 and day not in holidays]


def filled(
    wanted: dict[Nature, int],
    person: int,
    days: list[dt.date],
    busy: dict[dt.date, int],
    longest: int = 270,
    day_minutes: int = 450,
) -> list[Shift]:
    """Return one person's remaining hours laid on the days that still have room, natures taking turns."""
    left = dict(wanted)
    shifts: list[Shift] = []
    for turn in range(4):
        for place, day in enumerate(days):
            natures = [nature for nature, minutes in left.items() if minutes]
            room = min(longest, day_minutes - busy.get(day, 0))
            if not natures or room < 30:
                continue
            nature = natures[(place + turn + person) % len(natures)]
            spent = min(room, left[nature])
            left[nature] -= spent
            busy[day] = busy.get(day, 0) + spent
            shifts.append(Shift(day, spent, nature, (person,)))
    if any(left.values()):
        raise ValueError(f"the calendar of cooperant {person} is too short: {left}")
    return shifts

"""What the project holders tell of a year: their figures, and their pieces of the report.

Appointments and people are counted apart, and so are those who came by a workshop: twenty appointments are not twenty
people, even where both numbers are the same.
"""

from collections.abc import Iterator

from msgspec import Struct, field
from sqlalchemy import extract, func, select

from cjs_app.kernel.counted import Records
from cjs_app.kernel.periods import days_of_year
from cjs_app.plumbing.database import db
from cjs_app.pole.directory.ties import members_among
from cjs_app.pole.holders import plots
from cjs_app.pole.holders.domain import STAGE_LABELS, Kind, Stage, Status
from cjs_app.pole.holders.models import HolderMeeting, ProjectHolder
from cjs_app.pole.structure.figures import Figure, Wording, count, growth
from cjs_app.pole.structure.plan import Piece, Plot, Tiles

PEOPLE = Records("la liste des personnes accueillies", "personnes", "holders.index")
MEETINGS = Records("la liste des rendez-vous", "rendez-vous", "holders.meetings.index", {"etat": Status.HELD.value})
RISE = Wording(("hausse", "augmentation", "évolution"), about=("rdv", "rendez-vous", "sollicitation"))
"""The rest of how texts speak of these figures is known to every checker (pole/checker/lexicon.py)."""


class Sums(Struct):
    """What a year adds up to."""

    stages: dict[Stage, int] = field(default_factory=dict)
    """Those received for the first time, by the stage of that day."""
    sent: int = 0
    """How many of them a structure sent."""
    workshop: int = 0
    """Those who came by a workshop."""
    months: list[int] = field(default_factory=lambda: [0] * 12)
    """The appointments held, from January on."""

    @property
    def people(self) -> int:
        """How many were received for the first time."""
        return sum(self.stages.values())

    @property
    def meetings(self) -> int:
        """How many appointments were held."""
        return sum(self.months)


def sums_of(year: int) -> Sums:
    """Return what a year adds up to, in two statements."""
    sums, days = Sums(), days_of_year(year)
    people = select(ProjectHolder.kind, ProjectHolder.first_stage, func.count(), func.count(ProjectHolder.sent_by_id))
    people = people.where(ProjectHolder.received_on.between(*days))
    for kind, stage, number, sent in db.session.execute(people.group_by(ProjectHolder.kind, ProjectHolder.first_stage)):
        if kind is Kind.WORKSHOP:
            sums.workshop += number
        else:
            sums.stages[stage] = sums.stages.get(stage, 0) + number
            sums.sent += sent
    month = extract("month", HolderMeeting.day)
    held = select(month, func.count()).where(HolderMeeting.status == Status.HELD, HolderMeeting.day.between(*days))
    for at, number in db.session.execute(held.group_by(month)):
        sums.months[int(at) - 1] = number
    return sums


def meetings_in(year: int) -> int:
    """Return how many appointments were held in a year."""
    days = days_of_year(year)
    held = select(func.count()).where(HolderMeeting.status == Status.HELD, HolderMeeting.day.between(*days))
    return db.session.scalar(held) or 0


def meetings_figure(year: int, meetings: int) -> Figure:
    """Return how many appointments were held in a year."""
    return count(
        year,
        "holders.meetings",
        "Rendez-vous tenus",
        meetings,
        "Les rendez-vous tenus dans l’année ; prévus, manqués et annulés ne comptent pas, les personnes non plus.",
        records=(MEETINGS,),
    )


def figures_of(year: int) -> Iterator[Figure]:
    """Yield how many appointments were held, with how many people, and how that grew."""
    sums = sums_of(year)
    if not (sums.meetings or sums.people or sums.workshop):
        return
    now = meetings_figure(year, sums.meetings)
    yield now
    before = meetings_in(year - 1)
    if before:
        yield growth(
            "holders.growth",
            "Évolution des rendez-vous",
            now,
            meetings_figure(year - 1, before),
            records=(MEETINGS,),
            words=(RISE,),
        )
    yield from _people(year, sums)
    yield from _members(year)


def _people(year: int, sums: Sums) -> Iterator[Figure]:
    """Yield how many people were met: received, or in a workshop."""
    yield count(
        year,
        "holders.met",
        "Porteuses et porteurs de projets rencontrés",
        sums.people + sums.workshop,
        "Personnes en premier accueil + personnes rencontrées en atelier.",
        inputs=("holders.people", "holders.workshop_people"),
        records=(PEOPLE,),
    )
    received = Records("la liste", "personnes", "holders.index", {"maniere": Kind.RECEIVED.value})
    yield count(
        year,
        "holders.people",
        "Personnes en premier accueil",
        sums.people,
        "Les personnes dont le premier accueil a eu lieu dans l’année, chacune une fois, quel que soit le nombre de "
        "rendez-vous.",
        part_of="holders.met",
        records=(received,),
    )
    if sums.workshop:
        workshop = Records("la liste", "personnes", "holders.index", {"maniere": Kind.WORKSHOP.value})
        yield count(
            year,
            "holders.workshop_people",
            "Personnes rencontrées en atelier",
            sums.workshop,
            "Les personnes venues par un atelier, comptées à part : elles n’ont pas eu de premier accueil.",
            part_of="holders.met",
            records=(workshop,),
        )
    yield from _kinds_of_people(year, sums, received)


def _kinds_of_people(year: int, sums: Sums, received: Records) -> Iterator[Figure]:
    """Yield the parts of those received: by stage on the first day, and by where they came from."""
    for stage in Stage:
        if sums.stages.get(stage):
            yield count(
                year,
                f"holders.by_stage.{stage.value}",
                f"Dont : {STAGE_LABELS[stage].lower()}",
                sums.stages[stage],
                "Les personnes en premier accueil dont le projet était à ce stade le premier jour.",
                part_of="holders.people",
                records=(received,),
            )
    sent = Records("la liste des personnes accueillies", "personnes", "holders.index")
    origins = (
        ("sent", "envoyées par une structure", sums.sent),
        ("own", "venues d’elles-mêmes", sums.people - sums.sent),
    )
    for key, words, number in origins:
        yield count(
            year,
            f"holders.by_origin.{key}",
            f"Personnes {words}",
            number,
            f"Les personnes en premier accueil {words}.",
            records=(sent,),
        )


def _members(year: int) -> Iterator[Figure]:
    """Yield how many of those met are members, where a room knows the members."""
    rows = select(ProjectHolder.person_id).where(ProjectHolder.received_on.between(*days_of_year(year)))
    members = members_among(db.session.scalars(rows).all(), year)
    if members is not None:
        yield count(
            year,
            "holders.members",
            "Porteuses et porteurs devenus adhérents",
            len(members),
            "Les personnes rencontrées dans l’année qui ont une adhésion de la même année.",
            records=(PEOPLE,),
        )


def pieces_of(year: int) -> Iterator[Piece]:
    """Yield what the chapter of the project holders shows."""
    sums = sums_of(year)
    if not (sums.meetings or sums.people or sums.workshop):
        return
    yield Tiles(("holders.meetings", "holders.growth", "holders.people", "holders.workshop_people"))
    yield Plot(plots.by_stage(sums.stages))
    yield Plot(plots.by_quarter(sums.months))


def mission_pieces_of(year: int) -> Iterator[Piece]:
    """Yield what project holders bring to the first mission."""
    sums = sums_of(year)
    if sums.people or sums.workshop:
        yield Tiles(("holders.people", "holders.workshop_people", "holders.meetings"))

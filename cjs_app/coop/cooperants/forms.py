"""Cooperants, committees and papers, as they are typed."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from functools import partial
from typing import cast

from wtforms import BooleanField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from cjs_app.access.models import User
from cjs_app.coop.cooperants.domain import PAPER_STATE_LABELS, CooperantSheet, PaperState, arrival_day, ensure_likely
from cjs_app.coop.cooperants.models import Committee, Cooperant, Paper
from cjs_app.coop.cooperants.recruitment import STAGE_LABELS, Headcount, Stage, read_persons
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.periods import Period, parse_day
from cjs_app.plumbing.forms import DayField, HouseForm, LenientField, NumberField, at_most, choices, present, required


class BirthField(DayField):
    """A date of birth."""

    read = staticmethod(partial(parse_day, first_year=1900))


class PersonsField(LenientField):
    """A number of persons."""

    read = staticmethod(read_persons)


class CooperantForm(HouseForm):
    """The sheet of a cooperant."""

    first_name = StringField("Prénom", [required("Écrire le prénom."), at_most(80)])
    last_name = StringField("Nom", [Optional(), at_most(80)])
    birth_date = BirthField("Date de naissance", [Optional()])
    joined_on = DayField("Arrivée", [Optional()])
    left_on = DayField("Départ", [Optional()])
    coefficient = NumberField("Coefficient d’implication", [present("Écrire un coefficient, 1 pour tout le monde.")])
    has_share = BooleanField("Reçoit une part du résultat")
    user_id = SelectField("Compte")

    def offer(self, users: Iterable[User]) -> None:
        """Offer the accounts that this cooperant may be."""
        known = [SelectChoice(str(user.id), f"{user.display_name} ({user.login})") for user in users]
        self.user_id.choices = [SelectChoice("", "Pas de compte"), *known]

    def sheet(self, season: Season) -> CooperantSheet:
        """Return what was typed, ready for the room's actions; raise Refusal for what must be a slip."""
        sheet = CooperantSheet(
            first_name=self.first_name.data or "",
            last_name=self.last_name.data or "",
            birth_date=self.birth_date.data,
            joined_on=self.joined_on.data,
            left_on=self.left_on.data,
            coefficient=cast(Decimal, self.coefficient.data),
            has_share=bool(self.has_share.data),
            user_id=int(self.user_id.data) if self.user_id.data else None,
        )
        ensure_likely(sheet, Period(season.start_day, season.end_day))
        return sheet

    def begin(self, season: Season, today: dt.date) -> None:
        """Fill a new sheet: arriving today, or on the first day of a season that is not running."""
        self.joined_on.data = arrival_day(today, Period(season.start_day, season.end_day))
        self.coefficient.data, self.has_share.data = Decimal(1), True

    def show(self, cooperant: Cooperant) -> None:
        """Fill the form with a cooperant's sheet."""
        self.process(obj=cooperant)
        self.user_id.data = str(cooperant.user_id or "")


class LastDayForm(HouseForm):
    """The day something ends."""

    day = DayField("Dernier jour", [present("Choisir le dernier jour.")])

    @property
    def chosen(self) -> dt.date:
        """The day chosen."""
        return cast(dt.date, self.day.data)


class LabelForm(HouseForm):
    """A name of at most eighty signs: a committee's, a paper's."""

    label = StringField("Nom", [required("Écrire un nom."), at_most(80)])


class TermForm(HouseForm):
    """Someone who enters a committee."""

    cooperant_id = SelectField("Qui ?", coerce=int)
    committee_id = SelectField("Dans quel comité ?", coerce=int)
    role = StringField("Rôle", [Optional(), at_most(80)])
    start = DayField("À partir du", [present("Choisir le premier jour.")])

    def offer(self, cooperants: Iterable[Cooperant], committees: Iterable[Committee]) -> None:
        """Offer the people and the committees of the season."""
        self.cooperant_id.choices = [SelectChoice(one.id, f"{one.first_name} ({one.code})") for one in cooperants]
        self.committee_id.choices = [SelectChoice(one.id, one.label) for one in committees]

    @property
    def first_day(self) -> dt.date:
        """The first day chosen."""
        return cast(dt.date, self.start.data)


class PaperForm(HouseForm):
    """Where a paper stands."""

    state = SelectField("Où en est-elle ?", choices=choices(PAPER_STATE_LABELS))
    day = DayField("Le", [Optional()])

    def show(self, paper: Paper) -> None:
        """Fill the form with a paper."""
        self.state.data, self.day.data = paper.state.value, paper.day

    @property
    def chosen(self) -> PaperState:
        """The state chosen."""
        return PaperState(self.state.data)


class HeadcountForm(HouseForm):
    """How many heard of the cooperative, or applied."""

    stage = SelectField("Que compter\u00a0?", choices=choices(STAGE_LABELS))
    persons = PersonsField("Combien de personnes\u00a0?", [present("Écrire un nombre de personnes, par exemple 28.")])
    day = DayField("Le", [present("Choisir le jour.")])
    source = StringField("D’après quoi\u00a0?", [Optional(), at_most(200)])

    @property
    def count(self) -> Headcount:
        """What was typed, ready for the room's actions."""
        day = cast(dt.date, self.day.data)
        return Headcount(Stage(self.stage.data), self.persons.data or 0, day, self.source.data or "")

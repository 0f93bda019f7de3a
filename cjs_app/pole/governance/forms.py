"""Statutes, mandates and seats, as they are typed."""

import datetime as dt
from decimal import Decimal

from wtforms import BooleanField, SelectField, StringField
from wtforms.validators import Optional

from cjs_app.deciding.meetings import MEETING_LABELS
from cjs_app.deciding.queries import meetings_to_choose
from cjs_app.plumbing import formats
from cjs_app.plumbing.forms import DayField, HouseForm, NumberField, at_most, between, choices, present, required
from cjs_app.plumbing.pages import record_number
from cjs_app.pole.directory.queries import organisations_to_choose, people_to_choose
from cjs_app.pole.governance.domain import (
    BODY_MEETING_LABELS,
    FUNCTION_LABELS,
    BodyMeetingKind,
    BodyMeetingSheet,
    BodySheet,
    Function,
    MandateSheet,
    StatuteRules,
)

A_NUMBER = between(0, 400, "Écrire un nombre entier.")


class StatutesForm(HouseForm):
    """What the statutes say."""

    valid_from = DayField("En vigueur depuis le", [present("Choisir le jour où ces statuts commencent.")])
    smallest = NumberField("Membres au moins", [present("Écrire un nombre."), A_NUMBER])
    largest = NumberField("Membres au plus", [present("Écrire un nombre."), A_NUMBER])
    term_years = NumberField("Durée d’un mandat", [present("Écrire un nombre d’années."), A_NUMBER])
    renewals = NumberField("Renouvellements permis", [present("Écrire un nombre, 0 s’il n’y en a pas."), A_NUMBER])
    proxies_each = NumberField("Pouvoirs par personne", [A_NUMBER])
    quorum_percent = NumberField("Quorum", [A_NUMBER])
    notice_days = NumberField("Délai de convocation d’une AG", [A_NUMBER])
    alert_days = NumberField("Prévenir avant la fin d’un mandat", [A_NUMBER])

    def rules(self) -> StatuteRules:
        """Return what was typed."""
        numbers = {
            name: int(field.data or Decimal(0))
            for name, field in self._fields.items()
            if isinstance(field, NumberField)
        }
        return StatuteRules(self.valid_from.data or dt.date.min, **numbers)


class MandateForm(HouseForm):
    """Somebody who is elected."""

    person_id = SelectField("Personne élue")
    started_on = DayField("Début du mandat", [present("Choisir le jour de l’élection.")])
    function = SelectField("Fonction", choices=choices(FUNCTION_LABELS))
    meeting_id = SelectField("Assemblée qui a élu", [Optional()])

    def offer(self) -> None:
        """Offer the people of the directory, and the meetings."""
        self.person_id.choices = choices({str(number): name for number, name in people_to_choose()})
        self.meeting_id.choices = _meetings()

    def sheet(self) -> MandateSheet:
        """Return what was typed."""
        return MandateSheet(
            record_number(self.person_id.data or "") or 0,
            self.started_on.data or dt.date.min,
            Function(self.function.data),
            record_number(self.meeting_id.data or ""),
        )


class RenewalForm(HouseForm):
    """A mandate that follows another one."""

    started_on = DayField("Début du nouveau mandat", [present("Choisir le jour de l’élection.")])
    meeting_id = SelectField("Assemblée qui a élu", [Optional()])

    def offer(self) -> None:
        """Offer the meetings."""
        self.meeting_id.choices = _meetings()


class FunctionForm(HouseForm):
    """What somebody does on the board."""

    function = SelectField("Fonction", choices=choices(FUNCTION_LABELS))


class LeavingForm(HouseForm):
    """Somebody who leaves the board."""

    left_on = DayField("Jour du départ", [present("Choisir le jour du départ.")])


class BodyForm(HouseForm):
    """Another body."""

    name = StringField("Nom", [required("Écrire le nom de l’instance."), at_most(200)])
    seat = StringField("Place du pôle", [Optional(), at_most(200)])
    organisation_id = SelectField("Structure", [Optional()])

    def offer(self) -> None:
        """Offer the organisations of the directory."""
        named = {str(number): name for number, name in organisations_to_choose()}
        self.organisation_id.choices = choices(named, "Aucune")

    def sheet(self) -> BodySheet:
        """Return what was typed."""
        return BodySheet(self.name.data or "", "", self.seat.data or "", record_number(self.organisation_id.data or ""))


class BodyMeetingForm(HouseForm):
    """A meeting of another body."""

    day = DayField("Jour", [present("Choisir le jour de la réunion.")])
    kind = SelectField("Type de réunion", choices=choices(BODY_MEETING_LABELS))
    attended = BooleanField("Le pôle y était")
    person_id = SelectField("Qui y était", [Optional()])

    def offer(self) -> None:
        """Offer the people of the directory."""
        self.person_id.choices = choices({str(number): name for number, name in people_to_choose()}, "Sans nom")

    def sheet(self) -> BodyMeetingSheet:
        """Return what was typed."""
        return BodyMeetingSheet(
            self.day.data or dt.date.min,
            BodyMeetingKind(self.kind.data),
            bool(self.attended.data),
            record_number(self.person_id.data or ""),
        )


def _meetings() -> list[tuple[str, str]]:
    """Return the meetings that a form may choose from."""
    named = {str(one.id): f"{MEETING_LABELS[one.kind]} du {formats.day(one.day)}" for one in meetings_to_choose(None)}
    return choices(named, "Aucune")

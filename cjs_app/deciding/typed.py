"""Meetings, proposals and votes, as they are typed."""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal

from wtforms import IntegerField, RadioField, SelectField, StringField, TextAreaField, TimeField
from wtforms.validators import Optional

from cjs_app.deciding.domain import (
    KIND_LABELS,
    MAJORITY_LABELS,
    MODE_LABELS,
    TIE_LABELS,
    Count,
    Kind,
    Majority,
    Mode,
    Proposal,
    Rules,
    Tie,
)
from cjs_app.deciding.meetings import MEETING_LABELS, MeetingKind, MeetingSheet, Others, TaskSheet
from cjs_app.deciding.models import Decision, Meeting
from cjs_app.deciding.people import Someone
from cjs_app.plumbing import formats
from cjs_app.plumbing.forms import DayField, HouseForm, NumberField, at_most, between, choices, present, required
from cjs_app.plumbing.pages import record_number

NOBODY = "Sans nom"
A_NUMBER = between(0, 100_000, "Écrire un nombre de personnes.")


class MeetingForm(HouseForm):
    """A meeting to come."""

    kind = SelectField("Type de réunion")
    day = DayField("Jour", [present("Choisir le jour de la réunion.")])
    start_time = TimeField("Heure", [Optional()])
    place = StringField("Lieu", [Optional(), at_most(200)])
    agenda = TextAreaField("Ordre du jour", [Optional(), at_most(4000)])
    entitled = IntegerField("Nombre de personnes qui peuvent voter", [Optional(), A_NUMBER])

    def offer(self, kinds: Sequence[MeetingKind]) -> None:
        """Offer the kinds of meetings of the place."""
        self.kind.choices = choices({kind: MEETING_LABELS[kind] for kind in kinds})

    def sheet(self) -> MeetingSheet:
        """Return what was typed."""
        return MeetingSheet(
            MeetingKind(self.kind.data),
            self.day.data or dt.date.min,
            self.place.data or "",
            self.start_time.data,
            self.agenda.data or "",
            self.entitled.data,
        )

    def show(self, record: Meeting) -> None:
        """Fill the form with a meeting."""
        self.offer([*MeetingKind])
        self.process(obj=record)
        self.kind.data = record.kind.value


class PresenceForm(HouseForm):
    """How many more were there; who came is ticked beside the names."""

    others_present = IntegerField("Autres personnes présentes, comptées sans leur nom", [Optional(), A_NUMBER])
    other_proxies = IntegerField("Pouvoirs qu’elles portent", [Optional(), A_NUMBER])

    def others(self) -> Others:
        """Return what was typed."""
        return Others(self.others_present.data or 0, self.other_proxies.data or 0)


class MinutesForm(HouseForm):
    """What was said."""

    minutes = TextAreaField("Compte rendu", [Optional(), at_most(30_000)])


class TaskForm(HouseForm):
    """Something to do."""

    what = StringField("Action", [required("Écrire ce qu’il y a à faire."), at_most(200)])
    who = SelectField("Qui s’en charge", [Optional()])
    due_on = DayField("Pour quand", [Optional()])

    def offer(self, people: Sequence[Someone]) -> None:
        """Offer the people of the place."""
        self.who.choices = choices({str(one.number): one.name for one in people}, "Le groupe")

    def sheet(self) -> TaskSheet:
        """Return what was typed."""
        return TaskSheet(self.what.data or "", record_number(self.who.data or ""), self.due_on.data)


class ProposalForm(HouseForm):
    """A proposal put to the group."""

    title = StringField("Titre", [required("Écrire en une ligne ce qui est proposé."), at_most(200)])
    text = TextAreaField("Proposition", [required("Écrire la proposition en entier."), at_most(8000)])
    mode = RadioField("Comment décider", choices=choices(MODE_LABELS), default=Mode.CONSENT.value)
    meeting_id = SelectField("Réunion où elle est présentée", [Optional()])
    majority = SelectField("Majorité", choices=choices(MAJORITY_LABELS), default=Majority.SIMPLE.value)
    tie = SelectField("En cas d’égalité", choices=choices(TIE_LABELS), default=Tie.REJECTED.value)
    quorum_percent = NumberField("Quorum", [between(0, 100, "Le quorum va de 0 à 100 %.")])

    def offer(self, meetings: Sequence[Meeting]) -> None:
        """Offer the meetings that are not over."""
        named = {str(one.id): f"{MEETING_LABELS[one.kind]} du {formats.day(one.day)}" for one in meetings}
        self.meeting_id.choices = choices(named, "Aucune")

    def proposal(self) -> Proposal:
        """Return what was typed."""
        rules = Rules(
            Mode(self.mode.data),
            Majority(self.majority.data),
            Tie(self.tie.data),
            int(self.quorum_percent.data or Decimal(0)),
        )
        return Proposal(self.title.data or "", self.text.data or "", rules, record_number(self.meeting_id.data or ""))


class AmendForm(HouseForm):
    """A proposal written anew."""

    text = TextAreaField("Nouvelle version", [required("Écrire la nouvelle version en entier."), at_most(8000)])

    def show(self, record: Decision) -> None:
        """Begin with the version at hand."""
        self.text.data = record.versions[-1].text


class RemarkForm(HouseForm):
    """What somebody says at this step."""

    kind = SelectField("Ce que c’est", choices=choices(KIND_LABELS))
    text = TextAreaField("En quelques mots", [required("Écrire ce qui est dit."), at_most(500)])
    who = SelectField("Qui parle", [Optional()])

    def offer(self, kind: Kind | None, people: Sequence[Someone]) -> None:
        """Offer what this step hears, and the people of the place."""
        heard = {kind: KIND_LABELS[kind]} if kind else KIND_LABELS
        self.kind.choices = choices(heard)
        self.who.choices = choices({str(one.number): one.name for one in people}, NOBODY)


class AdoptForm(HouseForm):
    """When a decision by consent is looked at again."""

    review_on = DayField("Date de revue", [Optional()])


class CountForm(HouseForm):
    """The voices of a vote."""

    entitled = NumberField("Personnes qui peuvent voter", [A_NUMBER])
    votes_for = NumberField("Pour", [present("Écrire combien de voix sont pour."), A_NUMBER])
    votes_against = NumberField("Contre", [A_NUMBER])
    abstentions = NumberField("Sans avis", [A_NUMBER])
    chair_is_for = SelectField(
        "En cas d’égalité, la présidence est",
        choices=choices({"oui": "Pour", "non": "Contre"}, "Ne se prononce pas"),
        default="",
    )
    review_on = DayField("Date de revue", [Optional()])

    def voices(self) -> Count:
        """Return what was typed."""
        chair: Mapping[str, bool] = {"oui": True, "non": False}
        return Count(
            int(self.votes_for.data or 0),
            int(self.votes_against.data or 0),
            int(self.abstentions.data or 0),
            None if self.entitled.data is None else int(self.entitled.data),
            chair.get(self.chair_is_for.data or ""),
        )

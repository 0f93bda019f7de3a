"""A mission, as it is typed."""

from collections.abc import Sequence
from typing import cast

from wtforms import (
    FormField,
    SelectField,
    StringField,
    SubmitField,
    TextAreaField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from cjs_app.coop.missions.domain import (
    LONGEST_REASON,
    MOST_PEOPLE,
    MOST_SLOTS,
    USUAL_PEOPLE,
    MissionDraft,
    SlotDraft,
)
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.quotes.models import Quote
from cjs_app.plumbing.forms import DayField, HouseForm, NumberField, at_most, present, required
from cjs_app.plumbing.lines import NumberedList, OptionalPart
from cjs_app.plumbing.times import TimeField

SLOTS_ADDED = 2


class SlotForm(OptionalPart):
    """A time slot; one that nobody touched does not count."""

    day = DayField("Jour", [present("Choisir le jour du créneau.")])
    start_time = TimeField("De")
    end_time = TimeField("À")

    @property
    def is_empty(self) -> bool:
        """Whether nobody wrote anything in this slot."""
        return not any(field.data or field.process_errors for field in (self.day, self.start_time, self.end_time))

    def validate_end_time(self, field: TimeField) -> None:
        """Ask for hours in the right order."""
        if field.data and not self.start_time.data and not self.start_time.process_errors:
            raise ValidationError("Écrire aussi l’heure de début.")
        if field.data and self.start_time.data and field.data <= self.start_time.data:
            raise ValidationError("La fin vient après le début.")


class CancelForm(HouseForm):
    """Why a mission will not take place."""

    reason = TextAreaField(
        "Raison", [required("Écrire en quelques mots pourquoi la mission est annulée."), at_most(LONGEST_REASON)]
    )


class MissionForm(HouseForm):
    """A mission: what, when, where, by how many; the queue says by whom."""

    title = StringField("Mission", [required("Écrire ce qu’il y a à faire."), at_most(200)])
    quote_id = SelectField("Devis", [Optional()], choices=[])
    slots = NumberedList(FormField(SlotForm), "Créneaux", min_entries=1, max_entries=MOST_SLOTS)
    more = SubmitField("Ajouter un créneau")
    start_day = DayField("Premier jour", [Optional()])
    end_day = DayField("Dernier jour", [Optional()])
    place = StringField("Lieu", [Optional(), at_most(300)])
    safety_notes = TextAreaField("Sécurité et matériel", [Optional(), at_most(2000)])
    wanted_people = NumberField("Nombre de personnes", [present("Écrire combien de personnes il faut.")])

    def validate_wanted_people(self, field: NumberField) -> None:
        """Ask for a whole number of people."""
        if field.data is not None and (field.data != int(field.data) or not 1 <= field.data <= MOST_PEOPLE):
            raise ValidationError(f"Un nombre entier, de 1 à {MOST_PEOPLE}.")

    @property
    def opens_period(self) -> bool:
        """Whether the part about a mission without slots is shown open: it is in use."""
        days = (self.start_day, self.end_day)
        return any(day.data or day.errors or day.process_errors for day in days)

    def offer(self, quotes: Sequence[Quote]) -> None:
        """Let choose among these devis."""
        listed = [SelectChoice(str(quote.id), f"{quote.number} · {quote.subject}") for quote in quotes]
        self.quote_id.choices = [SelectChoice("", "Aucun devis"), *listed]

    def add_slots(self) -> None:
        """Add empty slots, as many as there is room for."""
        for _ in range(min(SLOTS_ADDED, MOST_SLOTS - len(self.slots))):
            self.slots.append_entry()

    def begin(self, quote: Quote | None, place: str) -> None:
        """Fill the form of a new mission, from a devis when there is one."""
        self.wanted_people.data = USUAL_PEOPLE
        if quote is not None:
            self.quote_id.data, self.title.data, self.place.data = str(quote.id), quote.subject, place

    def show(self, mission: Mission) -> None:
        """Fill the form with a mission; where it has slots, they alone say its days."""
        slots = [{name: getattr(slot, name) for name in SlotDraft.__struct_fields__} for slot in mission.slots]
        self.process(obj=mission, data={"quote_id": str(mission.quote_id or ""), "slots": slots})
        if mission.slots:
            self.start_day.data = self.end_day.data = None

    def draft(self) -> MissionDraft:
        """Return what was typed, ready for the room's actions; the form is valid, empty slots are left out."""
        slots = [entry.form for entry in self.slots if not entry.form.is_empty]
        return MissionDraft(
            title=self.title.data or "",
            quote_id=int(self.quote_id.data) if self.quote_id.data else None,
            start_day=self.start_day.data,
            end_day=self.end_day.data,
            slots=[SlotDraft(slot.day.data, slot.start_time.data, slot.end_time.data) for slot in slots],
            place=self.place.data or "",
            safety_notes=self.safety_notes.data or "",
            wanted_people=int(cast(int, self.wanted_people.data)),
        )

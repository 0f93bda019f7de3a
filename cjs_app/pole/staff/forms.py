"""What is written about a contract, as it is typed."""

import datetime as dt

from wtforms import SelectField, StringField
from wtforms.validators import Optional

from cjs_app.plumbing.forms import DayField, HouseForm, NumberField, at_most, choices, present, required
from cjs_app.plumbing.pages import record_number
from cjs_app.pole.directory.queries import people_to_choose
from cjs_app.pole.staff.domain import KIND_LABELS, Kind, Sheet
from cjs_app.pole.staff.models import StaffContract


class ContractForm(HouseForm):
    """The sheet of a contract."""

    person_id = SelectField("Personne", [required("Choisir la personne.")])
    function = StringField("Fonction", [required("Écrire la fonction."), at_most(120)])
    kind = SelectField("Contrat", choices=choices(KIND_LABELS))
    first_day = DayField("Premier jour", [present("Écrire le premier jour.")])
    last_day = DayField("Dernier jour", [Optional()])
    etp = NumberField("ETP", [Optional()])

    def offer_people(self) -> None:
        """Offer the people of the directory."""
        named = {str(number): name for number, name in people_to_choose()}
        self.person_id.choices = choices(named, "Choisir…")

    def sheet(self) -> Sheet:
        """Return what was typed, ready for the room's actions."""
        return Sheet(
            person_id=record_number(self.person_id.data or "") or 0,
            kind=Kind(self.kind.data),
            function=self.function.data or "",
            first_day=self.first_day.data or dt.date.min,
            last_day=self.last_day.data,
            etp=self.etp.data,
        )

    def show(self, record: StaffContract) -> None:
        """Fill the form with a contract."""
        self.offer_people()
        self.process(obj=record)
        self.person_id.data, self.kind.data = str(record.person_id), record.kind.value

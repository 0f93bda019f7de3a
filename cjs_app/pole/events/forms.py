"""A programme, an event, a place asked for, as they are typed."""

import datetime as dt
from collections.abc import Sequence
from typing import cast

from msgspec import Struct
from wtforms import (
    BooleanField,
    EmailField,
    HiddenField,
    SelectField,
    SelectMultipleField,
    StringField,
    TelField,
    TextAreaField,
    URLField,
)
from wtforms.validators import Optional

from cjs_app.kernel.periods import Period
from cjs_app.plumbing.forms import (
    DayField,
    HouseForm,
    NumberField,
    at_most,
    between,
    choices,
    mail_address,
    present,
    required,
)
from cjs_app.plumbing.times import TimeField
from cjs_app.pole.events.domain import (
    COUNTING_LABELS,
    FORMAT_LABELS,
    MOST_PEOPLE,
    WAY_LABELS,
    Counting,
    EventSheet,
    Format,
    ProgrammeSheet,
    Visitor,
    Way,
)
from cjs_app.pole.events.models import Event

WHOLE = "Écrire un nombre entier, par exemple 30."


class WholeField(NumberField):
    """A number of people or of places: whole."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read a number; refuse half a person."""
        super().process_formdata(valuelist)
        if self.data is not None and self.data != int(self.data):
            self.data = None
            raise ValueError(WHOLE)
        self.data = None if self.data is None else int(self.data)


class ProgrammeForm(HouseForm):
    """The sheet of a programme."""

    name = StringField("Nom", [required("Écrire le nom du programme."), at_most(120)])
    first_day = DayField("Premier jour", [present("Choisir le premier jour.")])
    last_day = DayField("Dernier jour", [present("Choisir le dernier jour.")])
    intro = TextAreaField("Présentation", [Optional(), at_most(3000)])

    def sheet(self) -> ProgrammeSheet:
        """Return what was typed; raise Refusal for an end before its beginning."""
        period = Period(cast(dt.date, self.first_day.data), cast(dt.date, self.last_day.data))
        return ProgrammeSheet(self.name.data or "", period, self.intro.data or "")


class Known(Struct, frozen=True):
    """An event as its form shows it: with its partners, and the organisations there are to choose from."""

    event: Event
    partners: tuple[int, ...]
    organisations: Sequence[tuple[int, str]]


class EventForm(HouseForm):
    """The sheet of an event."""

    title = StringField("Titre", [required("Écrire le titre."), at_most(200)])
    format = SelectField("Format", choices=choices(FORMAT_LABELS))
    day = DayField("Jour", [present("Choisir le jour.")])
    start_time = TimeField("De")
    end_time = TimeField("À")
    summary = TextAreaField("Présentation", [Optional(), at_most(3000)])
    way = SelectField("Participer", choices=choices(WAY_LABELS))
    place = StringField("Lieu", [Optional(), at_most(200)])
    city = StringField("Commune", [Optional(), at_most(120)])
    link = URLField("Lien de connexion", [Optional(), at_most(300)])
    takes_places = BooleanField("On s’inscrit sur la page publique", default=True)
    capacity = WholeField("Nombre de places")
    partners = SelectMultipleField("Partenaires", [Optional()], coerce=int)

    def offer(self, organisations: Sequence[tuple[int, str]]) -> None:
        """Offer the organisations of the directory, by number and name."""
        self.partners.choices = list(organisations)

    def sheet(self) -> EventSheet:
        """Return what was typed, ready for the room's actions."""
        return EventSheet(
            title=self.title.data or "",
            day=cast(dt.date, self.day.data),
            format=Format(self.format.data),
            start_time=self.start_time.data,
            end_time=self.end_time.data,
            summary=self.summary.data or "",
            way=Way(self.way.data),
            place=self.place.data or "",
            city=self.city.data or "",
            link=self.link.data or "",
            takes_places=bool(self.takes_places.data),
            capacity=self.capacity.data,
            partners=tuple(self.partners.data or ()),
        )

    def show(self, record: Known) -> None:
        """Fill the form with an event."""
        self.process(obj=record.event)
        self.offer(record.organisations)
        self.format.data, self.way.data = record.event.format.value, record.event.way.value
        self.partners.data = list(record.partners)


class PlaceForm(HouseForm):
    """A place, as somebody asks for it: the least there is."""

    name = StringField("Prénom ou nom", [required("Écrire un prénom ou un nom."), at_most(120)])
    email = EmailField("Courriel", [Optional(), at_most(200), mail_address()])
    phone = TelField("Téléphone", [Optional(), at_most(30)])
    token = HiddenField()
    """The secret of the place: the same form sent twice asks once."""

    def visitor(self) -> Visitor:
        """Return who asks."""
        return Visitor(self.name.data or "", self.email.data or "", self.phone.data or "")


class PeopleForm(HouseForm):
    """How many people came, when nobody ticked a list."""

    people = WholeField("Personnes venues", [present(WHOLE), between(0, MOST_PEOPLE, WHOLE)])
    counting = SelectField("Elles ont été", choices=choices(COUNTING_LABELS))

    def how(self) -> Counting:
        """Return how it is known."""
        return Counting(self.counting.data)


class TickForm(HouseForm):
    """Who came of those registered, and how many others."""

    came = SelectMultipleField("Personnes venues", [Optional()], coerce=int)
    others = WholeField("Venues sans inscription", [between(0, MOST_PEOPLE, WHOLE)])

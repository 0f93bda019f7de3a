"""What is noted of the communication, as it is typed."""

import datetime as dt

from wtforms import IntegerField, SelectField, StringField, URLField
from wtforms.validators import Optional

from cjs_app.plumbing.forms import ChoiceText, DayField, HouseForm, at_most, between, choices, present, required
from cjs_app.pole.communication.domain import (
    COUNT_LABELS,
    NETWORK_LABELS,
    AwarenessSheet,
    CountKind,
    CuttingSheet,
    Network,
    SiteSheet,
)

MANY = 1_000_000_000
TOO_MANY = "Ce nombre est trop grand : le vérifier."


class CuttingForm(HouseForm):
    """A press cutting."""

    day = DayField("Jour", [present("Écrire le jour de parution.")])
    title = StringField("Titre", [required("Écrire le titre."), at_most(200)])
    outlet = StringField("Média", [required("Dire quel journal, quelle radio."), at_most(120)])
    about = ChoiceText("Sujet", [Optional(), at_most(120)], description="Le projet dont il est question.")
    url = URLField("Adresse de l’article", [Optional(), at_most(300)])

    def sheet(self) -> CuttingSheet:
        """Return what was typed, ready for the room's actions."""
        return CuttingSheet(
            self.day.data or dt.date.max,
            self.title.data or "",
            self.outlet.data or "",
            self.about.data or "",
            self.url.data or "",
        )


class AccountForm(HouseForm):
    """An account of the pôle."""

    network = SelectField("Réseau", choices=choices(NETWORK_LABELS))
    name = StringField("Nom", [required("Écrire le nom de la page ou du compte."), at_most(120)])

    @property
    def told(self) -> tuple[Network, str]:
        """The network and the name."""
        return Network(self.network.data), self.name.data or ""


class CountForm(HouseForm):
    """A count of followers."""

    kind = SelectField("Ce qui est compté", choices=choices(COUNT_LABELS))
    day = DayField("Jour", [present("Écrire le jour du comptage.")])
    number = IntegerField("Nombre", [present("Écrire un nombre."), between(-MANY, MANY, TOO_MANY)])

    @property
    def told(self) -> tuple[CountKind, dt.date, int | None]:
        """What is counted, when, and how many."""
        return CountKind(self.kind.data), self.day.data or dt.date.max, self.number.data


class AwarenessForm(HouseForm):
    """A talk before pupils."""

    day = DayField("Jour", [present("Écrire le jour.")])
    title = StringField("Intervention", [required("Dire de quoi il s’agissait."), at_most(200)])
    place = StringField("Établissement", [required("Dire où."), at_most(200)])
    classes = IntegerField("Classes", [present("Écrire combien de classes."), between(1, 1000, TOO_MANY)])
    pupils = IntegerField(
        "Élèves", [Optional(), between(0, 100_000, TOO_MANY)], description="Vide si personne n’a compté."
    )

    def sheet(self) -> AwarenessSheet:
        """Return what was typed, ready for the room's actions."""
        return AwarenessSheet(
            self.day.data or dt.date.max,
            self.title.data or "",
            self.place.data or "",
            self.classes.data or 0,
            self.pupils.data,
        )


class SiteForm(HouseForm):
    """Something counted about the site."""

    label = StringField("Ce qui est compté", [required("Dire ce qui est compté."), at_most(200)])
    number = IntegerField("Nombre", [present("Écrire un nombre."), between(-MANY, MANY, TOO_MANY)])
    source = StringField("Source", [required("Dire d’où vient ce nombre."), at_most(300)])

    def sheet(self, year: int) -> SiteSheet:
        """Return what was typed for a year, ready for the room's actions."""
        return SiteSheet(year, self.label.data or "", self.number.data or 0, self.source.data or "")

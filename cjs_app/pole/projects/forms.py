"""What is written of projects, as it is typed."""

import datetime as dt

from wtforms import BooleanField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import Optional

from cjs_app.plumbing.forms import (
    DayField,
    HouseForm,
    MoneyField,
    NumberField,
    at_most,
    between,
    choices,
    present,
    required,
)
from cjs_app.plumbing.pages import record_number
from cjs_app.pole.directory.queries import organisations_to_choose
from cjs_app.pole.projects.domain import (
    AXIS_LABELS,
    PACE_LABELS,
    SESSION_LABELS,
    SIDE_LABELS,
    STEP_LABELS,
    Axis,
    BudgetSheet,
    IndicatorSheet,
    Pace,
    ProjectSheet,
    SessionKind,
    SessionSheet,
    Side,
    StepKind,
    StepSheet,
)
from cjs_app.pole.projects.models import Project, ProjectBudgetLine
from cjs_app.pole.projects.queries import summers_to_choose


class ProjectForm(HouseForm):
    """The sheet of a project."""

    name = StringField("Nom", [required("Donner un nom au projet."), at_most(200)])
    axis = SelectField("Mission", choices=choices(AXIS_LABELS))
    pace = SelectField("Rythme", choices=choices(PACE_LABELS))
    role = StringField(
        "Rôle du pôle", [Optional(), at_most(300)], description="Par exemple : impulsion, coordination, appui."
    )
    summary = TextAreaField("En quelques mots", [Optional(), at_most(4000)])
    start_day = DayField("Début")
    end_day = DayField("Fin", description="Vide tant que le projet dure.")
    flagship = BooleanField("Projet phare de l’année")
    cjs_season_id = SelectField(
        "Été d’une coopérative jeunesse",
        [Optional()],
        description="Pour que ses chiffres viennent de cet été, sans les recopier.",
    )

    def offer(self) -> None:
        """Offer the summers that a project may be."""
        self.cjs_season_id.choices = choices({str(one): name for one, name in summers_to_choose()}, "Aucun")

    def sheet(self) -> ProjectSheet:
        """Return what was typed, ready for the room's actions."""
        return ProjectSheet(
            name=self.name.data or "",
            axis=Axis(self.axis.data),
            pace=Pace(self.pace.data),
            role=self.role.data or "",
            summary=self.summary.data or "",
            start_day=self.start_day.data,
            end_day=self.end_day.data,
            flagship=bool(self.flagship.data),
            cjs_season_id=record_number(self.cjs_season_id.data or ""),
        )

    def show(self, record: Project) -> None:
        """Fill the form with a project."""
        self.process(obj=record)
        self.axis.data, self.pace.data = record.axis.value, record.pace.value
        self.cjs_season_id.data = str(record.cjs_season_id or "")


class PartnerForm(HouseForm):
    """Somebody who takes part."""

    organisation_id = SelectField("Structure", [required("Choisir la structure.")])
    role = StringField("Rôle", [Optional(), at_most(120)], description="Par exemple : parrain économique, financeur.")

    def offer(self) -> None:
        """Offer the organisations of the directory."""
        named = {str(number): name for number, name in organisations_to_choose()}
        self.organisation_id.choices = choices(named, "Choisir…")

    @property
    def organisation(self) -> int:
        """The number of the organisation; 0, that none has, when the choice cannot be read."""
        return record_number(self.organisation_id.data or "") or 0


class StepForm(HouseForm):
    """A milestone or a phase."""

    kind = SelectField("Genre", choices=choices(STEP_LABELS))
    label = StringField("Étape", [required("Dire ce qui est à faire."), at_most(200)])
    due_day = DayField("Pour le", description="Vide si aucun jour n’est fixé.")

    def sheet(self) -> StepSheet:
        """Return what was typed, ready for the room's actions."""
        return StepSheet(StepKind(self.kind.data), self.label.data or "", self.due_day.data)


class SessionForm(HouseForm):
    """A moment of work."""

    kind = SelectField("Genre", choices=choices(SESSION_LABELS))
    day = DayField("Jour", [present("Écrire le jour.")])
    label = StringField("De quoi il s’agissait", [required("Dire en quelques mots ce qui s’est fait."), at_most(200)])
    persons = IntegerField(
        "Personnes présentes",
        [Optional(), between(0, 100_000, "Écrire combien de personnes étaient là, ou rien.")],
        description="Vide si personne n’a compté.",
    )

    def sheet(self) -> SessionSheet:
        """Return what was typed, ready for the room's actions."""
        day = self.day.data or dt.date.max
        return SessionSheet(SessionKind(self.kind.data), day, self.label.data or "", self.persons.data)


class IndicatorForm(HouseForm):
    """A number of a project."""

    label = StringField("Indicateur", [required("Dire ce qui est compté."), at_most(200)])
    figure_key = SelectField(
        "Chiffre de la maison", [Optional()], description="Il se compte tout seul dans les fiches."
    )
    value = NumberField("Ou une valeur", description="Pour ce que la maison ne compte pas.")
    unit = StringField("Unité", [Optional(), at_most(60)], description="Jeunes, visites, abonnés…")
    source = StringField("Source de la valeur", [Optional(), at_most(300)])
    target = NumberField("Cible", description="Ce qui était visé, si quelque chose l’était.")

    def sheet(self, year: int) -> IndicatorSheet:
        """Return what was typed for a year, ready for the room's actions."""
        return IndicatorSheet(
            year=year,
            label=self.label.data or "",
            figure_key=self.figure_key.data or "",
            value=self.value.data,
            unit=self.unit.data or "",
            source=self.source.data or "",
            target=self.target.data,
        )


class BudgetForm(HouseForm):
    """A line of the budget of the action."""

    side = SelectField("Côté", choices=choices(SIDE_LABELS))
    label = StringField("Ligne", [required("Dire ce que c’est."), at_most(200)])
    planned = MoneyField("Prévu", [present("Écrire le montant prévu, zéro s’il n’y en avait pas.")])
    actual = MoneyField("Réalisé", description="Vide tant qu’il n’est pas connu.")

    def sheet(self, year: int) -> BudgetSheet:
        """Return what was typed for a year, ready for the room's actions."""
        planned = self.planned.data or 0
        return BudgetSheet(year, Side(self.side.data), self.label.data or "", planned, self.actual.data)

    def show(self, record: ProjectBudgetLine) -> None:
        """Fill the form with a line."""
        self.process(obj=record)
        self.side.data = record.side.value
        self.planned.data, self.actual.data = record.planned_cents, record.actual_cents

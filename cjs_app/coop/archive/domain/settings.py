"""The settings of the season, from the lines of the table `saison`."""

from typing import Any

from msgspec import Struct, field

from cjs_app.coop.archive.domain.cells import read_cell
from cjs_app.coop.archive.domain.columns import plain_name
from cjs_app.coop.archive.domain.faults import Fault, fault, refused
from cjs_app.coop.archive.domain.lines import Line, Reading
from cjs_app.coop.archive.domain.season_fields import FIELD_NAMED, SEASON_FIELDS
from cjs_app.coop.archive.domain.tables import FIELD, SEASON, VALUE
from cjs_app.coop.seasons.domain import season_period
from cjs_app.kernel.identifiers import checked_siren
from cjs_app.kernel.names import folded
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import quoted

DEFAULT_CURRENCY = "EUR"
LONGEST_FOLDED_NAME = 200


class Settings(Struct):
    """What was read of the season: each field's value, and the line where it stands."""

    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def get(self, name: str) -> Any:
        """Return a field's value, None where it could not be read."""
        return self.values.get(name)

    @property
    def period(self) -> Period | None:
        """The days of the season, None until both are known and in order."""
        start, end = self.get("debut"), self.get("fin")
        return Period(start, end) if start and end and start <= end else None


def read_settings(reading: Reading, faults: list[Fault]) -> Settings:
    """Return the season's settings; add what is wrong with them to `faults`."""
    settings = Settings()
    for line in reading.lines:
        _read_field(settings, line, faults)
    for column in SEASON_FIELDS:
        if column.name in settings.lines:
            continue
        if column.required and reading.sure:
            faults.append(fault(SEASON, 1, FIELD, "Le réglage « {name} » manque : ajouter sa ligne.", name=column.name))
        elif not column.required:
            settings.values[column.name] = read_cell(column, "")
    _check_dates(settings, faults)
    _check_names(settings, faults)
    _check_currency(settings, faults)
    return settings


def _read_field(settings: Settings, line: Line, faults: list[Fault]) -> None:
    """Add one line of the table to the settings."""
    written = line.get(FIELD)
    if written is None:
        return
    name = plain_name(written)
    column = FIELD_NAMED.get(name)
    if column is None:
        faults.append(
            fault(
                SEASON,
                line.number,
                FIELD,
                "Le réglage « {name} » est inconnu : l’ôter, ou le nommer comme l’un de ceux-ci : {names}.",
                name=quoted(written),
                names=", ".join(FIELD_NAMED),
            )
        )
    elif name in settings.lines:
        faults.append(
            fault(SEASON, line.number, FIELD, "Le réglage « {name} » est là deux fois : en ôter un.", name=name)
        )
    else:
        settings.lines[name] = line.number
        if VALUE in line.values:
            try:
                settings.values[name] = read_cell(column, line.values[VALUE])
            except Refusal as refusal:
                faults.append(refused(SEASON, line.number, VALUE, refusal))


def _check_dates(settings: Settings, faults: list[Fault]) -> None:
    """Add a fault where the season ends before it starts, lasts over a year, or is not in its year."""
    start, end, year = (settings.get(name) for name in ("debut", "fin", "annee"))
    if not start or not end:
        return
    try:
        season_period(year or start.year, start, end)
    except Refusal as refusal:
        name = "annee" if refusal.field == "start" else "fin"
        faults.append(refused(SEASON, settings.lines[name], VALUE, refusal))


def _check_names(settings: Settings, faults: list[Fault]) -> None:
    """Add a fault where a name has no letter or figure to be found by, or grows too long once spread out."""
    name = settings.get("nom")
    if name is not None and not 0 < len(folded(name)) <= LONGEST_FOLDED_NAME:
        faults.append(
            fault(SEASON, settings.lines["nom"], VALUE, "Ce nom ne peut pas se retrouver : en écrire un plus simple.")
        )
    if "porteur_nom" in settings.values and not settings.values["porteur_nom"] and name:
        settings.values["porteur_nom"] = f"Porteur de {name}"[:200].strip()


def _check_currency(settings: Settings, faults: list[Fault]) -> None:
    """Add a fault for a currency that is no code of three letters, and for a wrong SIREN where the euro is paid."""
    if "devise" not in settings.values:
        return
    currency = settings.values["devise"].upper() or DEFAULT_CURRENCY
    settings.values["devise"] = currency
    if not (len(currency) == 3 and currency.isascii() and currency.isalpha()):
        faults.append(
            fault(
                SEASON,
                settings.lines["devise"],
                VALUE,
                "« {typed} » n’est pas une monnaie : écrire ses trois lettres, par exemple EUR ou CAD.",
                typed=quoted(currency),
            )
        )
    elif currency == DEFAULT_CURRENCY and settings.get("porteur_siren"):
        try:
            settings.values["porteur_siren"] = checked_siren(settings.values["porteur_siren"])
        except Refusal as refusal:
            faults.append(refused(SEASON, settings.lines["porteur_siren"], VALUE, refusal))

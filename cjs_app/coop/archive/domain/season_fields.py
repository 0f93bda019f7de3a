"""The settings of a season, each on a line of the table `saison`."""

from decimal import Decimal

from cjs_app.coop.archive.domain.columns import Column, Kind
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.seasons.domain import Rule, TvaRegime

ZERO, HUNDRED = Decimal(0), Decimal(100)
TEXT, DAY, MONEY, NUMBER, WHOLE = Kind.TEXT, Kind.DAY, Kind.MONEY, Kind.NUMBER, Kind.WHOLE

YEAR = Column(
    "annee", "year", WHOLE, "L’année de l’été.", "2026", required=True, lowest=Decimal(1990), highest=Decimal(2100)
)
CURRENCY = Column("devise", "currency", TEXT, "La monnaie, en trois lettres : EUR par défaut.", "EUR", longest=3)
REGIME = Column(
    "regime_tva",
    "regime",
    Kind.CHOICE,
    "Sa situation envers la TVA : assujetti par défaut.",
    "assujetti",
    default=TvaRegime.LIABLE,
    words=tuple(TvaRegime),
)
FACILITATORS = Column(
    "animateurs", "facilitators", WHOLE, "Combien d’animateur·rices.", "2", default=0, lowest=ZERO, highest=Decimal(200)
)
RULE = Column(
    "regle",
    "rule",
    Kind.CHOICE,
    "La règle de partage choisie par le groupe : egale par défaut.",
    "egale",
    default=Rule.EQUAL,
    words=tuple(Rule),
)
EQUAL_PERCENT = Column(
    "regle_part_egale",
    "equal_percent",
    NUMBER,
    "Pour la règle mixte : le pourcentage partagé à égalité, 50 par défaut.",
    "50",
    default=Decimal(50),
    lowest=ZERO,
    highest=HUNDRED,
)
NATURES = Column(
    "regle_natures",
    "natures",
    Kind.CHOICES,
    "Les sortes d’heures qui comptent dans le partage, séparées par | : toutes si la case est vide.",
    "mission|formation",
    default=(),
    words=tuple(Nature),
)
WAGE = Column(
    "taux_horaire",
    "wage_cents",
    MONEY,
    "Pour la règle salaire et ristourne : ce que vaut une heure de mission.",
    "0,00",
    default=0,
    lowest=ZERO,
)

SEASON_FIELDS = (
    Column("nom", "name", TEXT, "Le nom de la coopérative de l’été.", "Coop’Exemple", required=True),
    YEAR,
    Column("debut", "start_day", DAY, "Le premier jour de la saison.", "2026-07-06", required=True),
    Column("fin", "end_day", DAY, "Le dernier jour de la saison.", "2026-08-31", required=True),
    Column("territoire", "territory", TEXT, "La ville ou le quartier.", "Vitré"),
    CURRENCY,
    Column("porteur_nom", "carrier_name", TEXT, "La structure qui facture pour la coopérative.", "Le Porteur"),
    Column("porteur_siren", "carrier_siren", TEXT, "Son SIREN, neuf chiffres.", "732829320", longest=20),
    REGIME,
    FACILITATORS,
    RULE,
    EQUAL_PERCENT,
    NATURES,
    WAGE,
    Column("report", "carried_over_cents", MONEY, "Ce que le groupe garde au lieu de le partager.", "0,00", default=0),
)
FIELD_NAMED = {column.name: column for column in SEASON_FIELDS}

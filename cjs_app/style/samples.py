"""What the components show on their page: invented words, and no record of anybody."""

import datetime as dt

from cjs_app.kernel.charts import Chart, Move, Series, Told, bars, lines, strip, waterfall
from cjs_app.kernel.horizontal import Row, funnel
from cjs_app.kernel.sentences import Sentence, plain_duration, plain_money

WEEKS = ("3/7", "10/7", "17/7", "24/7")
EARNED = (42_000, 61_350, 38_900, 88_000)
BEFORE = (30_000, 52_000, 45_500, 60_000)
SPENT = (2_310, 900, 540)
DUE = {"owed_cents": 78_54, "late_cents": 31_20}
HISTORY = tuple(
    {"sentence": Sentence(said), "who": who, "at": dt.datetime(2021, 7, day, 12, tzinfo=dt.UTC), "href": None}
    for day, who, said in (
        (14, "Maud", "Devis validé"),
        (13, "Awa", "Devis donné à valider"),
        (12, "Awa", "Devis écrit"),
    )
)
CARDS = (
    ("VIT-F-2021-012", "#main", "Mairie de Vitré", "480,00\u00a0€", "Payée", "ok", "#main", "VIT-F-2021-012 en PDF"),
    ("VIT-F-2021-011", "#main", "Mme Le Goff", "78,54\u00a0€", "En retard", "no", "#main", "VIT-F-2021-011 en PDF"),
)
"""Cards as `plumbing/cards.py` puts them together."""


def revenue() -> Chart:
    """Return bars: money, week by week."""
    told = Told("Chiffre d’affaires HT par semaine", "Quatre semaines, de plus en plus hautes.", "€")
    return bars(told, WEEKS, [_money("CA HT", EARNED)], 100)


def summers() -> Chart:
    """Return lines: this summer and the one before."""
    told = Told("Cet été et le précédent", "Deux étés, semaine par semaine.", "€")
    return lines(told, WEEKS, [_money("Cet été", EARNED), _money("Avant", BEFORE, "sun")], 100)


def natures() -> Chart:
    """Return one bar cut in parts: time by nature."""
    texts = [plain_duration(minutes) for minutes in SPENT]
    told = Told("Le temps donné, par nature", "Surtout des missions.")
    return strip(told, ("Missions", "Réunions", "Prospection"), [Series("Heures", SPENT, texts)])


def road() -> Chart:
    """Return the road from one sum to another."""
    moves = (_move("Facturé", 230_250, 230_250, "indigo"), _move("Dépenses", -40_250, 190_000))
    ends = (_move("Retenues", -30_000, 160_000), _move("À partager", 160_000, 160_000, "sun"))
    return waterfall(Told("Où va l’argent", "Du chiffre d’affaires à la somme à partager.", "€"), (*moves, *ends), 100)


def devis() -> Chart:
    """Return a funnel: how many devis reached each step, one of which nobody noted."""
    steps = [Row("Demandés", 29, "29", "plum"), Row("Envoyés", None, "pas noté"), Row("Acceptés", 25, "25", "plum")]
    return funnel(Told("Du devis demandé au oui du client", "29 demandés, 25 acceptés."), steps, "Devis")


def nothing() -> Chart:
    """Return a plot that has nothing to draw yet."""
    return bars(Told("Chiffre d’affaires HT par semaine", "", nothing="Pas encore de facture émise."), (), ())


def _money(label: str, cents: tuple[int, ...], tone: str = "indigo") -> Series:
    """Return amounts as a plot takes them."""
    texts = [f"{plain_money(amount)}\u00a0€" for amount in cents]
    return Series(label, cents, texts, tone, [plain_money(amount)[:-3] for amount in cents])


def _move(label: str, change: int, balance: int, tone: str = "") -> Move:
    """Return a step of the road."""
    return Move(label, change, balance, f"{plain_money(change)}\u00a0€", f"{plain_money(balance)}\u00a0€", tone)

"""The road from the revenue to the sum to share, drawn."""

from collections.abc import Callable

from cjs_app.coop.distribution.domain import Step, Waterfall
from cjs_app.kernel.charts import Chart, Move, Told, waterfall

A_UNIT = 100


def road_chart(road: Waterfall, money: Callable[[int], str], unit: str) -> Chart:
    """Return the road as a waterfall, steps that change nothing left out; `money` writes cents in the season's way."""
    moves = [_move(step, money) for step in road.steps if step.amount_cents or step.key == "revenue"]
    net_cents = road.net_cents
    end = Move(
        "À partager" if net_cents >= 0 else "Déficit",
        net_cents,
        net_cents,
        money(net_cents),
        money(net_cents),
        "sun" if net_cents >= 0 else "coral",
    )
    told = Told(
        "Où est allé l’argent",
        f"Du chiffre d’affaires HT, {moves[0].text}, à la somme à partager, {money(net_cents)}, étape par étape.",
        unit,
        "Pas encore d’argent gagné ni dépensé : le chemin se dessinera avec la première facture.",
    )
    return waterfall(told, [*moves, end], A_UNIT)


def _move(step: Step, money: Callable[[int], str]) -> Move:
    """Return a step of the road as a step of the drawing."""
    label = "CA HT" if step.key == "revenue" else step.label
    total_tone = "indigo" if step.key == "revenue" else ""
    return Move(
        label, step.amount_cents, step.balance_cents, money(step.amount_cents), money(step.balance_cents), total_tone
    )

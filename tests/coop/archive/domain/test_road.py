"""What the figures of an archive say before it comes in."""

from cjs_app.coop.archive.domain.road import road_of
from tests.coop.archive.given import a_summer

CREDITED = {
    "factures": "numero;date;client;type;facture_corrigee\nF1;2021-07-20;CL1;facture;\nA1;2021-07-21;CL1;avoir;F1\n",
    "lignes_factures": "facture;designation;quantite;prix_unitaire_ht;taux_tva\nF1;Tonte;2;50;20\nA1;Trop;1;20;20\n",
}


def test_the_net_is_counted_from_the_revenue_as_once_the_summer_is_in() -> None:
    road = road_of(a_summer())
    assert [(step.label, step.amount_cents) for step in road.steps] == [
        ("Chiffre d’affaires HT", 3125),
        ("Autofinancement", 4500),
        ("Dépenses", -1890),
        ("Porteur", -313),
        ("Report", 0),
    ]
    assert road.net_cents == 5422


def test_credit_notes_are_taken_from_the_revenue() -> None:
    assert road_of(a_summer(**CREDITED)).steps[0].amount_cents == 8000


def test_deductions_are_fixed_amounts_or_counted_by_the_hour_too() -> None:
    lines = "ordre;libelle;genre;valeur;base\n1;Local;montant;10,00;\n2;Charges;par_heure;4,00;\n"
    assert road_of(a_summer(retenues=lines)).deductions == (("Local", 1000), ("Charges", 1000))

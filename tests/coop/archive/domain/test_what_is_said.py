"""What a person reads of each fault of an archive: what is wrong, with the word that was typed, and what to do."""

import pytest

from cjs_app.coop.archive.domain.faults import ArchiveFaults, Fault
from cjs_app.coop.archive.domain.summer import summer_of
from cjs_app.kernel.sentences import Sentence
from tests.coop.archive.domain.test_summer import (
    BAD_CELLS,
    BAD_SETTINGS,
    CREDITED,
    HOURS,
    INVOICES,
    LINES,
)
from tests.coop.archive.given import SEASON, a_summer, an_archive, faults_of, lines_of, with_field

SAID_OF_CELLS = {
    "an unknown table": (
        "Cette table est inconnue : l’ôter, ou la nommer comme l’une de celles-ci : saison, cooperants, "
        "clients, devis, lignes_devis, missions, heures, factures, lignes_factures, encaissements, depenses, "
        "autofinancement, retenues, recrutement."
    ),
    "an unknown column": (
        "La colonne « couleur » est inconnue : l’ôter, ou la nommer comme l’une de celles-ci : code, prenom, "
        "nom, naissance, entree, sortie, coefficient, part."
    ),
    "a column twice": "La colonne « prenom » est là deux fois : en ôter une.",
    "a missing column": "La colonne « montant_ht » manque : l’ajouter.",
    "a cell without header": "« 90 » n’a pas de titre de colonne : vérifier les séparateurs de la ligne.",
    "an empty cell": "La case « libelle » est vide : la remplir.",
    "an unknown cooperant": (
        "La personne « C09 » n’est pas dans la table cooperants : l’y ajouter, ou corriger le code."
    ),
    "an unknown mission": "La mission « M9 » n’est pas dans la table missions : l’y ajouter, ou corriger le code.",
    "hours before the season": (
        "Le 04/07/2021 n’est pas dans la saison, qui va du 05/07/2021 au 31/08/2021 : vérifier la date."
    ),
    "an unknown client": "Le client « CL9 » n’est pas dans la table clients : l’y ajouter, ou corriger le code.",
    "a validity too early": "La validité (05/07/2021) est avant la date du devis (06/07/2021) : les vérifier.",
    "a negative quantity": "La case « quantite » est négative : écrire zéro ou plus.",
    "an unknown devis": "Le devis « D7 » n’est pas dans la table devis : l’y ajouter, ou corriger le numéro.",
    "a rate above a hundred": "La case « taux_tva » est trop grande : 100 au plus.",
    "a line beyond all bounds": "Cette ligne dépasse 99\u202f999\u202f999,99 : vérifier la quantité et le prix.",
    "a sortie before entree": "La sortie (19/07/2021) est avant l’entrée (20/07/2021) : vérifier les dates.",
    "a mission that ends before it starts": (
        "La fin (19/07/2021) est avant le début (20/07/2021) : vérifier les dates."
    ),
    "a credit note that corrects nothing": "Un avoir corrige une facture : écrire le numéro de cette facture.",
    "a credit note of no invoice": (
        "La facture « F9 » n’est pas dans la table factures : l’y ajouter, ou corriger le numéro."
    ),
    "a credit note of itself": "« A1 » est un avoir : écrire le numéro de la facture de départ.",
    "an invoice that corrects": (
        "Une facture n’en corrige pas une autre : laisser la case vide, ou écrire avoir comme type."
    ),
    "a number twice": "« F1 » est déjà à la ligne 2 : donner un autre numéro, ou ôter la ligne.",
    "a code twice": "« C01 » est déjà à la ligne 2 : donner un autre code, ou ôter la ligne.",
    "a payment of nothing known": (
        "La facture « F8 » n’est pas dans la table factures : l’y ajouter, ou corriger le numéro."
    ),
    "a percentage above a hundred": "Un pourcentage va de 0 à 100 : vérifier la valeur.",
    "a negative deduction": "Une retenue ne peut pas être négative : écrire 0 ou plus.",
    "an order that is no whole number": "« 1,5 » n’est pas un nombre entier : écrire par exemple 2.",
    "something invisible": "« LeGoff » contient un caractère invisible : retaper le texte.",
}
SAID_OF_SETTINGS = {
    "no name": "Le réglage « nom » manque : ajouter sa ligne.",
    "an empty name": "La case « nom » est vide : la remplir.",
    "a name of dashes": "Ce nom ne peut pas se retrouver : en écrire un plus simple.",
    "a year that is none": "« l’an dernier » n’est pas un nombre entier : écrire par exemple 2.",
    "an unknown rule": (
        "« au_plus_fort » n’est pas dans la liste : écrire egale, heures, presence, implication, mixte ou "
        "salaire_ristourne."
    ),
    "a currency of two letters": "« EU » n’est pas une monnaie : écrire ses trois lettres, par exemple EUR ou CAD.",
    "a share above a hundred": "La case « regle_part_egale » est trop grande : 100 au plus.",
    "half a facilitator": "« 1,5 » n’est pas un nombre entier : écrire par exemple 2.",
    "an unknown setting": (
        "Le réglage « couleur » est inconnu : l’ôter, ou le nommer comme l’un de ceux-ci : nom, annee, "
        "debut, fin, territoire, devise, porteur_nom, porteur_siren, regime_tva, animateurs, regle, "
        "regle_part_egale, regle_natures, taux_horaire, report."
    ),
    "a setting twice": "Le réglage « nom » est là deux fois : en ôter un.",
    "no values at all": "La colonne « valeur » manque : l’ajouter.",
}


def said(lines: list[str]) -> list[str]:
    """Return the sentences of faults, without their places."""
    return [line.split(": ", 1)[1] for line in lines]


@pytest.mark.parametrize("case", SAID_OF_CELLS)
def test_a_fault_says_what_is_wrong_and_what_to_do(case: str) -> None:
    assert said(lines_of(**BAD_CELLS[case][0])) == [SAID_OF_CELLS[case]]


@pytest.mark.parametrize("case", SAID_OF_SETTINGS)
def test_a_fault_of_the_season_says_what_is_wrong_and_what_to_do(case: str) -> None:
    assert said(lines_of(saison=BAD_SETTINGS[case][0], heures="")) == [SAID_OF_SETTINGS[case]]


def test_a_season_that_is_not_there_is_asked_for() -> None:
    assert said(lines_of(saison="")) == ["La table « saison » manque : l’ajouter, avec le nom, l’année et les dates."]


def test_a_payment_on_a_credit_note_says_where_it_belongs() -> None:
    lines = LINES + "F1;Tonte;1;100;20\nA1;Tonte;1;60;20\n"
    paid = "facture;date;montant\nA1;2021-07-28;37,50\n"
    assert said(lines_of(factures=CREDITED, lignes_factures=lines, encaissements=paid)) == [
        "« A1 » est un avoir : un encaissement se note sur une facture."
    ]


def test_credit_notes_that_go_too_far_are_told_with_both_amounts() -> None:
    lines = LINES + "F1;Tonte;1;100;20\nA1;Tonte;1;60;20\nA2;Tonte;1;40,01;20\n"
    assert said(lines_of(factures=CREDITED, lignes_factures=lines)) == [
        "Les avoirs sur « F1 » font 120,01, plus que la facture (120,00) : les vérifier."
    ]


# ---------------------------------------------------------------------------- what blames nobody, and what still does
def test_dates_that_touch_are_in_order() -> None:
    same = "code;prenom;entree;sortie\nC01;Awa;2021-07-20;2021-07-20\nC02;Noé;;2021-07-01\n"
    assert faults_of(cooperants=same) == []


def test_each_line_out_of_order_is_told_even_after_one_that_is_in_order() -> None:
    late = "code;prenom;entree;sortie\nC01;Awa;;\nC02;Noé;2021-07-20;2021-07-19\n"
    assert faults_of(cooperants=late) == ["cooperants:3:sortie"]


def test_hours_on_the_first_and_on_the_last_day_are_in_the_season() -> None:
    assert faults_of(heures=HOURS + "C01;2021-07-05;2h;mission;\nC01;2021-08-31;2h;mission;\n") == []


def test_hours_without_a_day_do_not_hide_those_outside_the_season() -> None:
    hours = HOURS + "C01;;2h;mission;\nC01;2021-09-01;2h;mission;\n"
    assert faults_of(heures=hours) == ["heures:2:date", "heures:3:date"]


@pytest.mark.parametrize("value", ["0", "100"])
def test_a_deduction_may_take_nothing_or_everything(value: str) -> None:
    table = f"ordre;libelle;genre;valeur\n1;Porteur;pourcentage;{value}\n"
    assert faults_of(retenues=table) == []


def test_an_amount_above_a_hundred_euros_is_no_percentage() -> None:
    assert a_summer(retenues="ordre;libelle;genre;valeur\n1;Fonds;montant;150\n").deductions[0].value == 15_000


def test_each_wrong_deduction_is_told() -> None:
    table = "ordre;libelle;genre;valeur\n1;A;pourcentage;\n2;B;loto;3\n3;C;montant;x\n4;D;pourcentage;100,1\n"
    assert faults_of(retenues=table) == [
        "retenues:2:valeur",
        "retenues:3:genre",
        "retenues:4:valeur",
        "retenues:5:valeur",
    ]


def test_the_largest_line_is_that_of_the_largest_amount() -> None:
    table = "devis;designation;quantite;prix_unitaire_ht\nD1;Tonte;1;99999999,99\nD1;Tonte;1,0001;99999999,99\n"
    assert faults_of(lignes_devis=table) == ["lignes_devis:3:prix_unitaire_ht"]


def test_a_wrong_number_of_a_client_does_not_hide_the_next() -> None:
    table = "code;type;nom;siren\nCL1;entreprise;Roux;1\nCL2;entreprise;Brun;732 829 320\nCL3;association;Vert;2\n"
    assert faults_of(clients=table) == ["clients:2:siren", "clients:4:siren"]


def test_a_client_whose_kind_is_lost_is_looked_at_as_a_company() -> None:
    table = "code;type;nom;siren\nCL1;privé;Roux;123456789\n"
    assert faults_of(clients=table) == ["clients:2:type", "clients:2:siren"]


def test_each_credit_note_without_its_invoice_is_told() -> None:
    table = INVOICES + "F1;2021-07-20;CL1;facture;\nA1;2021-07-21;CL1;avoir;\nF2;2021-07-21;CL1;facture;F1\n"
    assert faults_of(factures=table) == ["factures:3:facture_corrigee", "factures:4:facture_corrigee"]


def test_a_credit_note_beyond_an_invoice_without_lines_is_told() -> None:
    assert said(lines_of(factures=CREDITED, lignes_factures=LINES + "A1;Tonte;1;60;20\n"))[0].startswith(
        "Les avoirs sur « F1 » font 72,00, plus que la facture (0,00)"
    )


def test_credit_notes_of_two_invoices_are_counted_apart() -> None:
    table = INVOICES + (
        "F1;2021-07-20;CL1;facture;\nF2;2021-07-20;CL1;facture;\n"
        "A1;2021-07-21;CL1;avoir;F1\nA2;2021-07-22;CL1;avoir;F2\nA3;2021-07-23;CL1;avoir;F2\n"
    )
    lines = LINES + "F1;Tonte;1;100;20\nF2;Tonte;1;50;0\nA1;Tonte;1;100;20\nA2;Tonte;1;50;0\nA3;Tonte;1;0,01;0\n"
    assert said(lines_of(factures=table, lignes_factures=lines)) == [
        "Les avoirs sur « F2 » font 50,01, plus que la facture (50,00) : les vérifier."
    ]


@pytest.mark.parametrize("cell", ["F1;Tonte;x;100;20", "F1;Tonte;1;x;20", "F1;Tonte;1;100;x"])
def test_an_invoice_that_could_not_be_read_is_compared_with_nothing(cell: str) -> None:
    lines = f"{LINES}{cell}\nA1;Tonte;1;999;20\n"
    assert len(faults_of(factures=CREDITED, lignes_factures=lines)) == 1


def test_columns_without_a_title_are_told_once_each_at_their_first_line() -> None:
    table = "date;libelle;montant_ht;\n2021-07-10;Gants;18;\n2021-07-10;Gants;18;90;7\n2021-07-10;Gants;18;91;8\n"
    assert faults_of(depenses=table) == ["depenses:3:colonne 4", "depenses:3:colonne 5"]


def test_a_line_cut_short_has_empty_cells() -> None:
    assert faults_of(depenses="date;libelle;montant_ht\n2021-07-10\n") == [
        "depenses:2:libelle",
        "depenses:2:montant_ht",
    ]


def test_the_name_of_the_porteur_follows_from_the_cooperative() -> None:
    assert (
        a_summer(saison=SEASON.replace("porteur_nom;Le Porteur\n", "")).season.carrier_name == "Porteur de Coop’Essai"
    )


def test_a_name_may_be_of_one_letter() -> None:
    assert a_summer(saison=SEASON.replace("Coop’Essai", "X")).season.name == "X"


@pytest.mark.parametrize("currency", ["E1R", "EURO", "€€€", "ÉUR"])
def test_a_currency_is_three_plain_letters(currency: str) -> None:
    assert len(faults_of(saison=with_field("devise", currency))) == 1


def test_an_empty_currency_is_the_euro() -> None:
    assert a_summer(saison=with_field("devise", "")).season.currency == "EUR"


def test_a_season_may_last_one_day() -> None:
    one_day = SEASON.replace("2021-08-31", "2021-07-05")
    assert a_summer(saison=one_day, heures="").season.end_day == a_summer().season.start_day


def test_a_year_that_is_lost_blames_no_date() -> None:
    assert faults_of(saison=SEASON.replace("annee;2021", "annee;x")) == ["saison:3:valeur"]


def test_one_fault_is_told_otherwise_than_several() -> None:
    fault = Fault("heures", 2, "duree", Sentence("non"))
    assert str(ArchiveFaults([fault])) == "L’archive contient une erreur\u00a0: la corriger, puis recommencer."
    assert str(ArchiveFaults([fault] * 2)) == "L’archive contient 2 erreurs\u00a0: les corriger, puis recommencer."


def test_a_table_that_comes_twice_is_told() -> None:
    with pytest.raises(ArchiveFaults) as caught:
        summer_of([*an_archive(), *(table for table in an_archive() if table.name == "heures")])
    assert said([line.replace("\u00a0", " ") for line in caught.value.lines]) == [
        "Cette table est là deux fois : n’en garder qu’une."
    ]


def test_an_empty_table_hides_none_of_those_that_follow() -> None:
    tables = an_archive(depenses="")
    empty = [table for table in tables if not table.rows]
    summer = summer_of(empty + [table for table in tables if table.rows])
    assert (summer.counts["depenses"], summer.counts["retenues"]) == (0, 1)


def test_a_column_that_is_missing_hides_no_fault_of_the_others() -> None:
    table = "date;montant_ht\n2021-07-10;beaucoup\n"
    assert faults_of(depenses=table) == ["depenses:1:libelle", "depenses:2:montant_ht"]


def test_a_private_person_has_no_siren_and_a_company_has_hers_put_in_order() -> None:
    table = "code;type;nom;siren\nCL1;{};Roux;732 829 320\n"
    assert faults_of(clients=table.format("particulier")) == ["clients:2:siren"]
    assert a_summer(clients=table.format("entreprise")).clients[0].siren == "732829320"


def test_the_name_of_the_porteur_is_kept_where_there_is_one() -> None:
    assert a_summer().season.carrier_name == "Le Porteur"


def test_a_credit_note_that_could_not_be_read_hides_none_that_goes_too_far() -> None:
    lines = LINES + "F1;Tonte;1;100;20\nA1;Tonte;1;x;20\nA2;Tonte;1;101;20\n"
    places = faults_of(factures=CREDITED, lignes_factures=lines)
    assert places == ["factures:4:facture_corrigee", "lignes_factures:3:prix_unitaire_ht"]

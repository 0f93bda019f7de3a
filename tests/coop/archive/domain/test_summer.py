"""Everything that can be wrong in an archive is told at its line, and only there."""

import datetime as dt
from decimal import Decimal

import pytest

from cjs_app.coop.archive.domain.faults import ArchiveFaults, Fault
from cjs_app.coop.archive.domain.summer import summer_of
from cjs_app.coop.seasons.domain import Rule, TvaRegime
from cjs_app.kernel.sentences import Sentence
from tests.coop.archive.given import SEASON, SMALL, a_summer, an_archive, faults_of, lines_of, with_field

HOURS = "cooperant;date;duree;nature;mission\n"
INVOICES = "numero;date;client;type;facture_corrigee\n"
LINES = "facture;designation;quantite;prix_unitaire_ht;taux_tva\n"


def test_a_small_archive_has_no_fault() -> None:
    summer = a_summer()
    assert (summer.season.name, summer.season.start_day) == ("Coop’Essai", dt.date(2021, 7, 5))
    assert summer.hours[0].minutes == 150
    assert summer.quote_lines[0].ht_cents == 3125
    assert summer.counts["cooperants"] == 2


def test_what_the_season_does_not_say_has_a_default() -> None:
    season = a_summer().season
    assert (season.currency, season.regime, season.rule) == ("EUR", TvaRegime.LIABLE, Rule.EQUAL)
    assert (season.equal_percent, season.natures, season.wage_cents) == (Decimal(50), (), 0)


def test_natures_are_read_as_a_list() -> None:
    season = a_summer(saison=with_field("regle_natures", "Mission | réunion|mission")).season
    assert season.natures == ("mission", "reunion")


BAD_CELLS = {
    "an unknown table": ({"ventes": "a;b\n1;2\n"}, ["ventes:1:-"]),
    "an unknown column": ({"cooperants": "code;prenom;couleur\nC01;Awa;bleu\n"}, ["cooperants:1:couleur"]),
    "a column twice": ({"cooperants": "code;prenom;Prénom\nC01;Awa;Awa\n"}, ["cooperants:1:prenom"]),
    "a missing column": ({"depenses": "date;libelle\n2021-07-10;Gants\n"}, ["depenses:1:montant_ht"]),
    "a cell without header": (
        {"depenses": "date;libelle;montant_ht\n2021-07-10;Gants;18;90\n"},
        ["depenses:2:colonne 4"],
    ),
    "an empty cell": ({"depenses": "date;libelle;montant_ht\n2021-07-10;;18\n"}, ["depenses:2:libelle"]),
    "an amount that is none": (
        {"autofinancement": "date;libelle;montant\n2021-07-18;Vente;beaucoup\n"},
        ["autofinancement:2:montant"],
    ),
    "three decimals": (
        {"autofinancement": "date;libelle;montant\n2021-07-18;Vente;12,345\n"},
        ["autofinancement:2:montant"],
    ),
    "a day that is none": ({"depenses": "date;libelle;montant_ht\n2021-02-30;Gants;18\n"}, ["depenses:2:date"]),
    "a duration that is none": ({"heures": HOURS + "C01;2021-07-13;longtemps;mission;\n"}, ["heures:2:duree"]),
    "a duration of zero": ({"heures": HOURS + "C01;2021-07-13;0;mission;\n"}, ["heures:2:duree"]),
    "an unknown nature": ({"heures": HOURS + "C01;2021-07-13;2h;sieste;\n"}, ["heures:2:nature"]),
    "an unknown cooperant": ({"heures": HOURS + "C09;2021-07-13;2h;mission;\n"}, ["heures:2:cooperant"]),
    "an unknown mission": ({"heures": HOURS + "C01;2021-07-13;2h;mission;M9\n"}, ["heures:2:mission"]),
    "hours before the season": ({"heures": HOURS + "C01;2021-07-04;2h;mission;\n"}, ["heures:2:date"]),
    "hours after the season": ({"heures": HOURS + "C01;2021-09-01;2h;mission;\n"}, ["heures:2:date"]),
    "an unknown client": ({"devis": "numero;date;client;statut\nD1;2021-07-06;CL9;accepte\n"}, ["devis:2:client"]),
    "an unknown kind of client": ({"clients": "code;type;nom\nCL1;privé;Le Goff\n"}, ["clients:2:type"]),
    "a wrong SIREN": ({"clients": "code;type;nom;siren\nCL1;entreprise;Roux;123456789\n"}, ["clients:2:siren"]),
    "a wrong SIRET": ({"clients": "code;type;nom;siren\nCL1;entreprise;Roux;73282932000070\n"}, ["clients:2:siren"]),
    "a SIREN of zeros": ({"clients": "code;type;nom;siren\nCL1;entreprise;Roux;000000000\n"}, ["clients:2:siren"]),
    "a validity too early": (
        {"devis": "numero;date;client;statut;validite\nD1;2021-07-06;CL1;accepte;2021-07-05\n"},
        ["devis:2:validite"],
    ),
    "a negative quantity": (
        {"lignes_devis": "devis;designation;quantite;prix_unitaire_ht\nD1;Tonte;-1;12\n"},
        ["lignes_devis:2:quantite"],
    ),
    "an unknown devis": (
        {"lignes_devis": "devis;designation;quantite;prix_unitaire_ht\nD7;Tonte;1;12\n"},
        ["lignes_devis:2:devis"],
    ),
    "a rate below zero": ({"lignes_factures": LINES + "F1;Tonte;2,5;12,50;-1\n"}, ["lignes_factures:2:taux_tva"]),
    "a rate above a hundred": ({"lignes_factures": LINES + "F1;Tonte;2,5;12,50;101\n"}, ["lignes_factures:2:taux_tva"]),
    "a line beyond all bounds": (
        {"lignes_factures": LINES + "F1;Tonte;99999;99999999;0\n"},
        ["lignes_factures:2:prix_unitaire_ht"],
    ),
    "a sortie before entree": (
        {"cooperants": "code;prenom;entree;sortie\nC01;Awa;2021-07-20;2021-07-19\n"},
        ["cooperants:2:sortie"],
    ),
    "a mission that ends before it starts": (
        {"missions": "code;titre;debut;fin;statut\nM1;Jardin;2021-07-20;2021-07-19;prevue\n"},
        ["missions:2:fin"],
    ),
    "a credit note that corrects nothing": (
        {"factures": INVOICES + "F1;2021-07-20;CL1;facture;\nA1;2021-07-21;CL1;avoir;\n"},
        ["factures:3:facture_corrigee"],
    ),
    "a credit note of no invoice": (
        {"factures": INVOICES + "F1;2021-07-20;CL1;facture;\nA1;2021-07-21;CL1;avoir;F9\n"},
        ["factures:3:facture_corrigee"],
    ),
    "a credit note of itself": (
        {"factures": INVOICES + "F1;2021-07-20;CL1;facture;\nA1;2021-07-21;CL1;avoir;A1\n"},
        ["factures:3:facture_corrigee"],
    ),
    "an invoice that corrects": (
        {"factures": INVOICES + "F1;2021-07-20;CL1;facture;\nF2;2021-07-21;CL1;facture;F1\n"},
        ["factures:3:facture_corrigee"],
    ),
    "a number twice": (
        {"factures": INVOICES + "F1;2021-07-20;CL1;facture;\nF1;2021-07-21;CL1;facture;\n"},
        ["factures:3:numero"],
    ),
    "a code twice": ({"cooperants": "code;prenom\nC01;Awa\n\nC01;Noé\n"}, ["cooperants:4:code"]),
    "a payment of nothing known": (
        {"encaissements": "facture;date;montant\nF8;2021-07-28;37,50\n"},
        ["encaissements:2:facture"],
    ),
    "a percentage above a hundred": (
        {"retenues": "ordre;libelle;genre;valeur\n1;Porteur;pourcentage;101\n"},
        ["retenues:2:valeur"],
    ),
    "a negative deduction": ({"retenues": "ordre;libelle;genre;valeur\n1;Fonds;montant;-5\n"}, ["retenues:2:valeur"]),
    "a deduction of three decimals": (
        {"retenues": "ordre;libelle;genre;valeur\n1;Fonds;par_heure;0,255\n"},
        ["retenues:2:valeur"],
    ),
    "an order that is no whole number": (
        {"retenues": "ordre;libelle;genre;valeur\n1,5;Fonds;montant;5\n"},
        ["retenues:2:ordre"],
    ),
    "a text too long": ({"clients": "code;type;nom\nCL1;particulier;" + "a" * 201 + "\n"}, ["clients:2:nom"]),
    "something invisible": ({"clients": "code;type;nom\nCL1;particulier;Le\x01Goff\n"}, ["clients:2:nom"]),
    "a quote that stays open": ({"depenses": 'date;libelle;montant_ht\n2021-07-10;"Gants;18\n'}, ["depenses:2:-"]),
}


@pytest.mark.parametrize(("tables", "places"), BAD_CELLS.values(), ids=BAD_CELLS)
def test_a_fault_is_told_at_its_line_and_column(tables: dict[str, str], places: list[str]) -> None:
    assert faults_of(**tables) == places


BAD_SETTINGS = {
    "no name": (SEASON.replace("nom;Coop’Essai\n", ""), "saison:1:champ"),
    "an empty name": (SEASON.replace("Coop’Essai", ""), "saison:2:valeur"),
    "a name of dashes": (SEASON.replace("Coop’Essai", "---"), "saison:2:valeur"),
    "a year that is none": (SEASON.replace("annee;2021", "annee;l’an dernier"), "saison:3:valeur"),
    "a year beside the dates": (SEASON.replace("annee;2021", "annee;2019"), "saison:3:valeur"),
    "an end before the start": (SEASON.replace("2021-08-31", "2021-07-04"), "saison:5:valeur"),
    "a wrong SIREN": (SEASON.replace("732829320", "732829321"), "saison:8:valeur"),
    "a SIREN of zeros": (SEASON.replace("732829320", "000000000"), "saison:8:valeur"),
    "an unknown rule": (with_field("regle", "au_plus_fort"), "saison:10:valeur"),
    "an unknown nature": (with_field("regle_natures", "mission|sieste"), "saison:10:valeur"),
    "a currency of two letters": (with_field("devise", "EU"), "saison:10:valeur"),
    "a share above a hundred": (with_field("regle_part_egale", "120"), "saison:10:valeur"),
    "half a facilitator": (with_field("animateurs", "1,5"), "saison:9:valeur"),
    "an unknown setting": (with_field("couleur", "bleu"), "saison:10:champ"),
    "a setting twice": (SEASON + "nom;Autre\n", "saison:10:champ"),
    "no values at all": ("champ\nnom\nannee\ndebut\nfin\n", "saison:1:valeur"),
}


@pytest.mark.parametrize(("season", "place"), BAD_SETTINGS.values(), ids=BAD_SETTINGS)
def test_a_fault_of_the_season_is_told_at_its_line(season: str, place: str) -> None:
    assert faults_of(saison=season, heures="") == [place]


def test_the_season_must_be_there() -> None:
    assert faults_of(saison="") == ["saison:1:champ"]


def test_a_siren_of_another_country_is_kept_as_it_is() -> None:
    season = with_field("devise", "cad").replace("732829320", "NEQ 1234")
    summer = a_summer(saison=season, clients="code;type;nom;siren\nCL1;entreprise;Roux;1140-9\n")
    assert (summer.season.currency, summer.season.carrier_siren) == ("CAD", "NEQ 1234")
    assert summer.clients[0].siren == "1140-9"


def test_a_siren_is_kept_without_its_spaces() -> None:
    assert a_summer(saison=SEASON.replace("732829320", "732 829 320")).season.carrier_siren == "732829320"


def test_all_faults_come_at_once_in_the_order_of_the_tables() -> None:
    places = faults_of(
        heures=HOURS + "C09;2021-07-13;;mission;\n",
        cooperants="code;prenom\nC01;\n",
        saison=SEASON.replace("annee;2021", "annee;x"),
    )
    assert places == ["saison:3:valeur", "cooperants:2:prenom", "heures:2:cooperant", "heures:2:duree"]


def test_a_client_with_a_bad_siren_is_still_a_client() -> None:
    assert faults_of(clients="code;type;nom;siren\nCL1;entreprise;Roux;1\n") == ["clients:2:siren"]


def test_a_code_too_long_is_still_declared() -> None:
    code = "C" * 21
    hours = HOURS + f"{code};2021-07-13;2h;mission;\n"
    assert faults_of(cooperants=f"code;prenom\n{code};Awa\n", heures=hours) == ["cooperants:2:code"]


def test_a_table_whose_codes_are_lost_blames_nobody_else() -> None:
    assert faults_of(cooperants="prenom\nAwa\n") == ["cooperants:1:code"]
    assert faults_of(cooperants="n’importe;quoi\nC01;Awa\n") == [
        "cooperants:1:code",
        "cooperants:1:prenom",
        "cooperants:1:n’importe",
        "cooperants:1:quoi",
    ]


def test_dates_that_are_lost_blame_no_hours() -> None:
    assert faults_of(saison=SEASON.replace("2021-08-31", "31/02/2021")) == ["saison:5:valeur"]


def test_a_spelling_that_differs_is_told_with_the_one_of_the_table() -> None:
    [line] = lines_of(heures=HOURS + "c01;2021-07-13;2h;mission;\n")
    assert line.endswith("« c01 » s’écrit « C01 » dans la table cooperants : écrire partout la même chose.")


def test_a_second_code_is_told_with_the_line_of_the_first() -> None:
    [line] = lines_of(cooperants="code;prenom\nC01;Awa\nC02;Noé\nC01;Lou\n")
    assert line == "cooperants:4:code: « C01 » est déjà à la ligne 2 : donner un autre code, ou ôter la ligne."


CREDITED = INVOICES + "F1;2021-07-20;CL1;facture;\nA1;2021-07-21;CL1;avoir;F1\nA2;2021-07-22;CL1;avoir;F1\n"


def test_credit_notes_may_take_back_the_whole_invoice() -> None:
    lines = LINES + "F1;Tonte;1;100;20\nA1;Tonte;1;60;20\nA2;Tonte;1;40;20\n"
    assert faults_of(factures=CREDITED, lignes_factures=lines) == []


def test_the_credit_note_that_goes_too_far_is_the_fault() -> None:
    lines = LINES + "F1;Tonte;1;100;20\nA1;Tonte;1;60;20\nA2;Tonte;1;40,01;20\n"
    [line] = lines_of(factures=CREDITED, lignes_factures=lines)
    assert line.startswith(
        "factures:4:facture_corrigee: Les avoirs sur « F1 » font 120,01, plus que la facture (120,00)"
    )


def test_a_credit_note_of_no_invoice_is_one_fault_whatever_it_is_worth() -> None:
    lines = LINES + "F1;Tonte;1;100;20\nA1;Tonte;1;60;20\nA2;Tonte;1;40;20\n"
    astray = CREDITED.replace("A1;2021-07-21;CL1;avoir;F1", "A1;2021-07-21;CL1;avoir;F9")
    assert faults_of(factures=astray, lignes_factures=lines) == ["factures:3:facture_corrigee"]


def test_a_credit_note_written_twice_is_not_counted_twice() -> None:
    lines = LINES + "F1;Tonte;1;100;20\nA1;Tonte;1;60;20\nA2;Tonte;1;40;20\n"
    twice = CREDITED + "A1;2021-07-21;CL1;avoir;F1\n"
    assert faults_of(factures=twice, lignes_factures=lines) == ["factures:5:numero"]


def test_a_line_that_cannot_be_read_does_not_make_its_credit_note_wrong() -> None:
    lines = LINES + "F1;Tonte;1;cent;20\nA1;Tonte;1;60;20\n"
    assert faults_of(factures=CREDITED, lignes_factures=lines) == ["lignes_factures:2:prix_unitaire_ht"]


def test_a_payment_on_a_credit_note_is_a_fault() -> None:
    lines = LINES + "F1;Tonte;1;100;20\nA1;Tonte;1;60;20\n"
    paid = "facture;date;montant\nA1;2021-07-28;37,50\n"
    assert faults_of(factures=CREDITED, lignes_factures=lines, encaissements=paid) == ["encaissements:2:facture"]


def test_a_payment_taken_back_and_an_invoice_without_lines_are_no_fault() -> None:
    paid = "facture;date;montant\nF1;2021-07-28;37,50\nF1;2021-07-29;-37,50\n"
    assert faults_of(encaissements=paid, lignes_factures=LINES) == []


def test_an_absent_table_is_empty() -> None:
    summer = summer_of([table for table in an_archive() if table.name in ("saison", "cooperants")])
    assert summer.counts == {name: 2 if name == "cooperants" else 0 for name in (*SMALL, "recrutement")}


def test_a_table_may_not_come_twice() -> None:
    with pytest.raises(ArchiveFaults) as caught:
        summer_of([*an_archive(), *(table for table in an_archive() if table.name == "heures")])
    assert [str(fault).partition(": ")[0] for fault in caught.value.faults] == ["heures:1:-"]


def test_a_page_lists_a_thousand_faults_and_counts_the_others_the_command_tells_them_all() -> None:
    problem = ArchiveFaults([Fault("heures", line, "duree", Sentence("non")) for line in range(2, 1204)])
    assert (len(problem.listed), problem.others) == (1000, 202)
    assert problem.lines[-1] == "heures:1203:duree: non"


def test_a_fault_stays_on_one_line_whatever_a_name_holds() -> None:
    assert str(Fault("a\n:b", 1, "c:d", Sentence("non"))) == "a  b:1:c d: non"

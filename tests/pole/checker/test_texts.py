"""Whole texts: Markdown, HTML, tables, and what only shows from one sentence to another."""

import pytest

from cjs_app.pole.checker.checking import as_json, as_text, check
from cjs_app.pole.checker.domain import Facts, Finding
from tests.pole.checker.year import FACTS


def told(text: str) -> list[tuple[str, str]]:
    return [(one.claimed, one.computed.replace("\u00a0", " ")) for one in check(text, FACTS)]


def test_a_heading_tells_of_what_its_lines_speak() -> None:
    text = "## Assemblée générale\n\nElle a réuni {} personnes à Janzé."
    assert told(text.format(35)) == []
    assert told(text.format(36)) == [("36 personnes", "35")]


def test_a_line_announces_its_list() -> None:
    text = "Le parcours « Entreprendre son avenir » en bref :\n- 10 jeunes\n- {} journées"
    assert told(text.format(4)) == []
    assert told(text.format(5)) == [("5 journées", "4")]


def test_a_table_tells_by_its_row_and_its_column() -> None:
    table = "| Année | Adhérents |\n| --- | ---: |\n| 2021 | 42 |\n| 2020 | {} |\n| 2019 | 19 |"
    assert told(table.format(26)) == []
    assert [right for _, right in told(table.format(28))] == ["26"]


def test_html_is_read_through_its_tags_and_entities() -> None:
    text = "<ul><li><b>{}</b>&nbsp;devis</li><li>25 missions</li></ul>"
    assert told(text.format(29)) == []
    assert told(text.format(30)) == [("30 devis", "29")]


def test_a_cell_of_a_table_of_html_holds_a_list() -> None:
    text = "<tr><td><p>La coopérative jeunesse :</p><ul><li>{} jeunes</li><li>7 partenaires</li></ul></td></tr>"
    assert told(text.format(12)) == []
    assert told(text.format(14)) == [("14 jeunes", "12")]


def test_a_breakdown_over_a_list_names_the_part_that_is_forgotten() -> None:
    parts = "- 22 associations\n- 2 entreprises solidaires\n- 1 coopérative\n- 2 entreprises individuelles\n"
    text = f"Le réseau compte 42 adhérents :\n{parts}- 8 porteurs de projets\n- 6 sympathisants"
    (found,) = check(text, FACTS)
    assert (found.claimed, found.computed) == ("22 + 2 + 1 + 2 + 8 + 6 = 41", "42")
    assert "mutuelles (1)" in found.explanation
    assert told(text + "\n- 1 mutuelle") == []


def test_a_wrong_denominator_is_named() -> None:
    (found,) = check("20 rendez-vous contre 12 en 2020 : +40 %.", FACTS)
    assert "÷ 20" in found.explanation
    assert "+66,67" in found.explanation


def test_a_rate_is_computed_again_from_the_text_alone() -> None:
    assert told("Les ventes du club sont passées de 200 € à 300 €, soit +50 %.") == []
    assert told("Les ventes du club sont passées de 200 € à 300 €, soit +33 %.") == [("+33 %", "+50,00 %")]


def test_a_version_dated_before_what_it_tells_is_told() -> None:
    text = "Version {}\n\nL’assemblée générale du 22 juin 2021 a réuni 35 personnes."
    assert told(text.format("11-06-2021")) == [("11-06-2021", "après le 22/06/2021")]
    assert told(text.format("11-01-2022")) == []


def test_a_list_without_one_of_its_names_says_which() -> None:
    names = (
        "Le Bon Débarras, la CCI, la CMA, France Active Bretagne, Les Cigales de Bretagne, Bistrot Lab, IDEAL, "
        "GEDES 35, Laposte, Bulle Café, CIAP35, {}Accueil Paysan, La Canopée, Roche aux Fées Communauté, "
        "SCIC EnR Pays de Rance, "
        "Union régionale des Scop, Pôle ESS Pays des Vallons de Vilaine."
    )
    text = f"Les partenaires du Mois de l’ESS : {names}"
    assert told(text.format("Civam, ")) == []
    assert told(text.format("")) == [("17 noms", "18 noms")]
    assert told(text.replace("Les partenaires", "Parmi les partenaires").format("")) == []


def test_a_kind_of_contract_that_nobody_had_is_told() -> None:
    text = "La chargée de mission a terminé {} en décembre."
    assert told(text.format("son contrat d’apprentissage")) == []
    assert [claimed for claimed, _ in told(text.format("son stage"))] == ["son stage"]


def test_a_year_copied_from_the_report_before_is_told() -> None:
    assert told("En 2020, le pôle a été présent sur ces communes :\n- Vitré\n- Retiers") == [("En 2020", "En 2021")]
    assert told("En 2020, le pôle avait reporté la coopérative.") == []


def test_a_figure_that_no_record_knows_is_told_when_it_is_said_in_two_ways() -> None:
    assert told("Le parcours a recueilli 9 réponses. Plus loin : 8 réponses au parcours.") == []


def test_a_page_of_contents_and_a_footer_are_no_claims() -> None:
    assert told("Membres du réseau 2021\t5\nAssemblée générale\t7\nAdhérents .......... 12\nPage 3 sur 40") == []


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00", "###", "|", "42", "<p", "«", "−", "2021"])
def test_next_to_nothing_is_nothing(text: str) -> None:
    assert check(text, FACTS) == []


def test_nothing_is_known_of_a_year_without_records() -> None:
    assert check("Le réseau compte 12 adhérents, +50 %.", Facts(1999, {})) == []


def test_what_was_found_is_written_for_people_and_for_programs() -> None:
    found = [Finding("Le texte.", "43", "42", "Les fiches comptent 42.")]
    assert as_text(found).startswith("1 point à revoir")
    assert '"computed": "42"' in as_json(found)
    assert as_json([]) == '{\n  "findings": []\n}'
    assert "Rien à signaler" in as_text([])

"""Small archives for the tests: a season and a few tables, written as CSV with `;`."""

from cjs_app.coop.archive.domain.faults import ArchiveFaults
from cjs_app.coop.archive.domain.raw import RawTable
from cjs_app.coop.archive.domain.summer import Summer, summer_of
from cjs_app.coop.archive.reader import read_csv

SEASON = """champ;valeur
nom;Coop’Essai
annee;2021
debut;2021-07-05
fin;2021-08-31
territoire;Vitré
porteur_nom;Le Porteur
porteur_siren;732829320
animateurs;2
"""
SMALL = {
    "cooperants": "code;prenom\nC01;Awa\nC02;Noé\n",
    "clients": "code;type;nom\nCL1;particulier;Mme Le Goff\n",
    "devis": "numero;date;client;statut\nD1;2021-07-06;CL1;accepte\n",
    "lignes_devis": "devis;designation;quantite;prix_unitaire_ht\nD1;Tonte;2,5;12,50\n",
    "missions": "code;devis;titre;statut\nM1;D1;Jardin;realisee\n",
    "heures": "cooperant;date;duree;nature;mission\nC01;2021-07-13;2h30;mission;M1\n",
    "factures": "numero;date;client;type;facture_corrigee\nF1;2021-07-20;CL1;facture;\n",
    "lignes_factures": "facture;designation;quantite;prix_unitaire_ht;taux_tva\nF1;Tonte;2,5;12,50;20\n",
    "encaissements": "facture;date;montant\nF1;2021-07-28;37,50\n",
    "depenses": "date;libelle;montant_ht\n2021-07-10;Gants;18,90\n",
    "autofinancement": "date;libelle;montant\n2021-07-18;Gâteaux;45\n",
    "retenues": "ordre;libelle;genre;valeur;base\n1;Porteur;pourcentage;10;ca_ht\n",
}


def an_archive(**tables: str) -> list[RawTable]:
    """Return a small archive without fault, in which some tables are replaced by these texts."""
    texts = {"saison": SEASON, **SMALL, **tables}
    return [read_csv(name, text.encode()) for name, text in texts.items()]


def a_summer(**tables: str) -> Summer:
    """Return what a small archive tells."""
    return summer_of(an_archive(**tables))


def faults_of(**tables: str) -> list[str]:
    """Return where the faults of a small archive are: `heures:2:date`."""
    return [line.split(": ", 1)[0] for line in lines_of(**tables)]


def lines_of(**tables: str) -> list[str]:
    """Return the faults of a small archive as the command line tells them, no-break spaces made plain."""
    try:
        summer_of(an_archive(**tables))
    except ArchiveFaults as problem:
        return [line.replace("\u00a0", " ") for line in problem.lines]
    return []


def with_field(name: str, value: str) -> str:
    """Return the table of the season with one setting changed or added."""
    kept = [line for line in SEASON.splitlines() if not line.startswith(f"{name};")]
    return "\n".join([*kept, f"{name};{value}"]) + "\n"

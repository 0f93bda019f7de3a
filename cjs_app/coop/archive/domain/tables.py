"""The tables of the archive and their columns: a public contract, whose names change only with a version.

Thirteen of them are always written; what came later is written where it holds something, so that a summer that says
nothing of it is the same archive as before, to the byte.
"""

from decimal import Decimal

from cjs_app.coop.accounts.domain import DeductionBase, DeductionKind
from cjs_app.coop.archive.domain.columns import Column, Kind, Table
from cjs_app.coop.archive.domain.later_tables import RECRUITMENT
from cjs_app.coop.archive.domain.season_fields import HUNDRED, ZERO
from cjs_app.coop.clients.domain import Kind as ClientKind
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.invoices.domain import Kind as InvoiceKind
from cjs_app.coop.missions.domain import Status as MissionStatus
from cjs_app.coop.quotes.domain import Status as QuoteStatus

TEXT, DAY, MONEY, NUMBER, CHOICE = Kind.TEXT, Kind.DAY, Kind.MONEY, Kind.NUMBER, Kind.CHOICE

SEASON = "saison"
FIELD, VALUE = "champ", "valeur"
QUOTE_STATES = tuple(state for state in QuoteStatus if state not in (QuoteStatus.TO_VALIDATE, QuoteStatus.VALIDATED))
"""Outside the house, a devis that waits to be validated or sent is still a draft."""


def _reference(name: str, attribute: str, table: str, explanation: str, example: str, required: bool = False) -> Column:
    """Return a column whose cells name a row of another table."""
    return Column(name, attribute, TEXT, explanation, example, required, default="", longest=40, points_to=table)


def _priced(document: str, example: str, table: str) -> tuple[Column, ...]:
    """Return the columns of the lines of a priced document."""
    return (
        _reference(document, "document", table, "Le numéro du document, comme dans sa table.", example, required=True),
        Column(
            "designation", "label", TEXT, "Ce qui est fait ou vendu.", "Tonte et taille", required=True, longest=500
        ),
        Column("quantite", "quantity", NUMBER, "Combien.", "2,5", required=True, lowest=ZERO),
        Column("unite", "unit", TEXT, "heure, forfait, pièce…", "heure", longest=40),
        Column(
            "prix_unitaire_ht", "unit_price_cents", MONEY, "Le prix d’une unité, hors taxes.", "24,50", required=True
        ),
        Column(
            "taux_tva",
            "tva_rate",
            NUMBER,
            "Le taux de TVA en pourcentage : 0 si la case est vide.",
            "20",
            default=ZERO,
            lowest=ZERO,
            highest=HUNDRED,
        ),
    )


TABLES = (
    Table(
        SEASON,
        "Saison",
        ("réglage", "réglages"),
        (
            Column(FIELD, "field", TEXT, "Le nom du réglage.", required=True, longest=40),
            Column(VALUE, "value", TEXT, "Sa valeur.", required=True, may_be_empty=True, longest=300),
        ),
    ),
    Table(
        "cooperants",
        "Coopérant·es",
        ("coopérant·e", "coopérant·es"),
        (
            Column(
                "code",
                "code",
                TEXT,
                "Un code court, une seule fois : il remplace le nom sur les documents.",
                "C01",
                required=True,
                longest=20,
            ),
            Column("prenom", "first_name", TEXT, "Le prénom.", "Camille", required=True, longest=80),
            Column("nom", "last_name", TEXT, "Le nom de famille.", "Exemple", longest=80),
            Column("naissance", "birth_date", DAY, "La date de naissance.", "2009-05-14", first_year=1900),
            Column("entree", "joined_on", DAY, "Le premier jour dans la coopérative.", "2026-07-06"),
            Column("sortie", "left_on", DAY, "Le dernier jour, vide pour qui est resté·e.", ""),
            Column(
                "coefficient",
                "coefficient",
                NUMBER,
                "Pour la règle d’implication : 1 si la case est vide.",
                "1",
                default=Decimal(1),
                lowest=ZERO,
            ),
            Column("part", "has_share", Kind.YES_NO, "oui ou non : oui si la case est vide.", "oui", default=True),
        ),
        key="code",
    ),
    Table(
        "clients",
        "Clients",
        ("client", "clients"),
        (
            Column("code", "code", TEXT, "Un code court, une seule fois.", "CL01", required=True, longest=40),
            Column(
                "type", "kind", CHOICE, "Le genre de client.", "association", required=True, words=tuple(ClientKind)
            ),
            Column("nom", "name", TEXT, "Le nom.", "Association Exemple", required=True),
            Column("siren", "siren", TEXT, "SIREN ou SIRET ; rien pour un particulier.", "", longest=20),
            Column("adresse", "address", TEXT, "Le numéro et la rue.", "1 rue de la Mairie", longest=300),
            Column("code_postal", "postcode", TEXT, "Le code postal.", "35500", longest=12),
            Column("ville", "city", TEXT, "La ville.", "Vitré", longest=120),
            Column("courriel", "email", TEXT, "L’adresse électronique.", "contact@exemple.fr"),
        ),
        key="code",
    ),
    Table(
        "devis",
        "Devis",
        ("devis", "devis"),
        (
            Column("numero", "number", TEXT, "Le numéro, une seule fois.", "D-2026-001", required=True, longest=40),
            Column("date", "day", DAY, "La date du devis.", "2026-07-07", required=True),
            _reference("client", "client", "clients", "Le code du client.", "CL01", required=True),
            Column("objet", "subject", TEXT, "Le travail demandé, en quelques mots.", "Entretien du jardin"),
            Column("statut", "status", CHOICE, "Où en est le devis.", "accepte", required=True, words=QUOTE_STATES),
            Column("validite", "valid_until", DAY, "Jusqu’à quand il est valable.", "2026-08-06"),
        ),
        key="numero",
    ),
    Table(
        "lignes_devis",
        "Lignes des devis",
        ("ligne de devis", "lignes de devis"),
        _priced("devis", "D-2026-001", "devis"),
    ),
    Table(
        "missions",
        "Missions",
        ("mission", "missions"),
        (
            Column("code", "code", TEXT, "Un code court, une seule fois.", "M01", required=True, longest=40),
            _reference("devis", "quote", "devis", "Le numéro du devis, s’il y en a un.", "D-2026-001"),
            Column("titre", "title", TEXT, "Le travail, en quelques mots.", "Jardin de l’association", required=True),
            Column("debut", "start_day", DAY, "Le premier jour.", "2026-07-15"),
            Column("fin", "end_day", DAY, "Le dernier jour.", "2026-07-15"),
            Column(
                "statut",
                "status",
                CHOICE,
                "Où en est la mission.",
                "realisee",
                required=True,
                words=tuple(MissionStatus),
            ),
        ),
        key="code",
    ),
    Table(
        "heures",
        "Heures",
        ("saisie d’heures", "saisies d’heures"),
        (
            _reference("cooperant", "cooperant", "cooperants", "Le code de la personne.", "C01", required=True),
            Column("date", "day", DAY, "Le jour, pendant la saison.", "2026-07-15", required=True),
            Column("duree", "minutes", Kind.MINUTES, "Le temps passé : 2h30, 2,5 ou 150 min.", "2h30", required=True),
            Column("nature", "nature", CHOICE, "La sorte d’heures.", "mission", required=True, words=tuple(Nature)),
            _reference("mission", "mission", "missions", "Le code de la mission, s’il y en a une.", "M01"),
        ),
    ),
    Table(
        "factures",
        "Factures et avoirs",
        ("facture ou avoir", "factures et avoirs"),
        (
            Column("numero", "number", TEXT, "Le numéro, une seule fois.", "F-2026-0001", required=True, longest=40),
            Column("date", "day", DAY, "La date d’émission.", "2026-07-20", required=True),
            Column("echeance", "due_day", DAY, "La date limite de paiement.", "2026-08-19"),
            _reference("client", "client", "clients", "Le code du client.", "CL01", required=True),
            _reference("devis", "quote", "devis", "Le numéro du devis, s’il y en a un.", "D-2026-001"),
            Column(
                "type",
                "kind",
                CHOICE,
                "Une facture, ou un avoir qui la corrige.",
                "facture",
                required=True,
                words=tuple(InvoiceKind),
            ),
            _reference(
                "facture_corrigee", "corrected", "factures", "Pour un avoir : le numéro de la facture corrigée.", ""
            ),
        ),
        key="numero",
    ),
    Table(
        "lignes_factures",
        "Lignes des factures",
        ("ligne de facture", "lignes de factures"),
        _priced("facture", "F-2026-0001", "factures"),
    ),
    Table(
        "encaissements",
        "Encaissements",
        ("encaissement", "encaissements"),
        (
            _reference(
                "facture", "invoice", "factures", "Le numéro de la facture payée.", "F-2026-0001", required=True
            ),
            Column("date", "day", DAY, "Le jour où l’argent est arrivé.", "2026-07-28", required=True),
            Column(
                "montant",
                "amount_cents",
                MONEY,
                "Le montant reçu ; négatif pour annuler une erreur.",
                "73,50",
                required=True,
            ),
            Column("moyen", "method", TEXT, "virement, chèque, espèces, carte…", "virement", longest=40),
        ),
    ),
    Table(
        "depenses",
        "Dépenses",
        ("dépense", "dépenses"),
        (
            Column("date", "day", DAY, "Le jour de l’achat.", "2026-07-10", required=True),
            Column("libelle", "label", TEXT, "Ce qui est acheté.", "Gants de jardin", required=True),
            Column("categorie", "category", TEXT, "Matériel, Fournitures, Déplacements…", "Matériel", longest=80),
            Column("montant_ht", "ht_cents", MONEY, "Le montant hors taxes.", "18,90", required=True),
            _reference("mission", "mission", "missions", "Le code de la mission, s’il y en a une.", ""),
        ),
    ),
    Table(
        "autofinancement",
        "Autofinancement",
        ("recette d’autofinancement", "recettes d’autofinancement"),
        (
            Column("date", "day", DAY, "Le jour.", "2026-07-18", required=True),
            Column("libelle", "label", TEXT, "Comment l’argent a été réuni.", "Vente de gâteaux", required=True),
            Column("montant", "amount_cents", MONEY, "Le montant.", "45,00", required=True),
        ),
    ),
    Table(
        "retenues",
        "Retenues",
        ("retenue", "retenues"),
        (
            Column(
                "ordre",
                "rank",
                Kind.WHOLE,
                "Dans quel ordre la retenue est prise.",
                "1",
                required=True,
                lowest=ZERO,
                highest=Decimal(9_999),
            ),
            Column("libelle", "label", TEXT, "À quoi elle sert.", "Contribution du porteur", required=True),
            Column(
                "genre",
                "kind",
                CHOICE,
                "Comment elle est comptée.",
                "pourcentage",
                required=True,
                words=tuple(DeductionKind),
            ),
            Column("valeur", "value", Kind.VALUE, "Le pourcentage, ou le montant.", "10", required=True),
            Column(
                "base",
                "base",
                CHOICE,
                "Pour un pourcentage : de quoi. ca_ht si la case est vide.",
                "ca_ht",
                default=DeductionBase.REVENUE,
                words=tuple(DeductionBase),
            ),
        ),
    ),
    RECRUITMENT,
)
TABLE_NAMED = {table.name: table for table in TABLES}

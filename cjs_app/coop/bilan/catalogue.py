"""The figures that a bilan tells, from the first to the last: there is no other place where they are chosen."""

from collections.abc import Iterator

from msgspec.structs import replace

from cjs_app.coop.bilan.domain import Bilan, Economy, Section
from cjs_app.coop.bilan.figures import Figure, count, duration, money
from cjs_app.coop.bilan.quote_figures import figures_of_quotes
from cjs_app.coop.clients.domain import Kind as ClientKind
from cjs_app.coop.hours.domain import NATURE_LABELS, Nature
from cjs_app.coop.invoices.domain import Kind as InvoiceKind
from cjs_app.coop.invoices.domain import Status as InvoiceStatus
from cjs_app.coop.missions.domain import Status as MissionStatus
from cjs_app.kernel.counted import Records

PORTRAIT, ECONOMY, LIFE = Section.PORTRAIT, Section.ECONOMY, Section.LIFE

CLIENTS = {
    ClientKind.PRIVATE: ("Particuliers", "le client particulier", "clients particuliers"),
    ClientKind.COMPANY: ("Entreprises", "l’entreprise cliente", "entreprises clientes"),
    ClientKind.PUBLIC: ("Collectivités", "la collectivité cliente", "collectivités clientes"),
    ClientKind.ASSOCIATION: ("Associations", "l’association cliente", "associations clientes"),
}
EXPENSES = Records("la dépense", "dépenses", "expenses.index")
INCOMES = Records("la recette", "recettes d’autofinancement", "self_financing.index")
DEDUCTIONS = Records("la retenue", "retenues", "deductions.index")
SHARING = Records("le partage", "étapes du partage", "distribution.show")
TEAM = Records("l’équipe", "personnes de l’équipe", "cooperants.index")


def figures_of(bilan: Bilan, economy: Economy) -> dict[str, Figure]:
    """Return every figure of a summer by its key, in the order in which the bilan tells them."""
    parts = (
        _recruitment(economy),
        _people(bilan),
        figures_of_quotes(bilan, economy),
        _missions(bilan),
        _clients(economy),
        _invoices(bilan),
        _road(bilan),
        _averages(bilan),
        _hours(bilan),
    )
    return {figure.key: figure for part in parts for figure in part}


def _recruitment(economy: Economy) -> Iterator[Figure]:
    """Yield who there was before the group; a number that nobody noted is not there."""
    noted = Records("le nombre noté", "nombres notés", "cooperants.recruitment.index")
    for key, label, number, formula in (
        (
            "recruitment_informed",
            "Personnes informées",
            economy.recruited.informed,
            "Les nombres notés à chaque réunion ou rencontre, ajoutés.",
        ),
        ("recruitment_applied", "Candidatures", economy.recruited.applied, "Les nombres de candidatures, ajoutés."),
    ):
        if number is not None:
            yield count(PORTRAIT, key, label, number, formula, records=(noted,))


def _people(bilan: Bilan) -> Iterator[Figure]:
    """Yield who made the summer."""
    founded = Records("la personne", "personnes", "cooperants.index", count=bilan.founded)
    stayed = Records("la personne restée", "personnes restées", "cooperants.index", {"etat": "presents"}, bilan.stayed)
    guides = Records("la saison", "personnes sur la page de la saison", "seasons.show")
    yield count(
        PORTRAIT,
        "cooperants_founded",
        "Coopérant·es au départ",
        bilan.founded,
        "Toutes les personnes inscrites dans l’équipe, celles qui sont parties aussi.",
        records=(founded,),
    )
    yield count(
        PORTRAIT,
        "cooperants_stayed",
        "Coopérant·es à la fin",
        bilan.stayed,
        "Les personnes qui ne sont pas parties avant le dernier jour de la saison.",
        over="cooperants_founded",
        records=(stayed,),
    )
    yield count(
        PORTRAIT,
        "facilitators",
        "Animateurs et animatrices",
        bilan.facilitators,
        "Les personnes de l’équipe d’animation.",
        records=(guides,),
    )


def _missions(bilan: Bilan) -> Iterator[Figure]:
    """Yield the work done."""
    for key, label, status, formula in (
        ("missions_done", "Missions réalisées", MissionStatus.DONE, "Les missions dites réalisées."),
        ("missions_cancelled", "Missions annulées", MissionStatus.CANCELLED, "Les missions prévues puis annulées."),
    ):
        number, one = bilan.missions.get(status, 0), label.lower().replace("missions", "la mission").rstrip("s")
        found = Records(one, label.lower(), "missions.index", {"etat": status.value}, number)
        yield count(ECONOMY, key, label, number, formula, records=(found,))


def _clients(economy: Economy) -> Iterator[Figure]:
    """Yield for whom the group worked."""
    for kind, (label, one, many) in CLIENTS.items():
        number = economy.clients.get(kind, 0)
        found = Records(one, many, "clients.index", {"genre": kind.value}, number)
        formula = "Les clients de ce genre, sans ceux qui sont archivés."
        yield count(ECONOMY, f"clients_{kind.value}", label, number, formula, records=(found,))
        yield money(
            ECONOMY,
            f"revenue_{kind.value}",
            f"CA HT : {label.lower()}",
            economy.revenue_by_kind.get(kind, 0),
            "Factures émises à des clients de ce genre, moins leurs avoirs, HT.",
            over="revenue_ht",
            records=(replace(found, count=None),),
        )


def _invoices(bilan: Bilan) -> Iterator[Figure]:
    """Yield what was billed, and what is still owed."""
    documents = bilan.documents
    issued, corrected = (
        Records(one, many, "invoices.index", {"genre": kind.value, "etat": InvoiceStatus.ISSUED.value}, number)
        for one, many, kind, number in (
            ("la facture émise", "factures émises", InvoiceKind.INVOICE, documents.invoices_issued),
            ("l’avoir émis", "avoirs émis", InvoiceKind.CREDIT_NOTE, documents.credit_notes),
        )
    )
    yield count(
        ECONOMY,
        "invoices_issued",
        "Factures émises",
        documents.invoices_issued,
        "Les factures qui ont un numéro. Les brouillons ne comptent pas.",
        records=(issued,),
    )
    yield count(
        ECONOMY,
        "credit_notes",
        "Avoirs",
        documents.credit_notes,
        "Les avoirs émis : chacun corrige une facture.",
        records=(corrected,),
    )
    yield money(
        ECONOMY,
        "unpaid",
        "Encore à encaisser, TTC",
        documents.unpaid_cents,
        "Factures moins avoirs, taxes comprises, moins les encaissements.",
        inputs=("invoices_issued", "credit_notes"),
        records=(Records("la facture", "factures", "invoices.index"),),
    )
    yield money(
        ECONOMY,
        "revenue_ht",
        "Chiffre d’affaires HT",
        bilan.revenue_ht_cents,
        "Factures émises moins avoirs, hors taxes.",
        inputs=("invoices_issued", "credit_notes"),
        records=tuple(found for found in (issued, corrected) if found.count or found is issued),
    )


def _road(bilan: Bilan) -> Iterator[Figure]:
    """Yield the road from the revenue to the sum to share."""
    road = bilan.waterfall
    yield money(
        ECONOMY,
        "self_financing",
        "Autofinancement",
        bilan.self_financing_cents,
        "Argent réuni en dehors des missions : vente, lavage de voitures…",
        records=(INCOMES,),
    )
    yield money(
        ECONOMY,
        "resources",
        "Ressources",
        road.resources_cents,
        "Chiffre d’affaires HT + autofinancement.",
        inputs=("revenue_ht", "self_financing"),
        records=(SHARING,),
    )
    yield money(
        ECONOMY,
        "expenses",
        "Dépenses",
        bilan.expenses_cents,
        "Total des dépenses notées, hors taxes.",
        records=(EXPENSES,),
    )
    deductions = [step for step in road.steps if step.key.startswith("deduction-")]
    for step in deductions:
        key = step.key.replace("-", "_")
        yield money(ECONOMY, key, step.label, -step.amount_cents, step.explanation, records=(DEDUCTIONS,))
    yield money(
        ECONOMY,
        "carried_over",
        "Report",
        bilan.carried_over_cents,
        "Somme que le groupe a votée de garder pour un prochain été.",
        records=(SHARING,),
    )
    yield money(
        ECONOMY,
        "net",
        "À partager",
        road.net_cents,
        "Ressources − dépenses − retenues − report.",
        inputs=("resources", "expenses", *(step.key.replace("-", "_") for step in deductions), "carried_over"),
        records=(SHARING,),
    )


def _averages(bilan: Bilan) -> Iterator[Figure]:
    """Yield the averages, each with what it is divided by."""
    yield count(
        ECONOMY,
        "averages_denominator",
        "Personnes qui ont une part",
        bilan.sharers,
        "Les personnes que le groupe compte dans le partage.",
        over="cooperants_founded",
        records=(TEAM,),
    )
    for key, label, value, formula, of, over in (
        (
            "net_per_cooperant",
            "Net par coopérant·e",
            bilan.net_per_cooperant_cents,
            "À partager ÷ personnes qui ont une part. C’est la part de chaque personne quand les parts sont égales.",
            "net",
            "averages_denominator",
        ),
        (
            "revenue_per_mission",
            "CA HT par mission",
            bilan.revenue_per_mission_cents,
            "Chiffre d’affaires HT ÷ missions réalisées.",
            "revenue_ht",
            "missions_done",
        ),
    ):
        yield money(ECONOMY, key, label, value, formula, inputs=(of,), over=over, records=(SHARING,))


def _hours(bilan: Bilan) -> Iterator[Figure]:
    """Yield the time given."""
    every = Records("les heures", "heures notées", "hours.index")
    formula = "Toutes les heures notées et pas annulées, de toutes les personnes."
    yield duration(LIFE, "minutes_total", "Heures en tout", bilan.minutes_total, formula, records=(every,))
    yield duration(
        LIFE,
        "minutes_per_cooperant",
        "Heures par personne restée",
        bilan.minutes_per_cooperant,
        "Heures en tout ÷ coopérant·es à la fin.",
        inputs=("minutes_total",),
        over="cooperants_stayed",
        records=(every,),
    )
    for nature in Nature:
        label = NATURE_LABELS[nature]
        found = Records("les heures", f"heures de nature « {label.lower()} »", "hours.index", {"nature": nature.value})
        minutes = bilan.minutes_by_nature.get(nature, 0)
        formula = f"Les heures de nature « {label.lower()} »."
        more = {"over": "minutes_total", "records": (found,)}
        yield duration(LIFE, f"minutes_{nature.value}", label, minutes, formula, **more)

"""What the communication of a year comes to; stocks and changes of followers are told apart."""

from collections import Counter
from collections.abc import Iterator

from cjs_app.kernel.counted import Records
from cjs_app.kernel.names import folded, slug
from cjs_app.pole.communication import queries
from cjs_app.pole.communication.domain import NETWORK_LABELS, Followers, followers_in
from cjs_app.pole.communication.models import SocialAccount
from cjs_app.pole.structure.figures import Figure, Wording, count
from cjs_app.pole.structure.plan import Piece, Table

PRESS = Records("la coupure", "coupures de presse", "communication.index")
TALKS = Records("l’intervention", "interventions", "communication.index")


def figures_of(year: int) -> Iterator[Figure]:
    """Yield the press, the followers, the classes and the site."""
    yield from _press(year)
    yield from _followers(year)
    yield from _talks(year)
    for fact in queries.site_facts_of(year):
        key, formula = f"communication.site.{slug(fact.label)}", f"Noté : {fact.source}."
        yield count(
            year, key, fact.label, fact.number, formula, words=(Wording((folded(fact.label),), about=("site",)),)
        )


def pieces_of(year: int) -> Iterator[Piece]:
    """Yield what the chapter of the culture mission says of communication."""
    rows = []
    for account, told in _accounts(year):
        stock = "–" if told.stock is None else str(told.stock)
        change = "–" if told.change is None else f"{told.change:+d}"
        rows.append((f"{NETWORK_LABELS[account.network]} : {account.name}", stock, change))
    if rows:
        header = ("Compte", "Abonnés à la fin de l’année", "Variation dans l’année")
        yield Table("Les comptes du pôle", header, rows, frozenset({1, 2}))
    talks = queries.talks_of(year)
    if talks:
        rows = [(one.title, one.place, str(one.classes)) for one in talks]
        yield Table("Les interventions auprès de jeunes", ("Intervention", "Où", "Classes"), rows, frozenset({2}))


def _press(year: int) -> Iterator[Figure]:
    """Yield how often the press spoke, as a whole and by subject."""
    cuttings = queries.cuttings_of(year)
    if not cuttings:
        return
    nouns = ("articles", "reprises dans la presse", "articles de presse", "reprises")
    yield count(
        year,
        "communication.press",
        "Reprises dans la presse",
        len(cuttings),
        "Les articles et émissions notés dans l’année.",
        records=(PRESS,),
        words=(Wording(nouns, about=("presse", "articles", "journal")),),
    )
    for about, many in sorted(Counter(one.about or "sans sujet" for one in cuttings).items()):
        yield count(
            year,
            f"communication.press.{slug(about)}",
            f"Presse : {about}",
            many,
            "Les articles et émissions notés sur ce sujet.",
            part_of="communication.press",
            records=(Records("la coupure", "coupures de presse", "communication.index", {"q": about}, many),),
        )


def _followers(year: int) -> Iterator[Figure]:
    """Yield the stock and the change of each account, apart; what is not known is not told."""
    for account, told in _accounts(year):
        key, name = slug(f"{account.network} {account.name}"), f"{NETWORK_LABELS[account.network]} {account.name}"
        about = (folded(NETWORK_LABELS[account.network]),)
        if told.stock is not None:
            formula = "Le dernier compte noté dans l’année : un nombre de personnes, pas une variation."
            words = (Wording(("abonnés", "abonnées", "personnes abonnées"), about=about),)
            yield count(year, f"communication.followers.{key}", f"Abonnés {name}", told.stock, formula, words=words)
        if told.change is not None:
            formula = (
                "Le dernier compte de l’année moins celui d’avant l’année."
                if told.is_computed
                else "La variation notée pour l’année ; aucun compte d’avant ne permet de la refaire."
            )
            words = (Wording(("abonnés de plus", "nouveaux abonnés", "abonnés"), about=about),)
            label = f"Variation des abonnés {name}"
            yield count(year, f"communication.followers_change.{key}", label, told.change, formula, words=words)


def _talks(year: int) -> Iterator[Figure]:
    """Yield how many classes were met, and how many pupils were counted."""
    talks = queries.talks_of(year)
    if not talks:
        return
    yield count(
        year,
        "communication.classes",
        "Classes rencontrées",
        sum(one.classes for one in talks),
        "Les classes de chaque intervention, ajoutées.",
        records=(TALKS,),
        words=(Wording(("classes", "classes rencontrées"), about=("lycee", "college", "eleves", "intervention")),),
    )
    counted = [one.pupils for one in talks if one.pupils is not None]
    if counted:
        note = f"Comptés à {len(counted)} interventions sur {len(talks)}." if len(counted) < len(talks) else ""
        formula = "Les élèves comptés à chaque intervention, ajoutés."
        words = (Wording(("eleves", "lyceens", "jeunes rencontres")),)
        yield count(year, "communication.pupils", "Élèves rencontrés", sum(counted), formula, note=note, words=words)


def _accounts(year: int) -> list[tuple[SocialAccount, Followers]]:
    """Return each account with what is known of it in a year."""
    counts = queries.counts_until(year)
    return [(one, followers_in(year, counts.get(one.id, ()))) for one in queries.accounts()]

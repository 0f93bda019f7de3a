"""The words that remind a member of a fee: one letter, whichever way it leaves."""

from cjs_app.kernel.sentences import plain_money
from cjs_app.pole.structure.domain import Identity

SUBJECT = "Votre adhésion {year} au pôle"


def subject(year: int) -> str:
    """Return the title of the letter: words of ours alone."""
    return SUBJECT.format(year=year)


def letter(pole: Identity, name: str, year: int, fee_cents: int | None, belonged_in: int | None) -> str:
    """Return the letter to a member: who writes, for which year, how much, and what to do."""
    since = f"Vous étiez adhérent·e en {belonged_in}. " if belonged_in else ""
    fee = f"La cotisation est de {plain_money(fee_cents)} €." if fee_cents else "Le montant de la cotisation est libre."
    where = ", ".join(part for part in (pole.address, f"{pole.postcode} {pole.city}".strip()) if part)
    contacts = " · ".join(part for part in (pole.email, pole.phone) if part)
    signed = "\n".join(part for part in (pole.association or pole.name, where, contacts) if part)
    return (
        f"Bonjour,\n\n{since}Nous n’avons pas encore reçu l’adhésion {year} de {name}.\n\n"
        f"{fee} Si le règlement est déjà parti, merci, et ne tenez pas compte de ce message. "
        "Si quelque chose vous retient, appelez-nous : nous trouverons une solution ensemble.\n\n"
        f"Adhérer, c’est faire vivre un réseau où l’on s’entraide. À bientôt !\n\n{signed}"
    )

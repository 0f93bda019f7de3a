"""What can happen to a member, in plain sentences."""

from cjs_app.access.history import leads_to
from cjs_app.journal.telling import declare

leads_to("member", "members.show", "member_id")
leads_to("members", "members.index")
leads_to("membership_fee", "members.fees.index")
declare(
    {
        "member.asked": "Adhésion {year} demandée ({fee_cents:money})",
        "member.paid": "Cotisation {year} reçue le {day:day} : reçu {number}",
        "member.cancelled": "Adhésion {year} annulée",
        "member.shown": "D’accord pour figurer dans l’annuaire public",
        "member.hidden": "Ne figure plus dans l’annuaire public",
        "member.reminded": "Relance pour {year} ({way})",
        "members.renewed": "Adhésions {year} demandées d’un coup : {count}",
        "members.brought": "Import d’adhésions : {count} {count:ligne|lignes}",
        "membership_fee.set": "Tarif d’adhésion écrit : {amount_cents:money} à partir du {day:day}",
        "membership_fee.cancelled": "Tarif d’adhésion retiré",
    }
)

"""What can happen to the books, in plain sentences."""

from cjs_app.journal.telling import declare

declare(
    {
        "books.month_closed": "Mois clos, du {first:day} au {last:day}",
        "books.accounts_set": "Numéros de comptes des exports changés",
        "books.exported": (
            "Export «\u00a0{list}\u00a0» ({form}), du {first:day} au {last:day}, {rows} {rows:ligne|lignes}"
        ),
    }
)

"""What can happen to an entry of hours, in plain sentences."""

from cjs_app.access.history import leads_to
from cjs_app.journal.telling import declare

leads_to("hours", "hours.show", "entry_id")
declare(
    {
        "hours.declared": "Heures notées : {minutes:duration}",
        "hours.validated": "Heures validées : {minutes:duration}",
        "hours.reopened": "Heures rouvertes : {reason}",
        "hours.cancelled": "Heures annulées : {minutes:duration} ne comptent plus",
        "hours.week_done": "Semaine du {monday:day} : les heures sont dites faites",
        "hours.week_not_done": "Semaine du {monday:day} : les heures ne sont plus dites faites",
    }
)

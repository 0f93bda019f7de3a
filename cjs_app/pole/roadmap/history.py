"""What can happen to a line of the road map, in plain sentences."""

from cjs_app.access.history import leads_to
from cjs_app.journal.telling import declare

leads_to("roadmap_line", "roadmap.show", "roadmap_line_id")
declare(
    {
        "roadmap_line.added": "Ligne écrite pour {year}",
        "roadmap_line.corrected": "Ligne corrigée",
        "roadmap_line.start": "Ligne commencée",
        "roadmap_line.reach": "Ligne atteinte",
        "roadmap_line.drop": "Ligne abandonnée",
        "roadmap_line.reopen": "Ligne rouverte",
        "roadmap_line.carried": "Ligne reportée à {year}",
    }
)

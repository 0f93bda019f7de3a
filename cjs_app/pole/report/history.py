"""What can happen to the activity report, in plain sentences."""

from cjs_app.journal.telling import declare

declare(
    {
        "report.written": "Texte du rapport {year} écrit : {chapter}",
        "report.issued": "Rapport {year} arrêté : édition {number}",
    }
)

"""What can happen to the bilan, in plain sentences."""

from cjs_app.journal.telling import declare

declare({"bilan.written": "Texte du bilan écrit : {section}"})

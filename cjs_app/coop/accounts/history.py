"""What can happen in the accounts, in plain sentences."""

from cjs_app.access.history import leads_to
from cjs_app.journal.telling import declare

leads_to("expense", "expenses.show", "expense_id")
leads_to("income", "self_financing.show", "income_id")
leads_to("deductions", "deductions.index")
declare(
    {
        "expense.recorded": "Dépense notée : {amount:money}",
        "expense.receipt_attached": "Photo du justificatif ajoutée",
        "expense.validated": "Dépense validée : {amount:money}",
        "expense.validation_taken_back": "Validation reprise : la dépense attend de nouveau d’être validée",
        "expense.cancelled": "Dépense annulée : {amount:money} ne comptent plus",
        "income.recorded": "Recette notée : {amount:money}",
        "income.cancelled": "Recette annulée : {amount:money} ne comptent plus",
        "deduction.added": "Retenue ajoutée : {label}",
        "deduction.moved": "Retenue déplacée : {label} passe au rang {rank}",
        "deduction.cancelled": "Retenue annulée : {label}",
    }
)

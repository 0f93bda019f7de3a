"""Writing contracts down, correcting and cancelling them."""

from cjs_app.journal import actions as journal
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db, held
from cjs_app.pole.directory.models import Person
from cjs_app.pole.staff.domain import FIELD_LABELS, Sheet, checked
from cjs_app.pole.staff.models import StaffContract


def add(sheet: Sheet, stamp: Stamp) -> StaffContract:
    """Return a new contract; raise Refusal for an impossible one."""
    contract = StaffContract()
    _write(contract, sheet)
    db.session.add(contract)
    db.session.flush()
    journal.record(stamp, "contract.added", "contract", contract.id)
    return contract


def correct(contract: StaffContract, sheet: Sheet, stamp: Stamp) -> None:
    """Change what is written about a contract."""
    contract = held(contract)
    if contract.cancelled_at is not None:
        raise Refusal("Ce contrat est annulé : en noter un nouveau.")
    before = {part: getattr(contract, part) for part in FIELD_LABELS}
    _write(contract, sheet)
    rewritten = [part for part in FIELD_LABELS if getattr(contract, part) != before[part]]
    journal.record(stamp, "contract.corrected", "contract", contract.id, rewritten=rewritten)


def cancel(contract: StaffContract, stamp: Stamp) -> None:
    """Cancel a contract that was written by mistake: it stays, and is counted no more."""
    contract = held(contract)
    if contract.cancelled_at is None:
        contract.cancelled_at = stamp.at
        journal.record(stamp, "contract.cancelled", "contract", contract.id)


def _write(contract: StaffContract, sheet: Sheet) -> None:
    """Copy a sheet onto a contract, checked."""
    checked(sheet)
    if db.session.get(Person, sheet.person_id) is None:
        raise Refusal("Cette personne n’est plus dans le répertoire : en choisir une autre.", field="person_id")
    for part in FIELD_LABELS:
        typed = getattr(sheet, part)
        setattr(contract, part, typed.strip() if type(typed) is str else typed)

"""Writing down what the pôle is."""

from cjs_app.journal import actions as journal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db
from cjs_app.pole.structure import queries
from cjs_app.pole.structure.domain import FIELD_LABELS, Identity
from cjs_app.pole.structure.models import Structure


def write(identity: Identity, stamp: Stamp) -> Structure:
    """Return the pôle, written down anew."""
    structure = db.session.get(Structure, queries.THE_ONE, with_for_update=True)
    if structure is None:
        structure = Structure(id=queries.THE_ONE, name=identity.name)
        db.session.add(structure)
    before = {part: getattr(structure, part) for part in FIELD_LABELS}
    for part in FIELD_LABELS:
        typed = getattr(identity, part)
        setattr(structure, part, typed.strip() if isinstance(typed, str) else typed)
    db.session.flush()
    rewritten = [part for part in FIELD_LABELS if getattr(structure, part) != before[part]]
    journal.record(stamp, "structure.written", "structure", structure.id, rewritten=rewritten)
    return structure

"""A backup put back on purpose: the chain says so for ever, says what was lost, and goes on from there."""

from collections.abc import Callable

from flask import current_app

from cjs_app.coop.distribution.verification import closing_faults
from cjs_app.coop.invoices.verification import document_faults
from cjs_app.journal import actions as journal
from cjs_app.journal import anchors, queries, verification
from cjs_app.journal.anchors import Anchored
from cjs_app.journal.domain import RESTORED, Head
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import Sentence
from cjs_app.plumbing import clock
from cjs_app.plumbing.database import db
from cjs_app.verifying import told_restores


def accept_restore(reason: str, say: Callable[[str], None]) -> Sentence:
    """Return what was lost by a backup put back on purpose; from now on the chain says it, and the anchor goes on.

    What the anchor saw of the lost entries stays in it. Raise Refusal without a reason, when journal and anchor agree,
    and when the backup itself was altered.
    """
    if not reason.strip():
        raise Refusal("Écrire la raison pour laquelle la sauvegarde a été remise.")
    say("Lecture de la sauvegarde…")
    held = _whole()
    kept, furthest = _lost(anchors.read(held.chain, queries.restored()), held)
    anchors.end_line(held.chain)
    anchored = anchors.read(held.chain)
    journal.record(
        clock.stamp(None),
        RESTORED,
        "journal",
        1,
        words={"reason": reason.strip()[:300]},
        kept=kept,
        first=kept + 1,
        furthest=furthest,
        lost=furthest - kept,
        anchor_size=anchored.size if anchored else 0,
        anchor_sha256=anchored.sha256 if anchored else anchors.NOTHING,
    )
    db.session.commit()
    return told_restores()[-1]


def _whole() -> Head:
    """Return where the chain of the backup stands; raise Refusal when something in the backup was altered."""
    entries, words = queries.every_entry(), queries.every_word()
    held = queries.find_head()
    reading = verification.read_again(entries, words, current_app.config["JOURNAL_KEYS"], {})
    verification.check_head(held, reading)
    faults = [*reading.faults, *document_faults(), *closing_faults()]
    if faults or held is None:
        first = str(faults[0]) if faults else ""
        raise Refusal("La sauvegarde elle-même a été changée, en prendre une autre. {first}", first=first)
    return held


def _lost(anchored: Anchored | None, held: Head) -> tuple[int, int]:
    """Return the last entry that the backup shares with what was lost, and the last one lost.

    Without an anchor nobody knows: the end of the journal stands for both.
    """
    if anchored is None:
        return held.seq, held.seq
    hashes = {entry.seq: entry.hash for entry in queries.every_entry() if entry.seq in anchored.hashes}
    lost = verification.contradicted(anchored, hashes)
    if lost:
        return lost[0] - 1, lost[-1]
    if anchored.hashes and anchored.unreadable is None and anchored.altered is None:
        raise Refusal("Rien n’a été remis : le journal et son ancre disent la même chose.")
    return held.seq, held.seq

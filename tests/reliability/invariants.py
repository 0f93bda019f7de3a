"""What no crash, race or failure may break, each as a statement that finds the rows where it is broken.

The statements are plain SQL that SQLite and PostgreSQL understand alike. They say it for documents that the
application numbered itself: those that an archive brought in keep their own numbers and have no rank.
"""

import json
from collections import Counter
from typing import Any

from sqlalchemy.engine import Connection

CHECKS = {
    "numbers of a series follow one another from 1, without hole or twin": """
        SELECT s.template, s.year, s.last_rank, count(i.id), count(DISTINCT i.rank), max(i.rank)
        FROM number_series s JOIN invoices i ON i.series_id = s.id
        GROUP BY s.id, s.template, s.year, s.last_rank
        HAVING count(i.id) <> s.last_rank OR count(DISTINCT i.rank) <> s.last_rank OR max(i.rank) <> s.last_rank""",
    "a number given is a document's: an invoice series without documents gave none": """
        SELECT s.id, s.last_rank FROM number_series s
        JOIN seasons z ON z.carrier_id = s.carrier_id AND s.template IN (z.invoice_template, z.credit_note_template)
        WHERE s.last_rank > 0 AND NOT EXISTS (SELECT 1 FROM invoices i WHERE i.series_id = s.id)
        AND NOT EXISTS (SELECT 1 FROM invoices i WHERE i.season_id = z.id AND i.number IS NOT NULL)""",
    "devis have as many numbers as were given": """
        SELECT s.id, s.last_rank FROM number_series s
        WHERE EXISTS (SELECT 1 FROM seasons z WHERE z.carrier_id = s.carrier_id AND z.quote_template = s.template)
        AND NOT EXISTS (SELECT 1 FROM seasons z JOIN journal j ON j.season_id = z.id
            WHERE z.carrier_id = s.carrier_id AND j.action = 'season.imported')
        AND s.last_rank <> (
            SELECT count(*) FROM quotes q JOIN seasons z ON z.id = q.season_id
            WHERE z.carrier_id = s.carrier_id AND z.quote_template = s.template
            AND substr(CAST(q.day AS VARCHAR(10)), 1, 4) = CAST(s.year AS VARCHAR(10)))""",
    "an issued document has number, day, photograph and issuer's moment": """
        SELECT id FROM invoices WHERE status = 'emise' AND rank IS NOT NULL AND (
            number IS NULL OR day IS NULL OR issued_at IS NULL OR series_id IS NULL
            OR photograph IS NULL OR CAST(photograph AS VARCHAR(10)) = 'null')""",
    "what is not issued has neither number nor photograph": """
        SELECT id FROM invoices WHERE status <> 'emise' AND (
            number IS NOT NULL OR rank IS NOT NULL OR series_id IS NOT NULL OR day IS NOT NULL
            OR (photograph IS NOT NULL AND CAST(photograph AS VARCHAR(10)) <> 'null'))""",
    "an issue is in the journal once, and only when it happened": """
        SELECT i.id, i.status FROM invoices i WHERE (i.rank IS NOT NULL OR i.status <> 'emise') AND (
            SELECT count(*) FROM journal j
            WHERE j.subject = 'invoice' AND j.subject_id = i.id AND j.action = 'invoice.issued'
        ) <> CASE WHEN i.status = 'emise' THEN 1 ELSE 0 END""",
    "totals are the sums of the lines": """
        SELECT i.id, i.ht_cents, i.tva_cents, i.ttc_cents FROM invoices i
        WHERE i.ttc_cents <> i.ht_cents + i.tva_cents OR i.ht_cents <> coalesce(
            (SELECT sum(l.ht_cents) FROM invoice_lines l WHERE l.invoice_id = i.id), 0)""",
    "credit notes never exceed their invoice": """
        SELECT i.id FROM invoices i JOIN invoices n ON n.corrected_invoice_id = i.id AND n.status = 'emise'
        GROUP BY i.id, i.ttc_cents HAVING sum(n.ttc_cents) > i.ttc_cents""",
    "only an issued invoice is credited or paid": """
        SELECT n.id FROM invoices n JOIN invoices i ON i.id = n.corrected_invoice_id
        WHERE i.status <> 'emise' OR i.kind <> 'facture'
        UNION ALL SELECT p.id FROM payments p JOIN invoices i ON i.id = p.invoice_id
        WHERE i.status <> 'emise' OR i.kind <> 'facture'""",
    "a payment is taken back once, by its exact opposite": """
        SELECT r.id FROM payments r JOIN payments p ON p.id = r.reversed_payment_id
        WHERE r.amount_cents <> -p.amount_cents OR r.invoice_id <> p.invoice_id OR p.reversed_payment_id IS NOT NULL
        UNION ALL SELECT min(id) FROM payments WHERE reversed_payment_id IS NOT NULL
        GROUP BY reversed_payment_id HAVING count(*) > 1""",
    "every payment is in the journal": """
        SELECT i.id FROM invoices i WHERE i.rank IS NOT NULL AND (
            SELECT count(*) FROM payments p WHERE p.invoice_id = i.id
        ) <> (SELECT count(*) FROM journal j WHERE j.subject = 'invoice' AND j.subject_id = i.id
            AND j.action IN ('invoice.paid', 'invoice.refunded', 'invoice.payment_reversed'))""",
    "one living invoice stands for a devis": """
        SELECT i.quote_id FROM invoices i WHERE i.kind = 'facture' AND i.quote_id IS NOT NULL AND (
            i.status = 'brouillon' OR (i.status = 'emise' AND i.ttc_cents > (
                SELECT coalesce(sum(n.ttc_cents), 0) FROM invoices n
                WHERE n.corrected_invoice_id = i.id AND n.status = 'emise')))
        GROUP BY i.quote_id HAVING count(*) > 1""",
    "a devis is answered once, and the journal says so": """
        SELECT q.id, q.status FROM quotes q WHERE (
            SELECT count(*) FROM journal j WHERE j.subject = 'quote' AND j.subject_id = q.id
            AND j.action IN ('quote.accepted', 'quote.refused', 'quote.declined', 'quote.expired')
        ) <> CASE WHEN q.status IN ('accepte', 'refuse', 'decline', 'expire') THEN 1 ELSE 0 END
        AND EXISTS (SELECT 1 FROM journal j WHERE j.subject = 'quote' AND j.subject_id = q.id)""",
    "only an accepted devis has a mission": """
        SELECT m.id FROM missions m JOIN quotes q ON q.id = m.quote_id WHERE q.status <> 'accepte'""",
    "hours stand inside their season, by its own people": """
        SELECT h.id FROM hour_entries h JOIN seasons s ON s.id = h.season_id
        JOIN cooperants c ON c.id = h.cooperant_id
        WHERE c.season_id <> h.season_id OR (h.status <> 'annulee' AND (h.day < s.start_day OR h.day > s.end_day
            OR h.day < coalesce(c.joined_on, h.day) OR h.day > coalesce(c.left_on, h.day)))""",
    "nobody works more than 24 hours in a day": """
        SELECT cooperant_id, day FROM hour_entries WHERE status <> 'annulee'
        GROUP BY cooperant_id, day HAVING sum(minutes) > 1440""",
    "validated hours have a moment, the others none": """
        SELECT id FROM hour_entries WHERE (status = 'validee') <> (validated_at IS NOT NULL)""",
    "a closed season has its closing, an open one none": """
        SELECT s.id FROM seasons s
        WHERE (s.status = 'closed') <> EXISTS (SELECT 1 FROM season_closings c WHERE c.season_id = s.id)""",
    "a closed season leaves nothing unfinished": """
        SELECT s.id FROM seasons s WHERE s.status = 'closed' AND (
            EXISTS (SELECT 1 FROM hour_entries h WHERE h.season_id = s.id AND h.status = 'declaree')
            OR EXISTS (SELECT 1 FROM invoices i WHERE i.season_id = s.id AND i.status = 'brouillon'))""",
    "the frozen shares hold all the hours there are, and share all there is": """
        SELECT c.season_id FROM season_closings c WHERE (
            SELECT sum(f.minutes) FROM closed_shares f WHERE f.closing_id = c.id
        ) <> (SELECT coalesce(sum(h.minutes), 0) FROM hour_entries h JOIN cooperants p ON p.id = h.cooperant_id
            WHERE h.season_id = c.season_id AND h.status <> 'annulee' AND p.has_share)
        OR (SELECT sum(f.amount_cents) FROM closed_shares f WHERE f.closing_id = c.id)
            <> CASE WHEN c.net_cents > 0 THEN c.net_cents ELSE 0 END""",
    "nothing happens in a season after its closing": """
        SELECT j.seq, j.action FROM journal j JOIN journal c ON c.season_id = j.season_id
        WHERE c.action = 'season.closed' AND j.seq > c.seq AND substr(j.action, 1, 11) <> 'season.role'
        AND j.action NOT IN ('invoice.paid', 'invoice.refunded', 'invoice.payment_reversed')""",
    "a season is closed once": """
        SELECT season_id FROM journal WHERE action = 'season.closed' GROUP BY season_id HAVING count(*) > 1""",
    "the newest vote is the season's rule": """
        SELECT v.id FROM sharing_votes v JOIN seasons s ON s.id = v.season_id
        WHERE v.id = (SELECT max(w.id) FROM sharing_votes w WHERE w.season_id = v.season_id)
        AND (v.rule <> s.rule OR v.equal_percent <> s.equal_percent OR v.natures <> s.natures
            OR v.wage_cents <> s.wage_cents OR v.carried_over_cents <> s.carried_over_cents)""",
    "a season's name is its own": """
        SELECT folded_name, year FROM seasons WHERE superseded_at IS NULL
        GROUP BY folded_name, year HAVING count(*) > 1""",
    "a carrier is there once": "SELECT siren FROM carriers WHERE siren <> '' GROUP BY siren HAVING count(*) > 1",
    "deductions come one after the other": """
        SELECT season_id, rank FROM deductions WHERE cancelled_at IS NULL
        GROUP BY season_id, rank HAVING count(*) > 1""",
}


def broken(connection: Connection) -> dict[str, list[Any]]:
    """Return what is broken, and the rows where it is; nothing is the only right answer."""
    found = {said: [tuple(row) for row in connection.exec_driver_sql(check)] for said, check in CHECKS.items()}
    found["a photograph shows the document it was taken of"] = _wrong_photographs(connection)
    found["no money was taken above what was owed at that moment"] = _over_settled(connection)
    return {said: rows for said, rows in found.items() if rows}


def _wrong_photographs(connection: Connection) -> list[Any]:
    """Return the documents whose photograph tells another number, another amount or other lines."""
    lines: Counter[int] = Counter()
    for invoice_id, ht_cents in connection.exec_driver_sql("SELECT invoice_id, ht_cents FROM invoice_lines"):
        lines[invoice_id] += ht_cents
    rows = connection.exec_driver_sql(
        "SELECT id, number, ttc_cents, CAST(photograph AS VARCHAR(100000)) FROM invoices WHERE status = 'emise'"
    )
    wrong = []
    for invoice_id, number, ttc_cents, text in rows:
        picture = json.loads(text)
        shown = picture["number"], picture["totals"]["ttc_cents"], sum(line["ht_cents"] for line in picture["lines"])
        if shown != (number, ttc_cents, lines[invoice_id]):
            wrong.append((invoice_id, number, shown))
    return wrong


def _over_settled(connection: Connection) -> list[Any]:
    """Return the invoices on which the journal, read again in its order, shows a payment above what was then owed.

    Only payments that do not say «trop-perçu accepté» keep to it: the tests that use these checks never say it.
    """
    owed = dict(connection.exec_driver_sql("SELECT id, ttc_cents FROM invoices WHERE kind = 'facture'").all())
    rows = connection.exec_driver_sql(
        "SELECT subject_id, action, payload FROM journal WHERE subject = 'invoice' ORDER BY seq"
    )
    wrong = []
    for invoice_id, action, text in rows:
        amount = json.loads(text).get("amount", 0)
        if action == "invoice.paid" and amount > max(0, owed[invoice_id]):
            wrong.append((invoice_id, amount, owed[invoice_id]))
        if action in ("invoice.paid", "invoice.credited"):
            owed[invoice_id] -= amount
        elif action in ("invoice.refunded", "invoice.payment_reversed"):
            owed[invoice_id] += amount
    return wrong

"""A second computation of every figure of a bilan: plain SQL on the raw tables, nothing of the application's code.

Written from the public description of the season archive. Amounts are cents, durations minutes; quantities, rates and
coefficients stand in the tables as whole ten-thousandths. `rounded(n, d)` below is n ÷ d, halves away from zero.
"""

from typing import Any

from sqlalchemy import text

from cjs_app.plumbing.database import db


def rounded(numerator: str, denominator: str) -> str:
    """Return the SQL of a division rounded to a whole, halves away from zero (denominator above zero)."""
    return f"(SIGN({numerator}) * ((2 * ABS({numerator}) + ({denominator})) / (2 * ({denominator}))))"


LINE = rounded("l.quantity * l.unit_price_cents", "10000")
ISSUED_LINES = f"""
  lines AS (
    SELECT i.id AS invoice, CASE i.kind WHEN 'avoir' THEN -1 ELSE 1 END AS way, l.tva_rate AS rate, {LINE} AS ht
    FROM invoices i JOIN invoice_lines l ON l.invoice_id = i.id
    WHERE i.season_id = :season AND i.status = 'emise'),
  rates AS (SELECT invoice, way, rate, SUM(ht) AS ht FROM lines GROUP BY invoice, way, rate)"""

REVENUE = f"WITH {ISSUED_LINES} SELECT COALESCE(SUM(way * ht), 0) FROM rates"
OWED = f"""
WITH {ISSUED_LINES}
SELECT COALESCE((SELECT SUM(way * (ht + {rounded("ht * rate", "1000000")})) FROM rates), 0)
     - COALESCE((SELECT SUM(amount_cents) FROM payments WHERE season_id = :season), 0)"""

TAKEN = f"""(CASE o.kind
    WHEN 'montant' THEN o.amount_cents
    WHEN 'par_heure' THEN {rounded("o.amount_cents * :mission_minutes", "60")}
    ELSE CASE o.base
      WHEN 'ca_ht' THEN {rounded("o.percent * :revenue", "1000000")}
      WHEN 'ressources' THEN {rounded("o.percent * :resources", "1000000")}
      ELSE {rounded("o.percent * r.balance", "1000000")} END
  END)"""
NET_STEPS = f"""
WITH RECURSIVE
  ordered AS (
    SELECT ROW_NUMBER() OVER (ORDER BY rank, id) AS place, * FROM deductions
    WHERE season_id = :season AND cancelled_at IS NULL),
  road (place, label, taken, balance) AS (
    SELECT 0, '', 0, :resources - :expenses
    UNION ALL
    SELECT o.place, o.label, {TAKEN}, r.balance - {TAKEN} FROM road r JOIN ordered o ON o.place = r.place + 1)
SELECT place, label, taken, balance FROM road ORDER BY place"""

PEOPLE = """
SELECT c.code AS code, c.has_share AS has_share, c.coefficient AS coefficient,
  COALESCE(SUM(h.minutes), 0) AS minutes,
  COALESCE(SUM(CASE WHEN h.nature = 'mission' THEN h.minutes END), 0) AS mission,
  COALESCE(SUM(CASE WHEN :natures = '' OR INSTR('|' || :natures || '|', '|' || h.nature || '|') > 0
           THEN h.minutes END), 0) AS counted,
  MAX(0, CAST(julianday(MIN(COALESCE(c.left_on, s.end_day), s.end_day))
     - julianday(MAX(COALESCE(c.joined_on, s.start_day), s.start_day)) AS INTEGER) + 1) AS days
FROM cooperants c JOIN seasons s ON s.id = c.season_id
LEFT JOIN hour_entries h ON h.cooperant_id = c.id AND h.status <> 'annulee'
WHERE c.season_id = :season GROUP BY c.id ORDER BY c.code COLLATE BINARY"""

SHARE_OUT = f"""
WITH people AS ({PEOPLE}),
  weights AS (SELECT code, CASE has_share WHEN 1 THEN {{weight}} ELSE 0 END AS w FROM people),
  whole AS (SELECT SUM(w) AS total FROM weights),
  floors AS (
    SELECT code, :amount * w / total AS least, :amount * w % total AS over FROM weights, whole WHERE total > 0),
  spare AS (SELECT :amount - SUM(least) AS cents FROM floors)
SELECT code, least + (ROW_NUMBER() OVER (ORDER BY over DESC, code COLLATE BINARY) <= (SELECT cents FROM spare)) AS cents
FROM floors"""
WEIGHT = {"egale": "1", "heures": "counted", "presence": "days", "implication": "coefficient"}


def scalar(sql: str, **values: Any) -> int:
    """Return the one number of a statement."""
    return int(db.session.execute(text(sql), values).scalar() or 0)


def count(table: str, season: int, where: str = "1 = 1") -> int:
    """Return how many rows of a season there are."""
    return scalar(f"SELECT COUNT(*) FROM {table} WHERE season_id = :season AND {where}", season=season)  # noqa: S608


def half_away(numerator: int, denominator: int) -> int | None:
    """Return numerator ÷ denominator by the same SQL; None without a denominator."""
    return scalar(f"SELECT {rounded(':n', ':d')}", n=numerator, d=denominator) if denominator else None


def figures(season: int) -> dict[str, Any]:
    """Return every figure of a bilan, under the keys of the season archive; `refused` says whether sharing was."""
    row = dict(db.session.execute(text("SELECT * FROM seasons WHERE id = :id"), {"id": season}).mappings().one())
    minutes = minutes_by_nature(season)
    money = {
        "revenue_ht_cents": scalar(REVENUE, season=season),
        "self_financing_cents": scalar(RAISED, season=season),
        "expenses_cents": scalar(SPENT, season=season),
    }
    road = net_steps(season, money, minutes.get("mission", 0))
    net = road[-1].balance - row["carried_over_cents"]
    people = [
        dict(person)
        for person in db.session.execute(text(PEOPLE), {"season": season, "natures": row["natures"]}).mappings()
    ]
    shared, refused = share_out(season, row, net, people)
    sharers = sum(bool(person["has_share"]) for person in people)
    work = counts(season)
    return (
        work
        | money
        | {
            "cooperants": {"founded": len(people), "stayed": len(people) - scalar(GONE, season=season)},
            "minutes": {
                "total": sum(minutes.values()),
                "by_nature": {key: value for key, value in minutes.items() if value},
            },
            "deductions": [{"label": step.label, "amount_cents": step.taken} for step in road[1:]],
            "carried_over_cents": row["carried_over_cents"],
            "net_cents": net,
            "deficit_cents": max(0, -net),
            "refused": refused,
            "shares": [
                {
                    "cooperant": person["code"],
                    "minutes": person["minutes"],
                    "amount_cents": shared.get(person["code"], 0),
                }
                for person in people
            ],
            "averages": {
                "net_per_cooperant_cents": half_away(net, sharers),
                "denominator": sharers,
                "revenue_per_mission_cents": half_away(money["revenue_ht_cents"], work["missions"]["done"]),
            },
        }
    )


RAISED = "SELECT SUM(amount_cents) FROM self_financing WHERE season_id = :season AND cancelled_at IS NULL"
SPENT = "SELECT SUM(ht_cents) FROM expenses WHERE season_id = :season AND cancelled_at IS NULL"
MINUTES = """
SELECT nature, SUM(minutes) AS spent FROM hour_entries
WHERE season_id = :season AND status <> 'annulee' GROUP BY nature"""
GONE = """
SELECT COUNT(*) FROM cooperants c JOIN seasons s ON s.id = c.season_id
WHERE s.id = :season AND c.left_on < s.end_day"""


def minutes_by_nature(season: int) -> dict[str, int]:
    """Return the minutes of each nature, cancelled entries left out."""
    return {row.nature: row.spent for row in db.session.execute(text(MINUTES), {"season": season})}


def net_steps(season: int, money: dict[str, int], mission_minutes: int) -> Any:
    """Return the deductions one after the other, with what is left after each."""
    values = {
        "season": season,
        "revenue": money["revenue_ht_cents"],
        "resources": money["revenue_ht_cents"] + money["self_financing_cents"],
        "expenses": money["expenses_cents"],
        "mission_minutes": mission_minutes,
    }
    return db.session.execute(text(NET_STEPS), values).all()


def counts(season: int) -> dict[str, Any]:
    """Return what is counted: devis, missions, documents, facilitators."""
    made = count("quotes", season, "status NOT IN ('brouillon', 'a_valider', 'valide')")
    accepted = count("quotes", season, "status = 'accepte'")
    per_myriad = half_away(accepted * 10000, made)
    return {
        "facilitators": count("facilitators", season, "removed_at IS NULL"),
        "quotes": {
            "made": made,
            "accepted": accepted,
            "refused": count("quotes", season, "status = 'refuse'"),
            "declined": count("quotes", season, "status = 'decline'"),
            "conversion_percent": None if per_myriad is None else f"{per_myriad // 100}.{per_myriad % 100:02d}",
        },
        "missions": {
            "done": count("missions", season, "status = 'realisee'"),
            "cancelled": count("missions", season, "status = 'annulee'"),
        },
        "invoices": {
            "issued": count("invoices", season, "status = 'emise' AND kind = 'facture'"),
            "credit_notes": count("invoices", season, "status = 'emise' AND kind = 'avoir'"),
            "unpaid_cents": scalar(OWED, season=season),
        },
    }


def share_out(season: int, row: dict[str, Any], net: int, people: list[dict[str, Any]]) -> tuple[dict[str, int], bool]:
    """Return what each code receives, and whether the rule refused to share."""
    sharing = [person for person in people if person["has_share"]]
    if net <= 0:
        return {}, False
    if not sharing:
        return {}, True
    rule = row["rule"]
    if rule in WEIGHT:
        parts = allocation(season, row, WEIGHT[rule], net)
        return (parts, False) if parts else ({}, True)
    if rule == "mixte":
        equal = half_away(net * row["equal_percent"], 1000000) or 0
        first = allocation(season, row, "1", equal)
    else:
        first = {person["code"]: half_away(row["wage_cents"] * person["mission"], 60) or 0 for person in sharing}
        equal = sum(first.values())
        if equal > net:
            return {}, True
    rest = allocation(season, row, "counted", net - equal)
    if net - equal and not rest:
        return {}, True
    return {person["code"]: first.get(person["code"], 0) + rest.get(person["code"], 0) for person in sharing}, False


def allocation(season: int, row: dict[str, Any], weight: str, amount: int) -> dict[str, int]:
    """Return the parts of an amount by a weight, spare cents to the largest remainders; empty when nothing weighs."""
    rows = db.session.execute(
        text(SHARE_OUT.format(weight=weight)), {"season": season, "natures": row["natures"], "amount": amount}
    )
    return {row.code: row.cents for row in rows}

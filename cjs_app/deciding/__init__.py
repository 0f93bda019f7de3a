"""How a group meets and decides, in a summer as at the pôle: one engine, the same sheets, the same minutes.

Every record belongs to a place: the number of a season, or None for the pôle.
"""

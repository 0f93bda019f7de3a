"""The members of the network: who belongs to it each year, at what fee, and who must be reminded."""

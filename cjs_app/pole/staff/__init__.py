"""Who works at the pôle: contracts, full-time equivalents, and who hands over to whom."""

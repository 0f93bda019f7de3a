"""The months closed for good with their totals, and the money lists that leave for the carrier's accountant."""

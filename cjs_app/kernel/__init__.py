"""The plain Python heart of the house: money, shares, durations, days, numbers and refusals."""

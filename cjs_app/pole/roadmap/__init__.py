"""What the pôle wants of a year: lines with targets, carried from one year to the next, held against what came."""

"""The summer's weekly board: the cooperants meet, decide together, and write what there is to do."""

"""The summer cooperative: everything that happens between the first devis and the bilan."""

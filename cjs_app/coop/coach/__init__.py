"""The price coach: what a price leaves to the group, said before the devis leaves. It advises and never forbids."""

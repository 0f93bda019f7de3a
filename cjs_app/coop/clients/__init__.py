"""For whom the cooperative works."""

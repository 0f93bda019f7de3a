"""Hours: the time each cooperant spent, on missions and on the life of the cooperative."""

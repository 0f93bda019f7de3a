"""Planning: who works where this week, what the law asks for minors, and whose turn it is."""

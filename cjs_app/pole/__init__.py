"""The pôle that coordinates: its members, its means, its actions, and the report of its year."""

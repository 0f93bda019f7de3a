"""How the pôle is governed: its statutes, who sits on its board and for how long, its assemblies, and where it sits."""

"""How the pôle makes itself known: the press, its accounts, what it tells in schools, its site."""

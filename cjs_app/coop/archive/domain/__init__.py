"""What a season archive is: its tables and columns, how a cell is read and written, and what can be wrong in it."""

"""The young people of the summer: who joined, who left, their committees and the papers we wait for."""

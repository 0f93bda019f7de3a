"""The territory of the pôle: its communities of communes, their communes and inhabitants, and where things happen."""

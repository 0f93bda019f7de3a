"""The organisations and the people that the pôle knows: each written once, under one name."""

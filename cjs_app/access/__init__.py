"""Who is at the door: people's accounts, their passphrases and their sessions."""

"""What the law gives to each person: to know, to take away, to have erased, to agree and to change one's mind."""

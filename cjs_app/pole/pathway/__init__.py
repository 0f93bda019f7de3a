"""The parcours «Entreprendre son avenir»: editions, days, young people, who comes to them, and what they say of it."""

"""Plans: what each is, how ready its rows are, and how it has changed."""

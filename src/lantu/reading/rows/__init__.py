"""Which stretches of the paragraphs are rows for the ledger, and of what kind."""

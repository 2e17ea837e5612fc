"""Changing the ledger: one function for each thing a person does."""

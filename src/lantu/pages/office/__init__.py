"""The office: intake, review, ledger."""

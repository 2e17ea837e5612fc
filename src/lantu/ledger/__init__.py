"""The ledger: plans, their tasks, targets and results, and the documents they came from."""

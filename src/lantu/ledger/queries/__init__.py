"""Reading the ledger: what a member may see."""

"""The ledger: the list of rows with its filters, one row in full, and the spreadsheet of both."""

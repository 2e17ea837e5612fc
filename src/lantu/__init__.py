"""Lantu (蓝图): plans on paper become a ledger of owned, dated, measurable tasks."""

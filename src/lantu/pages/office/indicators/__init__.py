"""Indicators: what each is to reach, what was measured, and where it stands."""

"""`./lantu fuzz`: damaged documents of every format, handed to the reader by the thousand.

Knows how to damage and what must hold all the same; the product never imports it.  What it is for
and how to add a format: docs/mechanisms/reading-fuzz.md.
"""

"""What a reading looks like outside: the JSON contract, a table on the screen, CSV and Excel.

Knows how to write findings; neither reads documents nor touches files.  Each module is imported by
name, so that who wants JSON does not wait for the libraries of Excel.
"""

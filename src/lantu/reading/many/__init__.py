"""Reads any number of documents into one findings file, in as many processes as there are.

Knows how to share out documents, to go on after a kill, and to lose nobody else's reading to one
bad document; what a reading is and how it is written comes from the rest of `reading`.
"""

"""收文: a document comes in, is read, is reviewed, and its findings enter the ledger.

The only folder that imports the reader.  Nothing enters the ledger unconfirmed.
"""

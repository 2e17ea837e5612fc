"""收文: handing documents in and seeing them read."""

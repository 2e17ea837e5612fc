"""The directory: the tree of units, and the page of each."""

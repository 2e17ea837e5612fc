"""The index behind every search: which words stand in which rows, kept by the database itself."""

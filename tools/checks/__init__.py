"""What `./lantu check` holds beyond the usual tools: each a function from a tree to faults."""

"""The start page: what stands, and what to do next."""

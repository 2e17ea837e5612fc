"""Searching everything the member may see."""

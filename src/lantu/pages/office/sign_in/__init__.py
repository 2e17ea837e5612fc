"""Signing in and out, and how a person wants to see the pages."""

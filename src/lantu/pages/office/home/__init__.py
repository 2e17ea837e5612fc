"""What stands: how ready each plan is, and what to do next."""

"""What is said of a name while it is being typed."""

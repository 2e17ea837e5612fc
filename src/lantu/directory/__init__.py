"""The district: authorities, units with the names they go by, and members with their roles."""

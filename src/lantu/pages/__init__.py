"""The screens: for the office, and what they share."""

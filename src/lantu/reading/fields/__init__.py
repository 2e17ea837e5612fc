"""What a row says: who, by when, how much; each from the words of the row and its surroundings."""

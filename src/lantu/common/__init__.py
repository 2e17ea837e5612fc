"""What every floor above may use: verdicts and pages of rows; knows nothing of the field."""

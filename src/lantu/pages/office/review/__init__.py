"""The review: what the reader found in a document, beside the place where it stands."""

"""What a person does with a document that came in: one function for each thing."""

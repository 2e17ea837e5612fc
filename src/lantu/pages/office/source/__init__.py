"""The pages of a document's file as they look on paper, with the findings marked on them."""

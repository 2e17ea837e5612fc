"""From a document's text to its paragraphs, articles and segments; knows no rule of reading."""

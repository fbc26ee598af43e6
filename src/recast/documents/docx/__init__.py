"""Word files: their parts, paragraphs and styles, and the reader made of them."""

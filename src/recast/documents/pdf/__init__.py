"""PDF files: from glyphs to the lines that a person reads."""

"""Customized text into the person's own Word file, and nothing else in it touched."""

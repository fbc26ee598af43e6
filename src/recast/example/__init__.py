"""The bundled example: an invented person's resume, and a posting for it."""

"""Reads what models reply, as it streams, and forgives what models do."""

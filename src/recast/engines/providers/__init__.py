"""The providers' SDKs behind one port, with their errors in a person's words."""

"""An engine out of a model: planning and writing, retried, continued, paid for."""

"""A resume set afresh, in every format."""

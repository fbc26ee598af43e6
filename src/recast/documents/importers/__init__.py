"""The readers of the other formats, one file each."""

"""The pages of inheritors and museums, for their own shop."""

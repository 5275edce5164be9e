"""Reads the registry's raw pages. Everything here but `store` is pure: rows in, rows and findings out, no database."""

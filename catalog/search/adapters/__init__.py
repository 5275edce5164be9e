"""Search engines: PostgreSQL itself."""

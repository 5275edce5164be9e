"""Django's PostgreSQL backend, asked less often whether it is still there."""

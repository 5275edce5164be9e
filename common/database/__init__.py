"""Django's PostgreSQL backend, with fewer ways to the database and back."""

"""Sign-in for clients, and who they are."""

"""Users, addresses, apps with their tokens, roles."""

"""A view translates an address and a form into one query or service, and its answer into a page. No rule lives here."""

"""Search documents, queries and facets behind a port."""

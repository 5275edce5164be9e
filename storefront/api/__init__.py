"""The GraphQL schema in Saleor's shape."""

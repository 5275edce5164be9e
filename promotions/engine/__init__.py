"""Pure pricing: lines in; priced lines and reasons out. Imports no Django."""

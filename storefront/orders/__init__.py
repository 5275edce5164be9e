"""Orders, their lines and events, fulfilment per shop."""

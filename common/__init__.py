"""What everyone stands on: money, clock, refusals, outbox, locking, translated text. Imports no other room."""

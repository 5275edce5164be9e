"""Tests that drive Chromium against the store as the demo runs it."""

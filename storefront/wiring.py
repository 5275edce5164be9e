"""The only file that chooses adapters, and says who handles what leaves the house."""


def wire() -> None:
    """Plug every port. Called once at start, when all modules are loaded."""

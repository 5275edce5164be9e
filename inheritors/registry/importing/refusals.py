"""What an import says no to."""

from common.errors import Refusal


class FileRefused(Refusal):
    """A file that is not what it should be: which one, and why. Nothing of the run that met it is written."""

    code = "INVALID"
    message = "{path}: {reason}"

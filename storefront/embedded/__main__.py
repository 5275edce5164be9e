"""`python -m storefront.embedded start|stop|reset`: the servers by hand."""

import shutil
import sys

from storefront import embedded


def main(action: str) -> None:
    """Raises StartError when it cannot be done."""
    data = embedded.DataFolder()
    if action == "start":
        embedded.ensure_running()
    elif not _stop(even_broken=action == "reset"):
        raise embedded.StartError(f"The servers of {data.path} are in use by another command: end that first.")
    elif action == "reset" and data.path.exists():
        with embedded.plain_errors(data.path):
            shutil.rmtree(data.path) if data.path.is_dir() else data.path.unlink()
        sys.stdout.write(f"{data.path} is removed.\n")


def _stop(*, even_broken: bool) -> bool:
    """Stop the servers. A folder too broken for any to run in is no obstacle when it is about to be removed."""
    try:
        return embedded.stop()
    except embedded.StartError:
        if not even_broken:
            raise
        return True


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in {"start", "stop", "reset"}:
        sys.exit("python -m storefront.embedded start|stop|reset")
    try:
        main(sys.argv[1])
    except embedded.StartError as error:
        sys.exit(str(error))

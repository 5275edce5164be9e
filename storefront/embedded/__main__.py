"""`python -m storefront.embedded start|stop|reset`: the servers by hand."""

import shutil
import sys

from storefront import embedded


def main(action: str) -> None:
    data = embedded.DataFolder()
    if action == "start":
        embedded.ensure_running()
    elif not embedded.stop():
        sys.exit(f"The servers of {data.path} are in use by another command: end that first.")
    elif action == "reset" and data.path.is_dir():
        with embedded.plain_errors(data.path):
            shutil.rmtree(data.path)
        sys.stdout.write(f"{data.path} is removed.\n")


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in {"start", "stop", "reset"}:
        sys.exit("python -m storefront.embedded start|stop|reset")
    try:
        main(sys.argv[1])
    except embedded.StartError as error:
        sys.exit(str(error))

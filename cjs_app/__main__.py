"""The front door: `python3 -m cjs_app …` fetches what is missing, then runs the command."""

import sys


def main() -> int:
    """Return the status of the command, or say that this Python is too old (which it can read: no syntax of 3.11)."""
    if sys.version_info < (3, 11):
        print("Python 3.11 ou plus récent est nécessaire pour cette commande.", file=sys.stderr)
        return 1
    from cjs_app import bootstrap  # only now: it is written for Python 3.11

    return bootstrap.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

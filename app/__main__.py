"""`python -m app`, the headless program."""

from __future__ import annotations


def main() -> None:
    """Run `backorder`."""
    from app.cli import backorder

    backorder()


if __name__ == "__main__":
    main()

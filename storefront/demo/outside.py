"""Servers that the environment names instead of the embedded ones: checked before anything starts on them."""

import os

import psycopg2
import redis


class UnreachableError(Exception):
    """A server that the environment names cannot be used. The text is one sentence for a person."""


def require_reachable() -> None:
    """Raise UnreachableError, naming the variable, when DATABASE_URL or REDIS_URL leads nowhere."""
    if url := os.environ.get("DATABASE_URL"):
        if not url.startswith(("postgresql://", "postgres://")):
            raise UnreachableError("DATABASE_URL must begin with postgresql://.")
        try:
            psycopg2.connect(url, connect_timeout=5).close()
        except (psycopg2.Error, UnicodeError) as error:
            raise UnreachableError(f"DATABASE_URL cannot be used: {_line(error)}.") from None
    if url := os.environ.get("REDIS_URL"):
        try:
            with redis.Redis.from_url(url, socket_connect_timeout=5, socket_timeout=5) as client:
                client.ping()
        except (redis.RedisError, ValueError) as error:
            raise UnreachableError(f"REDIS_URL cannot be used: {_line(error)}.") from None


def _line(error: Exception) -> str:
    """A library's message, often of several lines, as part of one sentence."""
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0].strip().rstrip(".")

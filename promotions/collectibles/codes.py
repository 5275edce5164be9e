"""Codes that a person can read out: certificates and Collector IDs."""

import secrets

# Crockford's base 32: without I, L, O and U, which are misread or spell words.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS, LENGTH = 4, 5


def new_code() -> str:
    """A random code of 100 bits such as 7K2M9-QXD04-…: nobody guesses one, and none is given twice."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)) for _ in range(GROUPS))


def read_code(text: str) -> str:
    """The code that somebody typed, forgiving case, spaces and the letters that look like digits."""
    plain = "".join(text.upper().split()).replace("-", "").translate(str.maketrans("OIL", "011"))
    return "-".join(plain[i : i + LENGTH] for i in range(0, len(plain), LENGTH))

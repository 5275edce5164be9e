"""The seal over a pool: each box is proven alone, and no other box can take its place."""

from dataclasses import replace
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from promotions.blindboxes.proof import Step, commitment, prove

SECRET = "5e" * 32
pools = st.lists(st.sampled_from(["plum", "peach", "lotus", "moon"]), min_size=1, max_size=40)


def test_the_readme_describes_the_hashes_exactly():
    """Written again from README.md alone, for a pool of three: the third goes up as it is."""
    import hmac

    def leaf(number, style):
        nonce = hmac.new(bytes.fromhex(SECRET), str(number).encode(), sha256).hexdigest()
        return sha256(b"\x00" + f"{number}:{style}:{nonce}".encode()).digest()

    pair = sha256(b"\x01" + leaf(1, "plum") + leaf(2, "moon")).digest()
    assert commitment(SECRET, ["plum", "moon", "plum"]) == sha256(b"\x01" + pair + leaf(3, "plum")).hexdigest()


@given(pools, st.data())
def test_every_box_leads_to_the_commitment(pool, data):
    number = data.draw(st.integers(1, len(pool)))

    proof = prove(SECRET, pool, number)

    assert proof.style == pool[number - 1]
    assert proof.root() == commitment(SECRET, pool)


@given(pools, st.data())
def test_a_proof_bent_in_any_place_leads_elsewhere(pool, data):
    number = data.draw(st.integers(1, len(pool)))
    proof, promised = prove(SECRET, pool, number), commitment(SECRET, pool)

    bent = [
        replace(proof, style="forged"),
        replace(proof, number=number + 1),
        replace(proof, nonce="00" * 32),
        replace(proof, path=(*proof.path, Step("left", "00" * 32))),
    ]
    if proof.path:
        bent.append(replace(proof, path=proof.path[1:]))

    assert promised not in {forged.root() for forged in bent}


@given(pools, st.data())
def test_another_order_is_another_commitment(pool, data):
    other = data.draw(st.permutations(pool))

    assert (commitment(SECRET, other) == commitment(SECRET, pool)) == (other == pool)


def test_without_the_secret_a_closed_box_cannot_be_guessed_from_its_neighbours_proof():
    """Two boxes: the first one's proof holds the second one's leaf, which no style explains without its nonce."""
    (step,) = prove(SECRET, ["plum", "moon"], 1).path

    guesses = {sha256(b"\x00" + f"2:{style}:".encode()).hexdigest() for style in ("plum", "moon")}
    assert step.digest not in guesses

"""Words similar to a typed one: by a slip of the finger, or by letters that sound alike."""

LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# Sounds that people of some provinces pronounce, and so write, alike.
_BEGINNINGS = "ch tr,s x,l n,d gi,d r,gi r,d v,c k,c q,g gh,ng ngh,ph f,d z,qu w".split(",")
_ENDINGS = "n ng,n nh,ng nh,c t,t ch,uu iu,uou ieu,iu ieu,ao au".split(",")


def variants(word: str) -> set[str]:
    """Return all words one missing, doubled or swapped letter, one neighbouring key or one sound away."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    missing = {head + letter + tail for head, tail in cuts for letter in LETTERS}
    doubled = {head + tail[1:] for head, tail in cuts if tail}
    beside = {head + letter + tail[1:] for head, tail in cuts if tail for letter in _BESIDE.get(tail[0], "")}
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    return (missing | doubled | beside | swapped | set(sounding_alike(word))) - {word, ""}


def sounding_alike(word: str):
    """Yield the word with one sound replaced by one that is pronounced alike."""
    yield from (word.replace(*way) for way in ("iy", "yi"))
    for one, other in _both_ways(_BEGINNINGS):
        if word.startswith(one):
            yield other + word[len(one) :]
    for one, other in _both_ways(_ENDINGS):
        if word.endswith(one):
            yield word[: -len(one)] + other


def _both_ways(pairs):
    return [way for pair in map(str.split, pairs) for way in (pair, pair[::-1])]


def _neighbours():
    """Return the keys around each key; a row is shifted by half a key against the one above."""
    keys = {key: (row, place + row / 2) for row, line in enumerate(_ROWS) for place, key in enumerate(line)}

    def is_beside(one, other):
        return one != other and all(abs(a - b) <= 1 for a, b in zip(keys[one], keys[other], strict=True))

    return {key: [other for other in keys if is_beside(key, other)] for key in keys}


_BESIDE = _neighbours()

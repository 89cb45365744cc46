"""The exception of operations that cannot or must not be done."""


class Refusal(Exception):
    """One sentence for the operator: what is wrong, and what to do."""

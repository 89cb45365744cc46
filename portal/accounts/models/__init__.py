"""The people who sign in, and what they need to do so."""

from portal.accounts.models.second_factor import SecondFactorRule
from portal.accounts.models.users import User

__all__ = ["SecondFactorRule", "User"]

"""Users, and the roles that need a second factor."""

from portal.accounts.models.second_factor import SecondFactorRule
from portal.accounts.models.users import User

__all__ = ["SecondFactorRule", "User"]

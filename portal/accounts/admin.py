"""The admin of accounts and of the log. Django finds it by this name."""

from portal.accounts.log_admin import LogbookAdmin
from portal.accounts.users_admin import PersonAdmin, SecondFactorRuleAdmin

__all__ = ["LogbookAdmin", "PersonAdmin", "SecondFactorRuleAdmin"]

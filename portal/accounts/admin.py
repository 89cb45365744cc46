"""The admin of users and of the log; Django's autodiscovery imports it by this name."""

from portal.accounts.log_admin import LogbookAdmin
from portal.accounts.users_admin import SecondFactorRuleAdmin, UserAdmin

__all__ = ["LogbookAdmin", "SecondFactorRuleAdmin", "UserAdmin"]

"""The admin of the register: decisions with their recipients, honours, units, consultations, public holidays."""

from honours.admin.consultations import ConsultationAdmin
from honours.admin.decisions import DecisionAdmin
from honours.admin.opinions import OpinionAdmin
from honours.admin.public_holidays import PublicHolidayAdmin
from honours.admin.register import HonourAdmin, PersonClassAdmin, UnitAdmin

__all__ = [
    "ConsultationAdmin",
    "DecisionAdmin",
    "HonourAdmin",
    "OpinionAdmin",
    "PersonClassAdmin",
    "PublicHolidayAdmin",
    "UnitAdmin",
]

"""The admin of the register: consultations with their opinions, public holidays."""

from honours.admin.consultations import ConsultationAdmin
from honours.admin.opinions import OpinionAdmin
from honours.admin.public_holidays import PublicHolidayAdmin

__all__ = ["ConsultationAdmin", "OpinionAdmin", "PublicHolidayAdmin"]

"""All tables of the register of honours; other packages import models and signals from here."""

from honours.models.changes import Change
from honours.models.consultations import Consultation, ConsultationFile, ConsultationState, Nominee
from honours.models.decisions import Decision, DecisionFile, Method
from honours.models.grants import COLLECTIVES, Grant, Recipient
from honours.models.honours import Family, Honour, Kind, Level, PersonClass, Rank
from honours.models.opinions import Opinion, OpinionRate
from honours.models.public_holidays import PublicHoliday
from honours.models.register_index import EntryRow, IndexedGrant
from honours.models.rows_changed import rows_changed
from honours.models.units import Unit

__all__ = [
    "COLLECTIVES",
    "Change",
    "Consultation",
    "ConsultationFile",
    "ConsultationState",
    "Decision",
    "DecisionFile",
    "EntryRow",
    "Family",
    "Grant",
    "Honour",
    "IndexedGrant",
    "Kind",
    "Level",
    "Method",
    "Nominee",
    "Opinion",
    "OpinionRate",
    "PersonClass",
    "PublicHoliday",
    "Rank",
    "Recipient",
    "Unit",
    "rows_changed",
]

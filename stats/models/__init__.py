"""The figures, and what they are made of."""

from stats.models.articles import ArticleDay, ArticleTotal, Closing, LastShelf
from stats.models.openings import ArticleOpening, HistoryImport, ImportedDay, SiteOpening
from stats.models.site import DeviceDay, ReferrerDay, ReferrerMonth, ReferrerYear, Refusal, SiteDay, SiteHour, SiteWeek
from stats.models.spools import Machine, SpoolOffset
from stats.models.visitors import DayReader, DayVisitor, OnlineVisitor, Salt, WeekVisitor

__all__ = [
    "ArticleDay",
    "ArticleOpening",
    "ArticleTotal",
    "Closing",
    "DayReader",
    "DayVisitor",
    "DeviceDay",
    "HistoryImport",
    "ImportedDay",
    "LastShelf",
    "Machine",
    "OnlineVisitor",
    "ReferrerDay",
    "ReferrerMonth",
    "ReferrerYear",
    "Refusal",
    "Salt",
    "SiteDay",
    "SiteHour",
    "SiteOpening",
    "SiteWeek",
    "SpoolOffset",
    "WeekVisitor",
]

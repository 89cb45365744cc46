"""All tables of the statistics: aggregates, visitors, spools, opening balances."""

from stats.models.articles import ArticleDay, ArticleMonth, ArticleTotal, ArticleYear, DeletedArticle
from stats.models.openings import ArticleOpening, HistoryImport, ImportedDay, SiteOpening
from stats.models.site import (
    DeviceDay,
    LateDay,
    ReferrerDay,
    ReferrerMonth,
    ReferrerYear,
    Refusal,
    SiteDay,
    SiteHour,
    SiteWeek,
)
from stats.models.spools import Machine, SpoolOffset
from stats.models.visitors import DayReader, DayVisitor, Forgotten, OnlineVisitor, Salt, WeekVisitor

__all__ = [
    "ArticleDay",
    "ArticleMonth",
    "ArticleOpening",
    "ArticleTotal",
    "ArticleYear",
    "DayReader",
    "DayVisitor",
    "DeletedArticle",
    "DeviceDay",
    "Forgotten",
    "HistoryImport",
    "ImportedDay",
    "LateDay",
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

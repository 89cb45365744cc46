"""The tables of the site's identity: agency, contacts, links."""

from portal.identity.models.contacts import AgencyLink, Contact
from portal.identity.models.site_identity import SiteIdentity

__all__ = ["AgencyLink", "Contact", "SiteIdentity"]

"""The signed token of a form for an opinion. It tells one form from another without a cookie, and how old it is."""

import hashlib
import json
import secrets
from datetime import timedelta

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner

from honours.consultations.refusals import NOT_THIS_FORM, TOO_SOON, Refused

SIGNER = TimestampSigner(salt="honours.consultations.form_tokens")
SOONEST, LATEST = timedelta(seconds=2), timedelta(hours=24)
HASH_BYTES = 16


def new(consultation) -> str:
    """Return the token of another form of this consultation."""
    return SIGNER.sign(f"{consultation.pk}.{secrets.token_hex(8)}")


def check(token: str, consultation):
    """Raise Refused unless it is a token of this consultation, between 2 seconds and 24 hours old."""
    try:
        name = SIGNER.unsign(token, max_age=LATEST)
    except BadSignature as error:
        raise Refused(NOT_THIS_FORM, 400) from error
    if not name.startswith(f"{consultation.pk}."):
        raise Refused(NOT_THIS_FORM, 400)
    try:
        SIGNER.unsign(token, max_age=SOONEST)
    except SignatureExpired:
        return
    raise Refused(TOO_SOON, 400)


def sent_as(token: str, content: dict) -> str:
    """Return a hash of the form and what was written into it: the same for a form that is sent twice."""
    written = json.dumps([token, {name: str(value) for name, value in content.items()}], sort_keys=True)
    return hashlib.blake2b(written.encode("utf-8", "surrogatepass"), digest_size=HASH_BYTES).hexdigest()

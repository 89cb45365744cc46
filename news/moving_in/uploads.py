"""Photos and documents of a story, brought through the one gate before anything is written to the database."""

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from news.media import pdf
from news.media.photo_uploads import MAX_BYTES, TOO_HEAVY, CleanPhoto, clean_photo
from news.moving_in.refusals import Refused
from news.moving_in.story import Document, Photo, Story


class Uploads:
    """The cleaned photos of a story, one for each of its photos (None: only a place), and doubts about the others."""

    def __init__(self, story: Story):
        self.doubts: list[str] = []
        self.refusals: dict[int, str] = {}
        self.photos = [self._photo(number, photo) for number, photo in enumerate(story.photos(), 1)]
        self.documents = [(document, self._content(document)) for document in story.documents]

    def _photo(self, number, photo: Photo) -> CleanPhoto | None:
        if photo.file is None:
            return None
        try:
            if photo.file.size > MAX_BYTES:
                raise ValidationError(TOO_HEAVY)
            return clean_photo(ContentFile(photo.file.read(), name=photo.file.name))
        except (ValidationError, Refused, OSError) as refusal:
            reason = _reason(refusal)
            self.refusals[number] = f"{photo.file.name}: {reason}"[:600]
            words = _("photo {number} “{name}” was refused: {reason}")
            self.doubts.append(words.format(number=number, name=photo.file.name, reason=reason))
            return None

    def _content(self, document: Document) -> ContentFile | None:
        if document.file is None:
            words = _("a document to be attached: “{text}”")
            self.doubts.append(words.format(text=f"{document.title} ({document.name})"))
            return None
        try:
            if document.file.size > pdf.MAX_BYTES:
                raise ValidationError(pdf.TOO_HEAVY)
            return ContentFile(document.file.read(), name=document.file.name)
        except (ValidationError, Refused, OSError) as refusal:
            self.refuse(document, refusal)
            return None

    def refuse(self, document: Document, refusal: Exception):
        """Tell in a doubt that a document was not attached, and why."""
        words = _("document “{title}” was refused: {reason}")
        self.doubts.append(words.format(title=document.title, reason=_reason(refusal)))


def _reason(refusal):
    if isinstance(refusal, ValidationError):
        return " ".join(refusal.messages)
    return getattr(refusal, "strerror", None) or str(refusal)

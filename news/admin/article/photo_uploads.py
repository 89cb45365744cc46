"""Uploads of single photos while their article is being written."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.utils import timezone

from news.admin.article.photos import thumbnail
from news.media import abandoned_uploads
from news.media.photo_field import PhotoFormField
from news.models import Photo
from pagecache.page_addresses import pks_asked


class UploadForm(forms.Form):
    image = PhotoFormField()


def photos(request):
    """POST: store one photo of this person's. GET: tell which of the photos asked for still wait for an article."""
    if not request.user.has_perm("news.add_photo"):
        raise PermissionDenied
    return received(request) if request.method == "POST" else still_waiting(request)


def received(request):
    """Store one uploaded photo; answer with its addresses and metadata texts, or why it is refused or must wait."""
    Photo.objects.abandoned().delete()
    abandoned_uploads.delete()
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        # With status 200: browsers log any other response to a script as an error of the page.
        outcome = "busy" if form.has_error("image", "busy") else "refused"
        return JsonResponse({outcome: " ".join(form.errors["image"])})
    sent = form.cleaned_data["image"]
    photo = Photo.objects.create(image=sent, uploader=request.user, uploaded_at=timezone.now())
    return JsonResponse(_shown(photo) | {"offered": sent.words})


def still_waiting(request):
    """Answer with those of the photos asked for that this person sent and no article has yet."""
    photos = Photo.objects.waiting(request.user).filter(pk__in=pks_asked(request, "id"))
    return JsonResponse({"photos": [_shown(photo) for photo in photos]})


def _shown(photo):
    return {"id": photo.pk, "thumbnail": thumbnail(photo.image), "photo": photo.image.url}

"""Photos that arrive one by one while their article is being written."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.utils import timezone

from news.admin.article.photos import thumbnail
from news.media.photo_field import PhotoFormField
from news.models import Photo
from news.pages.converters import pks_asked


class UploadForm(forms.Form):
    image = PhotoFormField()


def photos(request):
    """POST keeps one photo for this person's article; GET says which of those asked for are still waiting."""
    if not request.user.has_perm("news.add_photo"):
        raise PermissionDenied
    return received(request) if request.method == "POST" else still_waiting(request)


def received(request):
    Photo.objects.abandoned().delete()
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        # As 200: browsers log every other answer to a script as an error of the page.
        return JsonResponse({"refused": " ".join(form.errors["image"])})
    sent = form.cleaned_data["image"]
    photo = Photo.objects.create(image=sent, uploader=request.user, uploaded_at=timezone.now())
    return JsonResponse(_shown(photo) | {"offered": sent.words})


def still_waiting(request):
    photos = Photo.objects.waiting(request.user).filter(pk__in=pks_asked(request, "id"))
    return JsonResponse({"photos": [_shown(photo) for photo in photos]})


def _shown(photo):
    return {"id": photo.pk, "thumbnail": thumbnail(photo.image), "photo": photo.image.url}

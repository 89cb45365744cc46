"""What `startproject` has, and one view for every other address."""

from django.contrib import admin
from django.urls import path, re_path

from tests.bench import empty

urlpatterns = [path("admin/", admin.site.urls), re_path("", empty.view)]

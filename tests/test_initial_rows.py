"""No test finds what another one left."""

import pytest
from django.contrib.auth.models import Group

from news.models import Article


@pytest.mark.parametrize("time", ["first", "second"])
def test_what_a_test_wrote_is_gone_and_what_it_deleted_is_back(time, transactional_db):
    groups = sorted(Group.objects.values_list("name", "permissions__codename"))
    assert (Article.objects.count(), {name for name, _right in groups}) == (0, {"Administrator", "Editor", "Reporter"})
    assert len(groups) > 50

    Article.objects.create(title="Tin")
    Group.objects.get(name="Editor").permissions.first().delete()
    Group.objects.get(name="Reporter").delete()

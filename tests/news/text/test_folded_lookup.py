"""The short lists of the desk are searched without regard to marks and capitals."""

import unicodedata

import pytest

from news.models import BoardName, Category, Source, Topic, Video

WRITTEN = "Đường mới (Uỷ ban) 100%"
LISTS = [
    (Category, {"name": WRITTEN}),
    (Topic, {"title": WRITTEN}),
    (Source, {"code": "UB", "name": WRITTEN}),
    (BoardName, {"name": WRITTEN}),
    (Video, {"title": WRITTEN}),
]


@pytest.fixture
def found(editor, signed_in):
    """A function from a list's model and what an editor asks of it to what is shown."""
    client = signed_in(editor)

    def rows(model, words):
        answer = client.get(f"/quan-tri/news/{model._meta.model_name}/", {"q": words})
        return [str(row) for row in answer.context["cl"].result_list]

    return rows


@pytest.mark.parametrize(("model", "fields"), LISTS)
def test_each_list_finds_a_name_by_plain_letters(model, fields, found):
    row = model.objects.create(**fields)

    assert found(model, "duong moi") == [str(row)]
    assert found(model, "duong cu") == []


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("ĐƯỜNG MỚI", True),
        (unicodedata.normalize("NFD", "đường mới"), True),
        ("ủy ban", True),
        ("dương", True),
        ("(uy", True),
        ("100%", True),
        ("d.ong", False),
        ("[a-z]", False),
        ("\\", False),
        ("_", False),
        ("ງ", False),
        ("moi" * 50_000, False),
    ],
)
def test_letters_are_found_with_any_marks_and_signs_only_as_they_are(words, is_found, found):
    BoardName.objects.create(name=WRITTEN)

    assert found(BoardName, words) == [WRITTEN] * is_found

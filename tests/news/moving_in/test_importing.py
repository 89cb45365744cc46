"""The old portal's article pages become drafts that an editor only has to check."""

import json
import os
import time
import unicodedata
from datetime import date
from html.parser import HTMLParser
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from news.models import Article, ImportRun, Photo, Source, Video, views_brought_along
from news.moving_in import runs, saving
from news.moving_in.refusals import Refused
from news.moving_in.text_page import lines as text_lines
from news.moving_in.text_page.page_story import CELL_END, Kind
from news.moving_in.text_page.page_text import parse
from news.moving_in.text_page.reader import read_page, story_of
from news.moving_in.uploads import Uploads
from news.text.homoglyphs import in_one_line, ours
from news.text.story import Figure, story
from stats.models import ArticleOpening
from tests.conftest import SHARED
from tests.news.moving_in.test_pagetext import BOX, END, FILM, PHOTO, SENTENCE, page_lines

SEED = SHARED / "seed" / "article-page.txt"
AGAIN = "Open the article in a browser, copy the whole page (Ctrl+A) and save it as plain text in UTF-8."
FURNITURE = [
    "Lượt xem",
    "1 2 3",
    "Đăng nhập",
    "Thống kê",
    "Đang online",
    "Hôm nay",
    "Tất cả",
    "anh tin bai",
    "PS ",
    "•",
]


@pytest.fixture
def seed(shared):
    """The real page, as text."""
    return SEED.read_text()


@pytest.fixture
def file(tmp_path):
    """A function that writes text or bytes into a file named as told."""

    def write(content, name="page.txt"):
        path = tmp_path / "pages" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def english():
    """Messages as the code writes them."""
    with translation.override(None):
        yield


def run(*paths, **options):
    """What the command says, and what it says of failures."""
    out, err = StringIO(), StringIO()
    failure = ""
    try:
        call_command("import", *map(str, paths), stdout=out, stderr=err, no_color=True, **options)
    except CommandError as error:
        failure = str(error)
    return out.getvalue().splitlines(), err.getvalue().splitlines(), failure


def save_page(page):
    """The article that the page becomes."""
    story = story_of(page)
    saving.check(story)
    return saving.save(story, Uploads(story), runs.wishes(ImportRun()))


def stored():
    return [list(model.objects.order_by("pk").values()) for model in (Article, Photo, Source, Video, ArticleOpening)]


def copy(number=1):
    return "\n".join(page_lines(SENTENCE, PHOTO, "Bản Mây", END, "Thào A", beside=FILM, title=f"Bản Mây {number}"))


def test_the_real_page_becomes_a_draft(db, seed):
    article = save_page(read_page(SEED))

    article.refresh_from_db()
    lines = seed.splitlines()
    assert (article.title, article.byline, article.source.code) == (lines[0], "Linh Vũ", "CTTĐT")
    assert f"CTTĐT - {article.lead}" == lines[2]
    assert (article.status, article.creator, article.category) == ("draft", None, None)
    assert article.body.count("<p>") == 12
    assert article.body.count("<h2>") == 2
    assert ArticleOpening.objects.get(article_id=article.pk).views == 600
    assert read_page(SEED).warnings == []


def test_no_furniture_of_the_real_page_reaches_the_draft(db, seed):
    article = save_page(read_page(SEED))

    assert [word for word in FURNITURE if word not in "\n".join(text_lines.lines(seed))] == []
    texts = [
        article.title,
        article.lead,
        article.body,
        article.byline,
        *(photo.caption for photo in article.photos.all()),
    ]
    assert [word for word in FURNITURE if word in "\n".join(texts)] == []


def test_the_real_page_has_thirteen_photo_places_and_twelve_captions(db, seed):
    article = save_page(read_page(SEED))

    photos = list(article.photos.all())
    captions = [photo.caption for photo in photos]
    assert [photo.order for photo in photos] == list(range(13))
    assert [bool(caption) for caption in captions] == [True] * 9 + [False] + [True] * 3
    assert [photo.shares_caption for photo in photos] == [not caption for caption in captions]
    assert (max(map(len, captions)), max(len(caption.split()) for caption in captions)) == (200, 45)
    assert {(photo.image.name, photo.alt, photo.credit) for photo in photos} == {("", "", "")}
    assert [caption for caption in captions if caption and caption not in text_lines.lines(seed)] == []


def test_the_real_story_stands_in_its_order(db, seed):
    article = save_page(read_page(SEED))

    parts = story(article.body, article.photos.all())
    figures = [len(part.photos) for part in parts if isinstance(part, Figure)]
    order = "".join(f"[{len(part.photos)}]" if isinstance(part, Figure) else _tags(part.html) for part in parts)
    assert figures == [1] * 9 + [2] + [1] * 2
    assert order == "pp[1]p[1]h2p[1]h2p[1]p[1]p[1][1]p[1][1][2][1]ppp[1]p"


def _tags(html):
    return "".join(tag for tag, _text in elements(html))


def elements(html):
    """The elements of flat HTML and their text, as a browser reads them."""
    found = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: found.append([tag, ""])
    parser.handle_data = lambda text: found[-1].append(text)
    parser.feed(html)
    parser.close()
    return [(tag, "".join(texts)) for tag, *texts in found]


def test_the_films_beside_the_real_page_wait_for_their_files(db, seed):
    save_page(read_page(SEED))

    videos = Video.objects.order_by("pk")
    assert [(video.kind, video.date) for video in videos] == [
        ("", date(2023, 7, 20)),
        ("", date(2023, 7, 20)),
        ("PS", date(2022, 12, 22)),
        ("PS", date(2022, 12, 15)),
        ("PS", date(2022, 11, 20)),
    ]
    assert [f" • {video}\n" in seed for video in videos] == [True] * 5
    assert list(Video.objects.published()) == []


@pytest.mark.parametrize(
    "disguise",
    [
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: unicodedata.normalize("NFD", text).encode(),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: text.replace(" ", " \u00a0\t").encode(),
        lambda text: text.replace("thi đua", "thi\u200b đ\x07ua\u00ad").encode(),
        lambda text: text.replace("\n\n", "\n \n\n").encode(),
        lambda text: text[: text.index(" • Đang online")].encode(),
    ],
    ids=["CRLF", "CR", "decomposed", "BOM", "UTF-16", "spaces", "unseen", "blank lines", "without counters"],
)
def test_another_copy_of_the_same_page_is_the_same_page(seed, file, disguise):
    assert disguise(seed) != seed.encode()
    assert read_page(file(disguise(seed))) == read_page(SEED)


def test_letters_are_composed_but_never_replaced():
    decomposed = unicodedata.normalize("NFD", "Diện tích ½ m², 30 ℃")

    assert text_lines.lines(f"{decomposed} \x07 \ufb01") == ["Diện tích ½ m², 30 ℃ \ufb01"]


def test_a_second_run_changes_nothing_and_says_so(db, seed, english):
    run(SEED)
    before = stored()

    said = [run(SEED), run(SEED, dry_run=True)]

    article = Article.objects.get()
    known = f"{SEED.name}: imported before as article {article.pk} “{article.title}”: "
    known += "nothing is changed, its views neither"
    run_pk = ImportRun.objects.latest("pk").pk
    counts = "Imported before: 1. Refused: 0. Passed over: 0."
    assert stored() == before
    assert said == [
        ([known, f"Made: 0. {counts} Number of the import: {run_pk}."], [], ""),
        ([known, f"To make: 0. {counts} Nothing was written."], [], ""),
    ]


def test_a_second_run_leaves_the_editors_work_alone(db, seed, file):
    article = save_page(read_page(SEED))
    Article.objects.update(title="Tít mới", body="<p>Đã sửa.</p>", status="submitted")
    article.photos.first().delete()
    Video.objects.filter(kind="PS").delete()
    before = stored()

    run(file(seed.replace("Lượt xem: 600", "Lượt xem: 650")))

    assert stored() == before


def test_films_named_by_several_pages_are_made_once(db, file):
    later = copy(3).replace("(01/02/2024)", "(02/02/2024)")

    run(file(copy(1), "1.txt"), file(copy(2), "2.txt"), file(later, "3.txt"))

    assert Article.objects.count() == 3
    assert [(str(video), video.date.day) for video in Video.objects.order_by("pk")] == [
        ("PS Mùa lúa chín", 1),
        ("PS Mùa lúa chín", 2),
    ]


def test_an_unknown_source_is_made_with_its_code_for_a_name(db, file):
    run(file("\n".join(page_lines(END, lead="BTĐKT - Cả bản ra đường."))))

    assert list(Source.objects.values_list("code", "name")) == [("BTĐKT", "BTĐKT")]


def test_a_source_the_board_knows_already_is_kept(db, file):
    source = Source.objects.create(code="BTĐKT", name="Ban Thi đua - Khen thưởng")

    run(file("\n".join(page_lines(END, lead="BTĐKT - Cả bản ra đường."))))

    assert (Article.objects.get().source, Source.objects.count()) == (source, 1)


def test_a_dry_run_shows_everything_and_writes_nothing(db, seed, english):
    before = stored()

    out, err, failure = run(SEED, dry_run=True)

    assert stored() == before == [[], [], [], [], []]
    assert out[1:3] == ["    source: CTTĐT (new)", "    views: 600"]
    assert out[4] == "    12 paragraphs, 2 subheads, 13 photo places, 12 captions"
    assert out[16] == "    photo 10: (shares the next one's caption)"
    assert [line.split(":")[0].strip() for line in out[5:7]] == ["subhead", "subhead"]
    assert out[20] == "    byline: Linh Vũ"
    assert [line[:28] for line in out[23:25]] == ["    video of 22/12/2022: PS ", "    video of 15/12/2022: PS "]
    assert out[-1] == "To make: 1. Imported before: 0. Refused: 0. Passed over: 0. Nothing was written."
    assert (max(map(len, out[7:20])) <= 100, err, failure) == (True, [], "")


@pytest.mark.parametrize("dry_run", [True, False])
def test_doubts_are_told_with_the_draft(db, file, english, dry_run):
    out, _err, _failure = run(file("\n".join(page_lines(PHOTO, SENTENCE, END))), dry_run=dry_run)

    assert out[-3:-1] == [
        "    please check: no byline was found",
        "    please check: the caption of photo 1 reads like a paragraph",
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", f"The file is empty. {AGAIN}"),
        (b"\xef\xbb\xbf \r\n\t", f"The file is empty. {AGAIN}"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", f"The file is no text in UTF-8. {AGAIN}"),
        (b"abc\0def", f"The file is no text in UTF-8. {AGAIN}"),
        ("Bản Mây".encode("utf-32"), f"The file is no text in UTF-8. {AGAIN}"),
        ("Lượt xem".encode("cp1258", "ignore"), f"The file is no text in UTF-8. {AGAIN}"),
        ("Lượt".encode()[:-2], f"The page seems cut off in the middle of a letter. {AGAIN}"),
        ("Lượt".encode("utf-16")[:-1], f"The page seems cut off in the middle of a letter. {AGAIN}"),
        ("a" + "\u0301\u0323" * 100_000, f"The file holds letters with dozens of marks on them: this is no article page. {AGAIN}"),
        ("\n".join(page_lines(END, title="a" * 301)), f"“{'a' * 40}…” is longer than the 300 characters that fit into “title”: shorten it in the file."),
        ("\n".join(page_lines(END, "a" * 201)), f"“{'a' * 40}…” is longer than the 200 characters that fit into “byline”: shorten it in the file."),
        ("\n".join(page_lines(END, beside=[f"• {'a' * 301}", "(01/02/2024)"])), f"“{'a' * 40}…” is longer than the 300 characters that fit into “title”: shorten it in the file."),
        ("\n".join(page_lines("&" * 80_001, END)), "The text is too long: at most 400,000 characters fit into one article. Divide it into several files, each with title, “Lượt xem: …” and lead."),
        ("\n".join(page_lines(*[PHOTO] * 9_000, END)), "The text is too long: at most 400,000 characters fit into one article. Divide it into several files, each with title, “Lượt xem: …” and lead."),
        ("a" * (text_lines.MOST_BYTES + 1), f"The file is larger than 5 MB: this is no article page. {AGAIN}"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_page_is_refused_with_what_to_do_and_leaves_nothing(db, file, content, reason, english):
    path = file(content)
    began = time.process_time()

    out, err, failure = run(path)

    assert (out, err) == ([], [f"{path.name}: {reason}"])
    assert failure.startswith("Made: 0. Imported before: 0. Refused: 1. Passed over: 0.")
    assert stored() == [[], [], [], [], []]
    assert time.process_time() - began < 3


def test_a_file_of_fifty_megabytes_is_refused_unread(tmp_path, monkeypatch, english):
    path = tmp_path / "huge.txt"
    with path.open("wb") as huge:
        huge.truncate(50_000_000)
    monkeypatch.setattr("pathlib.Path.read_bytes", lambda path: pytest.fail("it was read"))

    with pytest.raises(Refused, match="larger than 5 MB"):
        read_page(path)


def test_what_cannot_be_opened_is_refused_in_words(tmp_path, english):
    os.mkfifo(tmp_path / "pipe.txt")

    for path in (tmp_path / "pipe.txt", tmp_path / "missing.txt", tmp_path / ("a" * 300), tmp_path):
        with pytest.raises(Refused) as refusal:
            read_page(path)
        assert str(refusal.value) in {
            "There is no such file: check its name and its folder.",
            "The file cannot be read: File name too long. Check its name, its folder and who may read it.",
        }


def test_a_page_cut_anywhere_is_refused_or_read_whole(seed):
    whole = read_page(SEED)
    lines = text_lines.lines(seed)
    outcomes = []

    for length in range(len(lines)):
        try:
            outcomes.append(parse(lines[:length]) == whole)
        except Refused:
            outcomes.append(None)

    # Only the counters may be missing.
    assert outcomes == [None] * (len(lines) - 4) + [True] * 4


def test_a_page_cut_in_half_is_said_to_be_cut_off(seed, file, english):
    with pytest.raises(Refused, match=r"^The page seems cut off: "):
        read_page(file(seed[: len(seed) // 2]))


@settings(deadline=None)
@given(st.text() | st.lists(st.sampled_from([*page_lines(END), PHOTO, *FILM, *BOX, "\0", "\r", "<p>"])).map("\n".join))
def test_any_text_is_a_page_or_is_refused(text):
    try:
        page = parse(text_lines.lines(text))
    except Refused:
        return
    assert page.title
    assert page.lead
    assert page.texts(Kind.PARAGRAPH)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_are_refused(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "bytes.txt"
    path.write_bytes(content)

    with pytest.raises(Refused):
        read_page(path)


def test_a_failure_halfway_leaves_nothing_behind(db, file):
    def fail(**signal):
        raise RuntimeError

    views_brought_along.connect(fail, weak=False, dispatch_uid="fail")
    try:
        with pytest.raises(RuntimeError):
            save_page(read_page(file(copy())))
    finally:
        views_brought_along.disconnect(dispatch_uid="fail")

    assert stored() == [[], [], [], [], []]


def test_a_folder_shows_progress_and_goes_on_after_a_failure(db, file, english):
    folder = file(copy(1), "a.txt").parent
    file("", "b.txt")
    file(copy(2), "c.TXT")
    file(b"\xff\xd8\xff", "photo.jpg")

    out, err, failure = run(folder)

    first, second = Article.objects.order_by("pk")
    assert out == [
        f"a.txt: draft {first.pk} “Bản Mây 1”: 7 views, 1 photos, 0 documents",
        f"c.TXT: draft {second.pk} “Bản Mây 2”: 7 views, 1 photos, 0 documents",
    ]
    assert err == [f"b.txt: The file is empty. {AGAIN}"]
    assert failure.startswith("Made: 2. Imported before: 0. Refused: 1. Passed over: 0.")


def test_a_file_name_that_is_no_text_can_be_told(db, english):
    name = os.fsdecode(b"/nowhere/\xff.txt")

    assert run(name)[1] == ["/nowhere/\ufffd.txt: There is no such file: check its name and its folder."]


def test_a_folder_without_pages_is_a_failure(db, tmp_path, english):
    out, err, failure = run(tmp_path)

    assert (out, err) == ([], [])
    assert failure.startswith("Made: 0. Imported before: 0. Refused: 0. Passed over: 0.")


def hostile_texts():
    corpora = sorted((SHARED / "corpora" / "html").glob("*.jsonl"))
    return [json.loads(line)["payload"] for path in corpora for line in path.read_text().split("\n") if line]


@pytest.mark.thorough
def test_hostile_html_in_any_field_of_a_page_is_only_text(db, shared):
    texts = {" ".join(text_lines.lines(text)).replace(CELL_END, " ") for text in hostile_texts()} - {""}
    assert len(texts) > 250

    for text in texts:
        page = parse([f"A{text}"[:300], "Lượt xem: 7", f"CTTĐT - A{text}", PHOTO, f"A{text}"[:300], f"A{text}.", f"• {text}", END, f"A{text}"[:200], f"• A{text[:290]}", "(01/02/2024)", *BOX])  # fmt: skip
        article = save_page(page)
        article.refresh_from_db()
        photo = article.photos.get()
        assert (article.title, article.lead) == (ours(in_one_line(f"A{text}"[:300])), ours(f"A{text}"))
        assert photo.caption == ours(f"A{text}"[:300])
        assert [part for part in elements(article.body) if part[0] != "figure"] == [
            ("p", ours(f"A{text}.")), ("ul", ""), ("li", ours(text.strip())), ("p", END),
        ]  # fmt: skip

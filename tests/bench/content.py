"""`python -m tests.bench.content 1000`: published articles whose pages weigh about 30 kB; prints their addresses."""

import random
import sys

import django

SYLLABLES = (
    "thi đua khen thưởng phong trào huyện xã nông dân học sinh bộ đội giáo viên mùa gặt cầu đường trường lớp "
    "sáng kiến tập thể cá nhân điển hình tiên tiến lao động giỏi xây dựng quê hương sạch đẹp năm tháng ngày nay"
).split()
PARAGRAPHS, WORDS = 45, 80


def text(dice, words):
    return " ".join(dice.choices(SYLLABLES, k=words)).capitalize()


def article(number, now):
    from news.models import Article

    dice = random.Random(number)
    body = "".join(f"<p>{text(dice, WORDS)}.</p>" for _paragraph in range(PARAGRAPHS))
    title = text(dice, 12)
    return Article(
        title=title,
        slug=f"bai-so-{number}",
        lead=text(dice, 40),
        body=body,
        status=Article.Status.PUBLISHED,
        published_at=now,
    )


def main(count):
    django.setup()
    from django.utils import timezone

    from news.models import Article

    now = timezone.now()
    made = Article.objects.bulk_create([article(number, now) for number in range(count)])
    print("\n".join(one.get_absolute_url() for one in made))


if __name__ == "__main__":
    main(int(sys.argv[1]))

"""A post file's bytes -> Post: front matter in every form met, noise apart, clear errors."""

from datetime import UTC, datetime

import pytest

from daejo.blocks import Kind, Role
from daejo.errors import PostError
from daejo.posts import Post, read_post

FRONT = """---
title: "캐시를 다루는 법"
description: ""
coverImage: "/assets/img/2024-07-13-Caching_0.png"
date: 2024-07-13 02:22
ogImage: \n  url: /assets/img/2024-07-13-Caching_0.png
tag: Tech
originalTitle: "How To  Cache"
link: "https://medium.com/@someone/how-to-cache-0123456789ab"
isUpdated: true
updatedAt: 1724679193000
---

"""

AD = '<div class="content-ad"></div>'


def post(text: str, path: str = "posts/a.md") -> Post:
    return read_post(text.encode(), path)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_the_front_matter_of_the_blog_family_is_read(end: str, bom: str) -> None:
    read = post(bom + (FRONT + "본문입니다.\n").replace("\n", end))
    assert (read.title, read.original_title) == ("캐시를 다루는 법", "How To Cache")
    assert read.link == "https://medium.com/@someone/how-to-cache-0123456789ab"
    assert (read.cover, read.tags) == ("2024-07-13-Caching_0.png", ("Tech",))
    assert (read.date, read.updated) == (
        datetime(2024, 7, 13, 2, 22),  # noqa: DTZ001
        datetime(2024, 8, 26, 13, 33, 13, tzinfo=UTC),
    )
    assert [(b.text, b.lines) for b in read.blocks] == [("본문입니다.", (15, 15))]
    assert read.notes == ()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024-07-13", datetime(2024, 7, 13)),  # noqa: DTZ001
        ("2024.07.13", datetime(2024, 7, 13)),  # noqa: DTZ001
        ("2024-07-13T02:22:10", datetime(2024, 7, 13, 2, 22, 10)),  # noqa: DTZ001
        ("2024-07-13T02:22:10.123Z", datetime(2024, 7, 13, 2, 22, 10, tzinfo=UTC)),
        ("2024-07-13 11:22:00 +09:00", datetime(2024, 7, 13, 2, 22, tzinfo=UTC)),
        ("1720837320", datetime(2024, 7, 13, 2, 22, tzinfo=UTC)),
        ("1720837320000", datetime(2024, 7, 13, 2, 22, tzinfo=UTC)),
        ("yesterday", None),
        ("2024-13-40", None),
        ("99999999999999999", None),
    ],
)
def test_dates_are_read_in_every_form_met(written: str, read: datetime | None) -> None:
    found = post(f"---\ntitle: t\nlink: l\ndate: {written}\n---\nx")
    assert found.date == read
    assert found.notes == (() if read else ("line 4: `date` is no date that can be read",))


def test_missing_fields_are_noted_and_not_fatal() -> None:
    read = post("---\ndate: 2024-07-13\n---\n# 제목은 여기\n\n본문")
    assert (read.title, read.link) == ("제목은 여기", None)
    assert read.notes == ("line 1: no `title` in the front matter", "line 1: no `link` in the front matter")


def test_a_documentation_file_takes_its_title_from_its_first_heading() -> None:
    read = post("## 준비\n\n# 시작하기 { #start }\n\n본문\n")
    assert (read.title, read.link, read.notes) == ("시작하기", None, ("no front matter",))
    assert [b.lines for b in read.blocks] == [(1, 1), (3, 3), (5, 5)]


def test_advertising_is_noise_with_its_lines_and_no_block() -> None:
    ad = '<!-- site - box -->\n<ins class="adsbygoogle"\n  data-ad-slot="1"></ins>\n<script>\n'
    ad += "  (adsbygoogle = window.adsbygoogle || []).push({});\n</script>\n"
    read = post(f"하나\n\n{AD}\n\n둘\n\n{ad}\n셋\n\n<!-- a\nb -->\n")
    assert [b.text for b in read.blocks] == ["하나", "둘", "셋"]
    assert [n.lines for n in read.noise] == [(3, 3), (7, 9), (10, 12), (16, 17)]


def test_the_same_as_a_component_is_noise_too() -> None:
    push = '<component is="script">\n(adsbygoogle = window.adsbygoogle || []).push({});\n</component>'
    read = post(f'하나\n\n<ins class="adsbygoogle"></ins>\n{push}\n\n둘\n')
    assert [b.text for b in read.blocks] == ["하나", "둘"]
    assert [n.lines for n in read.noise] == [(3, 3), (4, 6)]


def test_an_ad_marker_inside_code_is_noise_and_the_code_one_block() -> None:
    read = post(f"```js\na();\n\n{AD}\n\nb();\n```\n")
    assert [(b.kind, b.text) for b in read.blocks] == [(Kind.CODE, "a();\n\n\n\nb();")]
    assert [n.lines for n in read.noise] == [(4, 4)]


def test_a_lesson_about_advertising_shows_its_tags_as_code() -> None:
    read = post('```html\n<ins class="adsbygoogle"></ins>\n```\n')
    assert [b.text for b in read.blocks] == ['<ins class="adsbygoogle"></ins>']
    assert read.noise == ()


def test_an_advertisement_sown_through_a_post_ends_a_fence_that_was_left_open() -> None:
    ad = '<!-- site - box -->\n<ins class="adsbygoogle"\n  data-ad-slot="1"></ins>'
    read = post(f"하나\n\n{ad}\n\n```js\na();\n\n{ad}\n\n둘째 문단입니다.\n\n{ad}\n")
    assert [(b.kind, b.text) for b in read.blocks] == [
        (Kind.PARAGRAPH, "하나"),
        (Kind.CODE, "a();"),
        (Kind.PARAGRAPH, "둘째 문단입니다."),
    ]
    assert read.mended == (7,)


@pytest.mark.parametrize(
    ("data", "line", "said"),
    [
        ("제목\n본문".encode("cp949"), 1, "CP949"),
        ("첫 줄\n둘째 ".encode() + b"\xff\xfe\x80", 2, "not UTF-8"),
        (b"a\n\nb\0c", 3, "NUL"),
        ("제목".encode("utf-16"), 1, "UTF-16"),
        (b"---\ntitle: [a, b]\n---\n", 2, "`title`"),
        (b"---\ntitle: a\nlink:\n  - x\n  - y\n---\n", 3, "`link`"),
        (b"x" * 5_000_001, None, "5,000,000 bytes"),
        (b"\n" * 50_001, None, "50,000 lines"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_where(data: bytes, line: int | None, said: str) -> None:
    with pytest.raises(PostError, match=said) as caught:
        read_post(data, "posts/bad.md")
    assert (caught.value.path, caught.value.line) == ("posts/bad.md", line)


def test_the_digest_tells_whether_the_file_was_touched() -> None:
    assert post("a\n").digest != post("a\r\n").digest
    assert post("a\n").digest == "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7"


def test_the_first_image_that_the_front_matter_names_as_cover_is_told_apart() -> None:
    text = (
        '---\ntitle: "주전자"\ncoverImage: "/assets/img/kettle_0.png"\n---\n\n'
        "물을 끓입니다.\n\n![image](/assets/img/kettle_0.png)\n\n![image](/assets/img/kettle_1.png)\n"
    )
    roles = [b.role for b in read_post(text.encode(), "kettle.md").blocks]
    assert roles == [Role.BODY, Role.COVER, Role.BODY]
    other = text.replace("coverImage", "cover_of_another")
    assert {b.role for b in read_post(other.encode(), "kettle.md").blocks} == {Role.BODY}

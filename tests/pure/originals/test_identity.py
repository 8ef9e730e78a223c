"""Which original an address names."""

from __future__ import annotations

import pytest

from daejo.errors import LinkError
from daejo.originals import identify, image_key

STORY = "medium:3262b158cba2"


@pytest.mark.parametrize(
    "url",
    [
        "https://medium.com/@ada/why-bread-rises-3262b158cba2",
        "https://medium.com/@ada/why-bread-rises-3262b158cba2/",
        "https://medium.com/counting/why-bread-rises-3262b158cba2?source=rss-1234------2",
        "http://www.medium.com/counting/why-bread-rises-3262b158cba2#top",
        "https://ada.medium.com/why-bread-rises-3262b158cba2",
        "https://counting.medium.com/why-bread-rises-3262b158cba2?sk=abc&gi=12",
        "https://bread.example.com/why-bread-rises-3262b158cba2",
        "https://bread.example.com:443/why-bread-rises-3262b158cba2?utm_source=x&utm_medium=y",
        "https://medium.com/p/3262b158cba2",
        "https://medium.com/p/why-bread-rises-3262b158cba2",
        "https://medium.com/p/3262b158cba2/edit",
        "https://medium.com/counting/3262b158cba2",
        "https://medium.com/m/global-identity?redirectUrl=https%3A%2F%2Fbread.example.com%2Fwhy-3262b158cba2",
        "https://medium.com/m/global-identity-2?redirectUrl=https%3A%2F%2Fmedium.com%2Fp%2F3262b158cba2",
        "medium://p/3262b158cba2",
        "medium:/p/3262b158cba2",
        "android-app://com.medium.reader/https/medium.com/p/3262b158cba2",
        "https://web.archive.org/web/20240101000000/https://medium.com/@ada/why-3262b158cba2",
        "HTTPS://Medium.com/@ada/Why-Bread-Rises-3262B158CBA2",
        "https://127.0.0.1:8000/@ada/why-bread-rises-3262b158cba2",
        "https://medium.com/@ada/%EB%B9%B5-3262b158cba2",
    ],
)
def test_every_form_of_a_story_s_address_names_the_same_original(url: str) -> None:
    assert identify(url).key == STORY
    assert identify(url).id == "3262b158cba2"
    assert identify(identify(url).url).key == STORY


@pytest.mark.parametrize(
    ("url", "story"),
    [
        ("https://medium.com/@ada/a-story-705887729302", "705887729302"),
        ("https://javascript.example.io/i-missed-a-service-705887729302", "705887729302"),
        ("https://medium.com/@ada/a-story-084d4692dceb", "084d4692dceb"),
        ("https://medium.com/@ada/a-story-ca3888b20f1", "ca3888b20f1"),
        ("https://blog.example.org/a-story-ca3888b20f1", "ca3888b20f1"),
        ("https://medium.com/@ada/a-story-279305e9c2", "279305e9c2"),
        ("https://medium.com/@ada/a-story-79305e9c", "79305e9c"),
    ],
)
def test_ids_of_8_to_12_digits_are_taken_as_they_stand(url: str, story: str) -> None:
    assert identify(url).id == story


@pytest.mark.parametrize(
    "url",
    [
        "https://medium.com/@ada",
        "https://medium.com/counting",
        "https://medium.com/tag/deadbeef1234",
        "https://medium.com/m/signin?redirect=/p/3262b158cba2",
        "https://medium.com/feed/@ada",
        "https://link.medium.com/deadbeef1234",
        "https://blog.example.org/posts/2024/release-20240501",
        "https://blog.example.org/release-20240501",
        "https://example.org/docs/550e8400-e29b-41d4-a716-446655440000",
        "https://example.org/item-550e8400-e29b-41d4-a716-446655440000",
        "https://dev.to/ada/why-bread-rises-3k4d",
    ],
)
def test_addresses_that_only_look_like_a_story_name_none(url: str) -> None:
    assert identify(url).id is None
    assert identify(url).key.startswith("web:")


def test_tracking_goes_and_what_chooses_the_page_stays() -> None:
    url = "https://example.org/a?b=2&utm_source=x&page=3&fbclid=9&source=archive#part"
    assert identify(url).url == "https://example.org/a?b=2&page=3&source=archive"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/caf%c3%a9", "https://EXAMPLE.org/café"),
        ("https://example.org/%7Eada/", "https://example.org:443/~ada/"),
        ("https://example.org/a/./b/../c", "https://example.org/a/c"),
        ("https://bücher.example/x", "https://xn--bcher-kva.example/x"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org./x", "https://example.org/x"),
    ],
)
def test_two_spellings_of_one_address_have_one_key(one: str, other: str) -> None:
    assert identify(one).key == identify(other).key


@pytest.mark.parametrize(
    "url",
    [
        "",
        "medium.com/@ada/why-3262b158cba2",
        "ftp://example.org/a",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "https:///path",
        "https://ada:secret@example.org/",
        "https://exa mple.org/",
        "https://example.org/\nx",
        "https://example.org:99999/",
        "https://example.org:port/",
        "https://[::1/",
        "https://.../x",
        "https://ex<ample>.org/",
        "https://example.org/" + "a" * 5000,
    ],
)
def test_what_can_never_be_fetched_is_refused_with_a_sentence(url: str) -> None:
    with pytest.raises(LinkError, match=r"\w+ \w+"):
        identify(url)


def test_a_password_is_not_repeated_in_the_message() -> None:
    with pytest.raises(LinkError) as told:
        identify("https://ada:hunter2@example.org/")
    assert "hunter2" not in str(told.value)


@pytest.mark.parametrize(
    "address",
    [
        "https://miro.medium.com/1*door.jpeg",
        "https://miro.medium.com/max/1400/1*door.jpeg",
        "https://miro.medium.com/max/60/1*door.jpeg?q=20",
        "https://miro.medium.com/fit/c/96/96/1*door.jpeg",
        "https://miro.medium.com/v2/resize:fit:640/format:webp/1*door.jpeg",
        "https://miro.medium.com/v2/da:true/resize:fit:1200/1%2Adoor.jpeg",
        "https://cdn-images-1.medium.com/max/1024/1*door.jpeg",
        "https://d262ilb51hltx0.cloudfront.net/max/800/1*door.jpeg",
    ],
)
def test_an_image_has_one_key_at_every_size_and_host(address: str) -> None:
    assert image_key(address) == "1*door.jpeg"


def test_an_image_behind_an_optimiser_is_keyed_by_the_address_inside() -> None:
    assert image_key("/_next/image?url=%2Fimg%2Foven.png&w=640&q=75") == "oven.png"
    assert image_key("https://blog.example/uploads/oven-300x200.png") == "oven.png"


def test_two_pictures_given_inline_have_two_keys() -> None:
    assert image_key("data:image/png;base64,AAAA") != image_key("data:image/png;base64,AAAB")

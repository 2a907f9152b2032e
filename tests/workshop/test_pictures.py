import pytest

from tests.pictures import boundless_png, jpeg, png
from workshop.file_errors import DamagedPicture, NotAPicture, PictureTooLarge
from workshop.pictures import Picture, read_picture


def test_png_says_its_size() -> None:
    assert read_picture(png(31, 7)) == Picture("image/png", 31, 7)


def test_jpeg_says_its_size() -> None:
    assert read_picture(jpeg(8, 5)) == Picture("image/jpeg", 8, 5)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a\x01\0\x01\0\0\0\0;",
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        b'<?xml version="1.0"?><svg/>',
        b"<!DOCTYPE html><script></script>",
        b" " + png(),
    ],
)
def test_anything_else_is_no_picture(content: bytes) -> None:
    with pytest.raises(NotAPicture):
        read_picture(content)


@pytest.mark.parametrize("whole", [png(), jpeg()], ids=["png", "jpeg"])
def test_picture_cut_anywhere_is_damaged(whole: bytes) -> None:
    for length in range(8, len(whole)):
        with pytest.raises(DamagedPicture):
            read_picture(whole[:length])


def test_png_with_an_altered_byte_is_damaged() -> None:
    whole = bytearray(png())
    whole[45] ^= 1

    with pytest.raises(DamagedPicture):
        read_picture(bytes(whole))


@pytest.mark.parametrize("content", [boundless_png(0, 3), jpeg(0, 8), jpeg(8, 0)])
def test_picture_without_a_size_is_damaged(content: bytes) -> None:
    with pytest.raises(DamagedPicture):
        read_picture(content)


def test_picture_of_too_many_pixels_is_refused() -> None:
    assert read_picture(boundless_png(8_000, 5_000)).height == 5_000

    with pytest.raises(PictureTooLarge) as refused:
        read_picture(boundless_png(8_000, 5_001))

    assert "8000 × 5001" in str(refused.value)

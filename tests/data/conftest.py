"""What tests of the data share: a cache of their own, and idx files written by hand."""

import gzip

import pytest


@pytest.fixture(scope="package", autouse=True)
def cache(tmp_path_factory):
    """The folder in which unpacked data are kept; the user's own is left alone."""
    folder = tmp_path_factory.mktemp("cache") / "fullrank"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("fullrank.data._cache.cache_folder", lambda: folder)
        yield folder


@pytest.fixture
def idx():
    """idx(array) -> the bytes of a gzipped idx file."""

    def written(array):
        lengths = b"".join(length.to_bytes(4, "big") for length in array.shape)
        return gzip.compress(bytes([0, 0, 8, array.ndim]) + lengths + array.tobytes())

    return written

import pytest

from recast.domain.errors import TooShort
from recast.jobs_web.posting import require_whole


def test_a_posting_of_few_words_is_not_whole() -> None:
    with pytest.raises(TooShort, match="give all of it"):
        require_whole("word " * 19)
    require_whole("word " * 20)

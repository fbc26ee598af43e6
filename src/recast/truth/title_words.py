"""Words of job titles: roles, and what raises or lowers them."""

from typing import Final

from recast.truth.word_lists import word_list

# Words that make a title higher than the same title without them.
RAISING: Final = word_list("raises a title")
# Words without which a title is higher.
LOWERING: Final = word_list("lowers a title")
ROLES: Final = word_list("roles")

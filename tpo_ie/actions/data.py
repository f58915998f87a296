"""The stage's word lists, read from YAML beside the code and validated."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ValidationError

from tpo_ie.errors import ResourceError
from tpo_ie.resources import package_text, parse_yaml

PACKAGE = "tpo_ie.actions"
ModelT = TypeVar("ModelT", bound=BaseModel)


def load_words(model: type[ModelT], name: str) -> ModelT:
    """Return a word file as its model.

    Args:
        model: What the file must look like.
        name: The file.

    Raises:
        ResourceError: A list is missing, unknown or of the wrong shape; names the file and the list.
    """
    source = f"{PACKAGE}/{name}"
    try:
        return model.model_validate(parse_yaml(package_text(PACKAGE, name), source))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise ResourceError(f"{source}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None

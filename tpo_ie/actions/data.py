"""The stage's word lists, read from YAML beside the code and validated."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel

from tpo_ie.resources import package_data

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
    return package_data(PACKAGE, name, model)

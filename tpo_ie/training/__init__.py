"""From annotated data to a model directory; needs the extra `train`."""

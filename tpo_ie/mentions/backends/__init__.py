"""What runs the encoder: the ONNX graph with onnxruntime, or the checkpoint with torch (extra ``torch``)."""

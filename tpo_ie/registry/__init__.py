"""What is known about agencies, positions and regions."""

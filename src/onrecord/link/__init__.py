"""Records of single articles -> links across articles."""

"""Reading -> the records of one article. No I/O here; a new extractor is a module of its own, called by pipeline.py."""

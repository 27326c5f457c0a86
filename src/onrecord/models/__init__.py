"""The network as shipped (reader.onnx), its tokenizer, and its card (CARD.md). Made by training/reader.py."""

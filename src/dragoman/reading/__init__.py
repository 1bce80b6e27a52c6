"""The language reader: sentences, words, syntax, names, triggers and roles of a report."""

"""Results for people: tables for a terminal and for Markdown, from the same sheets."""

"""The command line ``tpo-ie``: one file per command, each a thin function over a plain one."""

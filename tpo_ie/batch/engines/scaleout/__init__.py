"""The engine on a Ray cluster: shards stream through an actor pool of Ray Data, on one machine or many."""

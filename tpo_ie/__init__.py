"""Indonesian news to agencies, officials, quotes, relations and actions against trafficking."""

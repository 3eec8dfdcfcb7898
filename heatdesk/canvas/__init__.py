"""How the map is drawn and handled. One Canvas shows one Document by one View."""

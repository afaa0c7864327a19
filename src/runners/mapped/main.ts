import electron = require('../../main');

// A file of its own, as beside it for the whole module.
export = electron;

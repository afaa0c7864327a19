// A file of its own, as beside it for the whole module.
module.exports = require('../../renderer');

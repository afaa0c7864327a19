const useLate = require('./late');

test('nothing of it has been used', useLate);

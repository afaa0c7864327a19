import { CALLED_NAMES } from '../../src/runners/called-names';

const { calledNames } = require('../../scripts/called-names') as { calledNames(): string[] };

test('mocks know which methods the fake itself reads: else node scripts/called-names.js', () => {
  expect(CALLED_NAMES.split(' ')).toEqual(calledNames());
}, 120_000);

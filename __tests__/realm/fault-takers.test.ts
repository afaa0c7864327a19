import { inPlainNode } from '../support/spawn';

test('what is taken is told to nobody, also where others put an emit of their own there and take it away', () => {
  const found = inPlainNode(`
    const found = [];
    const before = process.emit;
    const { faultTakers } = require('./build/realm/fault-takers');
    faultTakers().add((event, [error]) => error.message === 'mine' && found.push('taken ' + event) > 0);
    process.on('unhandledRejection', (error) => found.push('heard ' + error.message));
    const rejected = async (message) => { Promise.reject(new Error(message)); await new Promise(setImmediate); };
    const put = (original) => { process.emit = function (...values) { return original.apply(this, values); }; };
    (async () => {
      await rejected('mine');
      await rejected('other');
      put(before);
      await rejected('mine');
      process.emit = before;
      await rejected('mine');
      const ours = process.emit;
      put(ours);
      await rejected('other');
      process.emit = ours;
      await rejected('mine');
      report(found);
    })();`);
  const [taken, heard] = ['taken unhandledRejection', 'heard other'];
  expect(found).toEqual([taken, heard, taken, taken, heard, taken]);
});

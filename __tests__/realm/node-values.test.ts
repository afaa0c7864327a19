import { ModuleLoader } from '../../src/realm/module-loader';
import { knowNodeValues } from '../../src/realm/node-values';
import { createRealm } from '../../src/realm/realm';
import { folder } from './folder';

test("in a realm with Node, instanceof holds of Node's buffers, errors and lists, and of nothing else", () => {
  const realm = createRealm();
  knowNodeValues(realm);
  knowNodeValues(realm);
  const place = folder({
    'main.js': `const fs = require('node:fs');
      const failed = (() => { try { fs.readFileSync('/no/such/file'); } catch (error) { return error; } })();
      class Own extends Error {}
      exports.yes = [
        Buffer.from('a') instanceof Uint8Array, failed instanceof Error, require('node:os').cpus() instanceof Array,
        fs.statSync('.').mtime instanceof Date, fs.promises.readFile('.').catch(() => {}) instanceof Promise,
        fs.readFileSync instanceof Function, new Own() instanceof Own, new Own() instanceof Error, [] instanceof Array,
      ];
      exports.no = [
        failed instanceof Own, failed instanceof TypeError, Buffer.from('a') instanceof Array, {} instanceof Error,
        Object.create(null) instanceof Object, 1 instanceof Object, undefined instanceof Error,
      ];`,
  });
  const { yes, no } = new ModuleLoader({ realm, scope: { Buffer } }).require(`${place}/main.js`) as Record<
    string,
    boolean[]
  >;

  expect([...yes!]).toEqual(Array(9).fill(true));
  expect([...no!]).toEqual(Array(7).fill(false));
});

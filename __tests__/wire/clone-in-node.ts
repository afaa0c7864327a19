/**
 * Run by clone.property.test.ts as a plain `node` process, where no test runner has put a realm between us and Node.
 * Arguments: the number of graphs, and optionally fast-check's seed.
 */
import assert from 'node:assert/strict';
import { builtinModules } from 'node:module';
import { clone, pack } from '../../src/wire/clone';
import { run } from './clone-check';
import { difference, raw } from './clone-same';

const cloneable = (value: unknown): boolean => {
  try {
    pack(value).open();
    return true;
  } catch (error) {
    assert.equal((error as Error).message, 'An object could not be cloned.');
    return false;
  }
};

/** Whether V8 and we agree on every object that can be reached from Node's own modules and globals. */
function census(): number {
  const seen = new Set<unknown>();
  const visit = (value: unknown, path: string, levels: number): void => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return;
    if (seen.has(value) || levels === 0) return;
    seen.add(value);
    if (typeof value === 'object') assert.equal(cloneable(value), !('failed' in raw(value)), path);
    for (const key of Reflect.ownKeys(value)) {
      const descriptor = Object.getOwnPropertyDescriptor(value, key);
      if (descriptor && 'value' in descriptor) visit(descriptor.value, `${path}.${String(key)}`, levels - 1);
    }
    visit(Object.getPrototypeOf(value), `${path}.__proto__`, levels - 1);
  };
  for (const name of builtinModules) if (/^[a-z/]+$/.test(name)) visit(require(name), name, 6);
  for (const name of Reflect.ownKeys(globalThis)) visit(Reflect.get(globalThis, name), String(name), 6);
  return seen.size;
}

async function main(): Promise<void> {
  const graphs = Number(process.argv[2] ?? 20_000);
  run(graphs, process.argv[3] === undefined ? undefined : Number(process.argv[3]));
  assert.ok(census() > 1000);
  // S3.6.am. TypeScript would make a require() of a plain import().
  const load = new Function('name', 'return import(name)') as (name: string) => Promise<object>;
  assert.equal(cloneable(await load('node:fs')), false);
  assert.equal(cloneable(await load('data:text/javascript,export const a = 1')), false);
  const value = { date: new Date(1), map: new Map([[1, [new TypeError('m')]]]), bytes: new Uint8Array([1]), re: /x/g };
  assert.deepStrictEqual(clone(value), value);
  // A hardened process, where no assignment can hide a name of Object.prototype.
  Object.freeze(Object.prototype);
  Object.freeze(Error);
  const names = JSON.parse('{"toString": 1, "constructor": {"a": 1}, "__proto__": [1]}');
  assert.equal(difference(pack(names).open(), names), undefined);
  assert.equal((clone(new Error('m')) as Error).message, 'm');
  console.log(`${graphs} graphs agree`);
}

process.removeAllListeners('warning');
process.on('warning', () => {});
// Getters of prototypes that return rejected promises.
process.on('unhandledRejection', () => {});
main().catch((error: unknown) => {
  console.log(error);
  process.exitCode = 1;
});

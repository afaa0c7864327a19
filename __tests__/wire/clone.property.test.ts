import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { check, run } from './clone-check';
import type { Plan } from './clone-graphs';

/** `FAKE_ELECTRON_FUZZ_RUNS=1000000 npx jest clone.property` for a long night. */
const runs = Number(process.env.FAKE_ELECTRON_FUZZ_RUNS ?? 20_000);
const root = resolve(__dirname, '../..');

/** How a plain `node` reads these files; ts-node's own reading of tsconfig.json asks for a rootDir. */
const compilerOptions = { rootDir: root, module: 'commonjs', moduleResolution: 'node10', ignoreDeprecations: '6.0' };

describe("our clone and Node's raw serializer pair (S3.5) agree on random graphs", () => {
  test(
    'in a plain node process, where they also agree on every object of Node itself',
    () => {
      const output = execFileSync(
        process.execPath,
        ['-r', 'ts-node/register/transpile-only', join(__dirname, 'clone-in-node.ts'), String(runs)],
        {
          cwd: root,
          encoding: 'utf8',
          env: { ...process.env, TS_NODE_COMPILER_OPTIONS: JSON.stringify(compilerOptions) },
          maxBuffer: 1e8,
        },
      );
      expect(output).toBe(`${runs} graphs agree\n`);
    },
    60_000 + runs * 10,
  );

  test("in Jest's own realm", () => run(Math.ceil(runs / 4)), 60_000 + runs * 10);
});

/** Shrunk failures of earlier runs. */
describe('regressions', () => {
  const data = { flavour: 'data' } as const;
  const none = { kind: 'object', entries: [], number: 0, text: '' };
  const plans: Record<string, Plan> = {
    'an own __proto__ that a getter deletes is skipped': [
      {
        ...none,
        entries: [
          { key: 'a', part: { primitive: undefined }, flavour: 'deleting' },
          { key: '__proto__', part: { primitive: 0n }, ...data },
        ],
      },
    ],
    'an own constructor that a getter deletes does not show the inherited one': [
      {
        ...none,
        entries: [
          { key: 'a', part: { primitive: 1 }, flavour: 'deleting' },
          { key: 'constructor', part: { primitive: 1 }, ...data },
        ],
      },
    ],
    'an element whose getter empties its array is still an element': [
      {
        ...none,
        kind: 'list',
        number: 377,
        entries: [
          { key: 'a', part: { node: 0 }, ...data },
          { key: '1', part: { primitive: undefined }, flavour: 'growing' },
        ],
      },
    ],
    'a named property that an element adds to its array is not seen': [
      {
        ...none,
        kind: 'list',
        number: 476,
        entries: [
          { key: '0', part: { node: 0 }, flavour: 'growing' },
          { key: 'a', part: { primitive: 0n }, ...data },
        ],
      },
    ],
    'a long array with an accessor is read once': [
      { ...none, kind: 'array', entries: [{ key: '300', part: { primitive: 0 }, flavour: 'getter' }] },
    ],
  };
  for (const [title, plan] of Object.entries(plans)) test(title, () => check(plan));
});

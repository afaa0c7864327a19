// Runs the examples with the reporter and compares their map with the one that is committed: `npm run map`, or `-- --update`
// to take it over. Names of channels, places and what crossed are in it; nothing of a machine, a clock or a process.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, temporary } from './trial.mjs';

const committed = join(root, 'examples/ipc-map.json');
const made = join(temporary('map'), 'ipc-map.json');

try {
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const { status } = spawnSync(process.execPath, [jest, '--ci', '--selectProjects', 'examples'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, IPC_MAP: made },
  });
  if (status !== 0) throw new Error('The examples have failed.');
  const now = readFileSync(made, 'utf8');
  if (process.argv.includes('--update')) {
    writeFileSync(committed, now);
    console.log('examples/ipc-map.json is taken over.');
  } else {
    const differing = firstDifference(readFileSync(committed, 'utf8').split('\n'), now.split('\n'));
    if (differing !== undefined)
      throw new Error(`examples/ipc-map.json is no longer what the examples do. ${differing}\nnpm run map -- --update`);
    console.log('examples/ipc-map.json is what the examples do.');
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function firstDifference(was, is) {
  const at = was.findIndex((line, index) => line !== is[index]);
  if (at < 0 && was.length === is.length) return undefined;
  const line = at < 0 ? was.length : at;
  return `From line ${line + 1}:\n- ${was[line] ?? '(its end)'}\n+ ${is[line] ?? '(its end)'}`;
}

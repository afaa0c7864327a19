// Writes `repository`, `homepage` and `bugs` of package.json: `npm run publish-fields [-- address]`, from the remote `origin` unless an
// address is given. With --check it says whether they are there, and --print only shows them.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './trial.mjs';

const flags = process.argv.slice(2).filter((arg) => arg.startsWith('--'));
const [given] = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const file = join(root, 'package.json');
const manifest = JSON.parse(readFileSync(file, 'utf8'));

/** Of `git@host:owner/name.git`, `ssh://…` or `https://…`: where a person finds it. */
function pageOf(address) {
  const [, host, path] =
    /^(?:git\+)?(?:https?|ssh|git):\/\/(?:[^@/]+@)?([\w.-]+\.[a-z]+)(?::\d+)?\/(.+?)(?:\.git)?\/?$/.exec(address) ??
    /^[\w.-]+@([\w.-]+\.[a-z]+):(.+?)(?:\.git)?$/.exec(address) ??
    [];
  return host === undefined ? undefined : `https://${host}/${path}`;
}

if (flags.includes('--check')) {
  const missing = ['repository', 'homepage', 'bugs'].filter((name) => manifest[name] === undefined);
  if (missing.length > 0) {
    console.error(`package.json has no ${missing.join(', ')}: npm run publish-fields writes them.`);
    process.exitCode = 1;
  }
} else {
  const address =
    given ?? spawnSync('git', ['remote', 'get-url', 'origin'], { cwd: root, encoding: 'utf8' }).stdout.trim();
  const page = pageOf(address);
  if (page === undefined) {
    console.error(
      `'${address}' is no address that others can reach: npm run publish-fields -- https://host/owner/name`,
    );
    process.exitCode = 1;
  } else {
    const fields = {
      repository: { type: 'git', url: `git+${page}.git` },
      homepage: `${page}#readme`,
      bugs: { url: `${page}/issues` },
    };
    if (flags.includes('--print')) console.log(JSON.stringify(fields));
    else {
      const { name, version, description, keywords, license, ...rest } = manifest;
      const next = { name, version, description, keywords, ...fields, license, ...rest, ...fields };
      writeFileSync(file, `${JSON.stringify(next, null, 2)}\n`);
    }
  }
}

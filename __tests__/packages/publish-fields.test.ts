import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const run = (...args: string[]) =>
  spawnSync(process.execPath, [join(__dirname, '../../scripts/publish-fields.mjs'), ...args], { encoding: 'utf8' });

test.each([
  'git@host.example:me/fake-electron.git',
  'https://host.example/me/fake-electron',
  'https://user:secret@host.example/me/fake-electron.git',
  'ssh://git@host.example:22/me/fake-electron.git',
])('%s says where the package is at home', (address) => {
  expect(JSON.parse(run('--print', address).stdout)).toEqual({
    repository: { type: 'git', url: 'git+https://host.example/me/fake-electron.git' },
    homepage: 'https://host.example/me/fake-electron#readme',
    bugs: { url: 'https://host.example/me/fake-electron/issues' },
  });
});

test.each(['/srv/git/fake-electron.git', '../main', 'file:///srv/git/x.git'])(
  '%s is nowhere that others can reach',
  (address) => {
    const { status, stderr } = run('--print', address);
    expect([status, stderr]).toEqual([
      1,
      `'${address}' is no address that others can reach: npm run publish-fields -- https://host/owner/name\n`,
    ]);
  },
);

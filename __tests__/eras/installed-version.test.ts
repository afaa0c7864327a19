import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installedElectronVersion } from '../../src/eras/version';

describe('installedElectronVersion', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'installed-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const install = (at: string, manifest: string): void => {
    mkdirSync(join(folder, at, 'node_modules', 'electron'), { recursive: true });
    writeFileSync(join(folder, at, 'node_modules', 'electron', 'package.json'), manifest);
  };

  test('finds the package of the nearest folder up', () => {
    install('.', JSON.stringify({ name: 'electron', version: '12.2.3' }));
    install('packages/app', JSON.stringify({ name: 'electron', version: '28.1.4' }));
    expect(installedElectronVersion(join(folder, 'packages', 'app', 'src'))).toBe('28.1.4');
    expect(installedElectronVersion(join(folder, 'packages', 'other'))).toBe('12.2.3');
  });

  test.each(['{', '{"name":"electron"}', '{"name":"fake-electron","version":"0.1.0"}'])(
    'is undefined for a package.json of %j',
    (manifest) => {
      install('.', manifest);
      expect(installedElectronVersion(folder)).toBeUndefined();
    },
  );

  test('is undefined where there is none', () => {
    expect(installedElectronVersion(folder)).toBeUndefined();
  });

  test("finds this project's own", () => {
    expect(installedElectronVersion(__dirname)).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

import * as fs from 'node:fs';
import { join } from 'node:path';
import { packageFolder, packageName } from './importers';

/** What finds the binary of a native module, or fetches or builds it, for a package that need not be native itself. */
const LOADERS = new Set([
  ...['node-gyp-build', 'node-gyp-build-optional-packages', 'bindings', 'pkg-prebuilds', 'require-addon', 'node-gyp'],
  ...['node-pre-gyp', '@mapbox/node-pre-gyp', '@discordjs/node-pre-gyp', '@xpressit/node-pre-gyp', 'cmake-js'],
  ...['node-abi', 'prebuild', 'prebuild-install', 'prebuildify', 'node-addon-api', 'detect-libc', 'nbind'],
]);

const SIGNS = ['binding.gyp', 'prebuilds', 'CMakeLists.txt', join('build', 'Release')];

/**
 * Tells the packages that choose a binary by the runtime they are in: there is no Electron for which one was built. They must
 * find Node's, and so must not see `process.versions.electron`.
 */
export function nativePackages(): (file: string) => boolean {
  const known = new Map<string, boolean>();
  return (file) => {
    const folder = packageFolder(file);
    if (folder === undefined) return false;
    let isNative = known.get(folder);
    if (isNative === undefined) {
      isNative = LOADERS.has(packageName(file)!) || SIGNS.some((sign) => fs.existsSync(join(folder, sign)));
      known.set(folder, isNative);
    }
    return isNative;
  };
}

import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { versionError } from '../words/errors';
import { NEWEST_LINE, OLDEST, SPANS, STEPS } from './version-table';

/** An Electron release, or the newest one of a line: then `minor` or `patch` is Infinity. */
export interface Version {
  /** `'28.1.4'`, or as much as was given: `'28'`. */
  readonly name: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

type Flags = { readonly [K in keyof typeof SPANS]: boolean };
type Choices = { readonly [K in keyof typeof STEPS]: (typeof STEPS)[K][number][1] };

/** What one Electron version has; every field is described in version-table.ts. */
export interface Era extends Flags, Choices {
  readonly version: Version;
}

const PATTERN = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+)(?:-[\w.-]+)?(?:\+[\w.-]+)?)?$/;

/**
 * The Electron version that `input` stands for (DESIGN section 5).
 *
 * @param input - `'28.1.4'`; `'28'` or `'28.1'` for the newest of that line; a prerelease for its release; undefined for
 *   the newest known
 * @throws Error naming what was given and what is accepted, when it does not parse, is older than 0.35.0 or newer than known
 */
export function resolveVersion(input: string | undefined): Version {
  if (input === undefined) return newest();
  const version = typeof input === 'string' ? parse(input.trim()) : undefined;
  if (!version || !isAtLeast(version, OLDEST) || version.major > NEWEST_LINE) {
    throw versionError(input, `${OLDEST} to ${NEWEST_LINE}.x`, version ? undefined : versionWithin(String(input)));
  }
  return version;
}

const eras = new Map<string, Era>();

/**
 * The era of a version, as `resolveVersion` takes it; the same object for the same version.
 *
 * @throws as `resolveVersion`
 */
export function eraOf(input: string | undefined): Era {
  const known = input === undefined ? undefined : eras.get(input);
  if (known !== undefined) return known;
  const version = resolveVersion(input);
  let era = eras.get(version.name);
  if (era === undefined) {
    era = erasOf(version);
    eras.set(version.name, era);
  }
  return era;
}

/**
 * The era of the `electron` package that a project has installed, by default the newest known. Nobody chose that version for the
 * fake, so one that cannot be emulated (a fork's, an unreleased one's) is no error.
 *
 * @param fromDirs - the folders to look from, in order
 */
export function eraOfInstalled(...fromDirs: string[]): Era {
  let installed: string | undefined;
  for (const dir of fromDirs) installed ??= installedElectronVersion(dir);
  try {
    return eraOf(installed);
  } catch {
    return eraOf(undefined);
  }
}

/** `process.versions.electron`: all three numbers, whatever was asked for. */
export function numbersOf({ major, minor, patch }: Version): string {
  return [major, minor, patch].map((part) => (Number.isFinite(part) ? part : 0)).join('.');
}

/** What `version` has, as one frozen object of flags and choices. */
export function erasOf(version: Version): Era {
  const era: Record<string, unknown> = { version };
  for (const [name, [since, until]] of Object.entries(SPANS)) {
    era[name] = (since === null || isAtLeast(version, since)) && (until === null || !isAtLeast(version, until));
  }
  for (const [name, steps] of Object.entries(STEPS)) {
    era[name] = (steps.findLast(([since]) => isAtLeast(version, since)) ?? steps[0])[1];
  }
  // Every send asks it. V8 makes a slow dictionary of an object that is given many keys one by one, but not of its copy.
  return Object.freeze({ ...era }) as unknown as Era;
}

/**
 * The version of the `electron` package that a project has installed; looked up at every call.
 *
 * @param fromDir - the project's folder
 * @returns undefined if there is none
 */
export function installedElectronVersion(fromDir: string): string | undefined {
  for (let dir = resolve(fromDir); ; dir = dirname(dir)) {
    const version = versionIn(() => join(dir, 'node_modules', 'electron', 'package.json'));
    if (version !== undefined || dir === dirname(dir)) {
      // folders first: a test runner's own resolution may have put the fake in Electron's place; then Yarn's, which has no folders
      return version ?? versionIn(() => resolver(fromDir).resolve('electron/package.json'));
    }
  }
}

/** Asked for where no folder has it, so loaded there. */
function resolver(fromDir: string): NodeJS.Require {
  const { createRequire } = require('node:module') as typeof import('node:module');
  return createRequire(join(fromDir, 'noop.js'));
}

function versionIn(manifest: () => string): string | undefined {
  try {
    const { name, version } = JSON.parse(readFileSync(manifest(), 'utf8'));
    return name === 'electron' && typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}

function newest(): Version {
  return Object.freeze({ name: String(NEWEST_LINE), major: NEWEST_LINE, minor: Infinity, patch: Infinity });
}

// '^28.0.0' and '28.x' name a version that would do
function versionWithin(text: string): string | undefined {
  const candidate = /\d+(\.\d+){0,2}/.exec(text)?.[0];
  return candidate && isAtLeast(parse(candidate)!, OLDEST) ? candidate : undefined;
}

function parse(text: string): Version | undefined {
  const parts = PATTERN.exec(text)?.slice(1, 4);
  if (!parts) return undefined;
  const [major = 0, minor = Infinity, patch = Infinity] = parts.map((part) => (part ? Number(part) : undefined));
  return Object.freeze({ name: parts.filter(Boolean).join('.'), major, minor, patch });
}

/** A version as one number: what was not given counts as the newest there is. */
function rankOf(major: number, minor: number, patch: number): number {
  return major * 1e6 + Math.min(minor, 999) * 1e3 + Math.min(patch, 999);
}

// A threshold with back-ports counts only within their lines and after the last of them. By hand: an era asks it 200 times.
function isAtLeast(version: Version, threshold: string): boolean {
  const rank = rankOf(version.major, version.minor, version.patch);
  let least = 0;
  for (const mark of threshold.split('|')) {
    const [major, minor, patch] = mark.split('.');
    least = rankOf(Number(major), Number(minor), Number(patch));
    if (Number(major) === version.major) break;
  }
  return rank >= least;
}

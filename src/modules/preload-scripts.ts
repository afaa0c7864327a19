import * as path from 'node:path';
import { URL } from 'node:url';
import type { Restore } from '../bus/snapshot';
import { hasOpenPath, matchPattern, PatternError, pageSchemes, type UrlTest, urlGlob } from '../web/url-pattern';
import { conversionError } from '../words/errors';
import {
  emptyFilterError,
  existingPreloadError,
  fallbackPathError,
  LOGGED,
  patternError,
  relativePreloadError,
  unknownPreloadError,
} from '../words/module-errors';

// Node loads it when it is first used, and few tests use it.
const crypto = () => require('node:crypto') as typeof import('node:crypto');

export interface PreloadHost {
  /** Whether the app has registered this scheme as standard. */
  isStandard(scheme: string): boolean;
  /** A line that Electron prints. */
  print(method: 'error' | 'warn', ...line: unknown[]): void;
}

/** What is registered, and whether it is meant for a URL. */
interface Entry {
  readonly script: Electron.PreloadScript;
  readonly takes: (url: string, origin: string | undefined) => boolean;
}

const FILTERS = ['matches', 'excludeMatches', 'includeGlobs', 'excludeGlobs'] as const;

/** The preload scripts of one session, in the order in which they run (S10.1). */
export class PreloadScripts {
  readonly #host: PreloadHost;
  #entries: readonly Entry[] = [];

  constructor(host: PreloadHost) {
    this.#host = host;
  }

  register(registration: Electron.PreloadScriptRegistration): string {
    const script = read(registration);
    if (this.#entries.some((entry) => entry.script.id === script.id)) throw existingPreloadError(script.id);
    if (!path.isAbsolute(script.filePath)) throw relativePreloadError(script.filePath);
    this.#entries = [...this.#entries, { script, takes: this.#filterOf(script) }];
    return script.id;
  }

  unregister(id: string): void {
    const left = this.#entries.filter(({ script }) => script.id !== id);
    if (left.length === this.#entries.length) throw unknownPreloadError(id);
    this.#entries = left;
  }

  get all(): Electron.PreloadScript[] {
    return this.#entries.map(({ script }) => copyOf(script));
  }

  /** Those of all frames are these from now on: what `setPreloads` does. */
  replaceFrames(paths: readonly string[]): void {
    if (!Array.isArray(paths) || paths.some((given) => typeof given !== 'string')) throw conversionError(0, paths);
    // S10.1: a relative path is passed over with a log, and `getPreloads` tells it all the same.
    for (const given of paths) if (!path.isAbsolute(given)) this.#host.print('error', LOGGED.relativePreload(given));
    const others = this.#entries.filter(({ script }) => script.type !== 'frame');
    const frames = paths.map((filePath): Entry => {
      return { script: { id: crypto().randomUUID(), type: 'frame', filePath }, takes: () => path.isAbsolute(filePath) };
    });
    this.#entries = [...others, ...frames];
  }

  /**
   * The files to run in a document or a service worker, in the order of their registration (S10.1, S11.1).
   *
   * @param url - of the document, or the scope of the service worker
   * @param origin - of the frame that created a document whose URL has none of its own
   */
  filesFor(type: Electron.PreloadScript['type'], url: string, origin?: string): string[] {
    return this.#entries
      .filter(({ script, takes }) => script.type === type && takes(url, origin))
      .map(({ script }) => script.filePath);
  }

  save(): Restore {
    const entries = this.#entries;
    return () => {
      this.#entries = entries;
    };
  }

  #filterOf(script: Electron.PreloadScript): Entry['takes'] {
    const { matches, excludeMatches = [], includeGlobs, excludeGlobs = [] } = script;
    const pattern = (text: string) => this.#pattern(text);
    if (script.matchOriginAsFallback && matches) {
      for (const text of matches) if (!hasOpenPath(text)) throw fallbackPathError(text);
    }
    const wanted = [matches?.map(pattern), includeGlobs?.map(urlGlob)].filter((tests) => tests !== undefined);
    const unwanted = [...excludeMatches.map(pattern), ...excludeGlobs.map(urlGlob)];
    if (wanted.length === 0 && unwanted.length === 0) return () => true;
    return (given, origin) => {
      const url = parsed(script.matchOriginAsFallback && origin && isRootless(given) ? origin : given);
      if (url === undefined) return false;
      const passes = (test: UrlTest) => test(url);
      return wanted.every((tests) => tests.some(passes)) && !unwanted.some(passes);
    };
  }

  #pattern(text: string): UrlTest {
    try {
      return matchPattern(
        text,
        pageSchemes((scheme) => this.#host.isStandard(scheme)),
      );
    } catch (error) {
      throw error instanceof PatternError ? patternError(text, error.message) : error;
    }
  }
}

/** What of a registration counts, checked as the conversion to native does. */
function read(given: Electron.PreloadScriptRegistration): Electron.PreloadScript {
  const isScript =
    (given?.type === 'frame' || given?.type === 'service-worker') &&
    typeof given.filePath === 'string' &&
    (given.id === undefined || typeof given.id === 'string') &&
    FILTERS.every((name) => given[name] === undefined || isListOfTexts(given[name]));
  if (!isScript) throw conversionError(0, given);
  const { id = crypto().randomUUID(), type, filePath, matchOriginAsFallback } = given;
  const script: Electron.PreloadScript = { id, type, filePath };
  for (const name of FILTERS) {
    const list = given[name];
    if (list === undefined) continue;
    if (list.length === 0 && (name === 'matches' || name === 'includeGlobs')) throw emptyFilterError(name);
    script[name] = [...list];
  }
  if (matchOriginAsFallback !== undefined) script.matchOriginAsFallback = Boolean(matchOriginAsFallback);
  return script;
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** What is given out is the caller's to change. */
function copyOf(script: Electron.PreloadScript): Electron.PreloadScript {
  const lists = FILTERS.flatMap((name) => (script[name] ? [[name, [...script[name]]]] : []));
  return { ...script, ...Object.fromEntries(lists) };
}

/** Whether the URL of a document says nothing of where it comes from. */
function isRootless(url: string): boolean {
  return /^(about|blob|data|filesystem):/i.test(url);
}

function parsed(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

import { FALLBACK_DEPRECATION } from '../eras/era-texts';
import type { Era } from '../eras/version';
import { type Parcel, pack, type Side } from './clone';
import type { JsonRules } from './json-like';

/** Takes a process warning; `process.emitWarning` is one. */
export type Warn = (message: string, type: 'DeprecationWarning') => void;

/** Takes a snapshot of one message, or throws Electron's words. */
export type Packer = (value: unknown, side?: Side) => Parcel;

/**
 * How a version puts a value on the wire (versions 1.7): the JSON-like rules before 8, structured clone with those as a fallback
 * in 8.x, structured clone alone since 9.
 *
 * @param era - the version's
 * @param warn - where the deprecation warning of 8.x goes
 */
export function packerFor(era: Era, warn: Warn = emitWarning): Packer {
  if (!era.structuredClone) return (value) => packJsonLike(value, era);
  if (era.cloneFallback) return (value, side) => packWithFallback(value, era, warn, side);
  return era.nodeObjectsCloned ? packClone : packAsNode20;
}

// Not made anew for every message.
const packClone: Packer = (value, side) => pack(value, side && { side });
const packAsNode20: Packer = (value, side = 'main') => pack(value, { side: sideFor(side, false) });

/**
 * The side of a process whose Node may be an old one.
 *
 * @param cloned - whether that Node lets V8 clone objects of its own
 */
export function sideFor(side: Side, cloned: boolean): Side {
  return side === 'main' && !cloned ? 'main-20' : side;
}

/**
 * The wire of 8.x (versions 2.6): if any part of the message cannot be cloned, all of it goes by the JSON-like rules of 7.
 *
 * @param value - the arguments of one call as one array, or a reply
 * @param rules - the era
 * @param warn - takes the deprecation warning
 * @param side - who sends it
 */
function packWithFallback(value: unknown, rules: JsonRules, warn: Warn, side: Side = 'main'): Parcel {
  try {
    return pack(value, { side });
  } catch {
    warn(FALLBACK_DEPRECATION, 'DeprecationWarning');
    return packJsonLike(value, rules);
  }
}

function emitWarning(message: string, type: string): void {
  process.emitWarning(message, type);
}

/** Loaded for the versions that need it, which are not many projects'. */
function packJsonLike(value: unknown, rules: JsonRules): Parcel {
  return (require('./json-like') as typeof import('./json-like')).packJsonLike(value, rules);
}

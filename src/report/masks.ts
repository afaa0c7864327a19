import * as fs from 'node:fs';
import * as path from 'node:path';
import { checkRules, createMasker, type MaskRule } from '../traffic/mask';
import { AS_THEY_ARE, type Reading } from '../traffic/reading';

/** A rule as JSON holds it, for the processes that run the test files. */
type WrittenRule =
  | { readonly type: string }
  | { readonly key: string }
  | { readonly source: string; readonly flags: string };

const FILE = 'masks.json';

/**
 * Leaves the rules of a run for those who note what crosses.
 *
 * @param folder - that of the notes
 * @throws TypeError for what is no rule of `traffic.masked`
 */
export function writeMasks(folder: string, rules: readonly MaskRule[]): void {
  if (rules.length === 0) return;
  checkRules(rules);
  const written = rules.map((rule): WrittenRule => {
    if (typeof rule === 'string') return { key: rule };
    if (typeof rule === 'function') return { type: rule.name };
    return { source: rule.source, flags: rule.flags };
  });
  fs.writeFileSync(path.join(folder, FILE), JSON.stringify(written));
}

/** How the messages of a run are read: as they are, where it has no rules. */
export function readMasks(folder: string): Reading {
  const file = path.join(folder, FILE);
  if (!fs.existsSync(file)) return AS_THEY_ARE;
  const rules = JSON.parse(fs.readFileSync(file, 'utf8')) as WrittenRule[];
  return createMasker(
    rules.map((rule): MaskRule => {
      if ('key' in rule) return rule.key;
      if ('source' in rule) return new RegExp(rule.source, rule.flags);
      // A type is known by its name, whichever realm's it is.
      return Object.defineProperty(() => {}, 'name', { value: rule.type });
    }),
  );
}

import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { OWN_FOLDER } from '../words/own-folder';
import type { IpcMap } from './ipc-map';

/** What the page is told beside the map. */
export interface PageOptions {
  /** The project's name. */
  readonly title: string;
  /** A sentence for each map that could not be read. */
  readonly lost?: readonly string[];
}

/** What the script of the page finds in it. */
export interface PageData extends PageOptions {
  readonly map: IpcMap;
}

/** What the build has made of `page/`: the page without its data. */
const TEMPLATE = path.join(OWN_FOLDER, '../dist/report.html');

/**
 * One self-contained page of HTML.
 *
 * Whatever crossed is data in it, never markup: it stands in a block that is no script, without a `<` of its own, and the page's policy
 * lets run nothing but the script of the package, by its hash.
 *
 * @throws Error where the package is not whole
 */
export function pageOf(map: IpcMap, options: PageOptions, template = readTemplate()): string {
  const script = contentOf(template, 'script');
  const style = contentOf(template, 'style');
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; img-src data:; base-uri 'none'; form-action 'none'`;
  const data: PageData = { ...options, map };
  const parts: Readonly<Record<string, string>> = {
    policy,
    title: escaped(options.title),
    data: harmless(JSON.stringify(data)),
  };
  // In one go: what is filled in may look like what is to be filled.
  return template.replace(/\{\{(policy|title|data)\}\}/g, (_all, name: string) => parts[name]!);
}

function readTemplate(): string {
  try {
    return fs.readFileSync(TEMPLATE, 'utf8');
  } catch {
    throw new Error(`fake-electron: there is no ${TEMPLATE}, which is a part of the package. Install it again.`);
  }
}

function contentOf(template: string, name: 'script' | 'style'): string {
  const [, content] = new RegExp(`<${name}>([^]*?)</${name}>`).exec(template) ?? [];
  return content ?? '';
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** JSON without what a parser of HTML looks for. */
function harmless(json: string): string {
  return json.replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function escaped(text: string): string {
  return text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

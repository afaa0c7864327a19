import { URL } from 'node:url';
import { extensionOf } from '../../web/mime';

/**
 * What a file is called that is downloaded (N12.6): as the server says, else the page, else as the URL ends, else
 * `download` with the extension of its type.
 *
 * @param suggested - by the `download` attribute of a link
 */
export function fileNameOf(disposition: string, suggested: string, url: string, type: string): string {
  const name = clean(dispositionName(disposition) || suggested || urlName(url));
  if (name === '') return `download${extensionOf(type)}`;
  return name;
}

/** Whether a response says that it is to be kept, and not to be shown. */
export function isAttachment(disposition: string): boolean {
  return /^\s*attachment\b/i.test(disposition);
}

function dispositionName(disposition: string): string {
  const extended = /(?:^|;)\s*filename\*\s*=\s*([\w-]*)'[^']*'([^;]+)/i.exec(disposition);
  if (extended) {
    try {
      return decodeURIComponent(extended[2]!.trim());
    } catch {
      // It is not what it says; there may be the plain one.
    }
  }
  const quoted = /(?:^|;)\s*filename\s*=\s*"((?:[^"\\]|\\.)*)"/i.exec(disposition);
  if (quoted) return decoded(quoted[1]!.replace(/\\(.)/g, '$1'));
  return decoded(/(?:^|;)\s*filename\s*=\s*([^;]*)/i.exec(disposition)?.[1]?.trim() ?? '');
}

/** What servers write in percents where they should not. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function urlName(url: string): string {
  if (!URL.canParse(url) || /^(data|blob|about):/i.test(url)) return '';
  return decoded(new URL(url).pathname.split('/').at(-1) ?? '');
}

/** No folder, and nothing that a file system refuses. */
function clean(name: string): string {
  return (
    name
      .replace(/^.*[\\/](?=[^\\/]+$)/, '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to go.
      .replace(/[\u0000-\u001f<>:"/\\|?*]/g, '_')
      .replace(/^[. ]+|[. ]+$/g, (edge) => '_'.repeat(edge.length))
  );
}

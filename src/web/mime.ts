/** What Chromium knows without asking the system, and what apps ship beside. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/json': 'json map',
  'application/manifest+json': 'webmanifest',
  'application/pdf': 'pdf',
  'application/wasm': 'wasm',
  'application/xhtml+xml': 'xhtml xht xhtm',
  'application/xml': 'xsl xslt',
  'application/zip': 'zip',
  'audio/flac': 'flac',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg oga opus',
  'audio/wav': 'wav',
  'audio/webm': 'weba',
  'audio/x-m4a': 'm4a',
  'font/otf': 'otf',
  'font/ttf': 'ttf',
  'font/woff': 'woff',
  'font/woff2': 'woff2',
  'image/avif': 'avif',
  'image/bmp': 'bmp',
  'image/gif': 'gif',
  'image/jpeg': 'jpg jpeg jfif pjpeg pjp',
  'image/png': 'png',
  'image/svg+xml': 'svg svgz',
  'image/webp': 'webp',
  'image/x-icon': 'ico',
  'text/css': 'css',
  'text/csv': 'csv',
  'text/html': 'html htm shtml ehtml',
  'text/javascript': 'js mjs cjs',
  'text/markdown': 'md markdown',
  'text/plain': 'txt text log',
  'text/xml': 'xml',
  'video/mp4': 'mp4 m4v',
  'video/ogg': 'ogv',
  'video/webm': 'webm',
};

/** The MIME type of a file, or of the path of a URL, by its extension; `application/octet-stream` if it says nothing. */
export function mimeOf(path: string): string {
  const [, extension] = /\.([^./\\]+)$/.exec(path) ?? [];
  if (extension === undefined) return 'application/octet-stream';
  const wanted = extension.toLowerCase();
  const found = Object.entries(EXTENSIONS).find(([, extensions]) => extensions.split(' ').includes(wanted));
  return found?.[0] ?? 'application/octet-stream';
}

/** The extension, with its dot, that a file of this type has; `''` for one that the table lacks. */
export function extensionOf(type: string): string {
  const essence = type.split(';')[0]!.trim().toLowerCase();
  const extensions = Object.hasOwn(EXTENSIONS, essence) ? EXTENSIONS[essence] : undefined;
  const preferred = { 'text/plain': 'txt', 'text/html': 'html' }[essence] ?? extensions?.split(' ')[0];
  return preferred === undefined ? '' : `.${preferred}`;
}

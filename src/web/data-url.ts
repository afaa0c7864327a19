/** What a `data:` URL has in it. */
export interface DataContent {
  /** With its parameters. */
  readonly type: string;
  readonly body: Buffer;
}

/** Takes a `data:` URL apart (RFC 2397); `undefined` if it has no comma. */
export function readDataUrl(url: string): DataContent | undefined {
  const [, described, data] = /^data:([^,#]*),([^#]*)/is.exec(url) ?? [];
  if (described === undefined || data === undefined) return undefined;
  const isBase64 = /;\s*base64\s*$/i.test(described);
  const type = described.replace(/;\s*base64\s*$/i, '').trim();
  const bytes = percentDecoded(data);
  return {
    type: type.startsWith(';') ? `text/plain${type}` : type || 'text/plain;charset=US-ASCII',
    body: isBase64 ? Buffer.from(bytes.toString('latin1'), 'base64') : bytes,
  };
}

/** As bytes: a percent sign that begins no byte stands for itself. */
function percentDecoded(data: string): Buffer {
  const text = Buffer.from(data).toString('latin1');
  const code = (_: string, hex: string) => String.fromCharCode(Number.parseInt(hex, 16));
  return Buffer.from(text.replace(/%([0-9a-f]{2})/gi, code), 'latin1');
}

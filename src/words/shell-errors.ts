/** Electron's words about `shell` (M2). */

/** What `openExternal` rejects with for what is no URL; the rest of the text on Windows is the system's own. */
export function openUrlError(platform: NodeJS.Platform): Error {
  if (platform === 'darwin') return new Error('Invalid URL');
  if (platform !== 'win32') return new Error('Failed to open path');
  return new Error('Failed to open: The system cannot find the file specified. (0x2)');
}

export function shortcutLinkError(): Error {
  return new Error('Failed to read shortcut link');
}

import { app, net } from 'electron';

export const SERVER = 'https://shelf.example';

/** Logs in: the server's cookie is kept by the session, and goes with every later request of pages and of `net.fetch`. */
export async function logIn(name: string, password: string): Promise<boolean> {
  const body = new URLSearchParams({ name, password });
  const { ok } = await net.fetch(`${SERVER}/log-in`, { method: 'POST', body });
  return ok;
}

/** The version that the server has, if it is another; nothing where there is no network. */
export async function newerVersion(): Promise<string | undefined> {
  try {
    const response = await net.fetch(`${SERVER}/version.json`, { cache: 'no-store' });
    const { version } = (await response.json()) as { version: string };
    return version === app.getVersion() ? undefined : version;
  } catch {
    return undefined;
  }
}

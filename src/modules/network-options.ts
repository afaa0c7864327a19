import {
  dnsModeError,
  dnsServersError,
  dnsTemplateError,
  proxyModeError,
  resolverTooEarlyError,
} from '../words/app-errors';
import { conversionError } from '../words/errors';

const DNS_MODES: readonly unknown[] = ['off', 'automatic', 'secure'];
const PROXY_MODES: readonly unknown[] = ['direct', 'auto_detect', 'pac_script', 'fixed_servers', 'system'];

/**
 * Checks what `app.configureHostResolver` is given.
 *
 * @throws Error before the app is ready; TypeError for what is no option (W2.18, W2.19)
 */
export function checkResolver(options: unknown, isTooEarly: boolean): void {
  if (isTooEarly) throw resolverTooEarlyError();
  if (typeof options !== 'object' || options === null) throw conversionError(0, options);
  const { secureDnsMode, secureDnsServers } = options as { secureDnsMode?: unknown; secureDnsServers?: unknown };
  if (secureDnsMode !== undefined && !DNS_MODES.includes(secureDnsMode)) throw dnsModeError();
  if (secureDnsServers === undefined) return;
  if (!Array.isArray(secureDnsServers) || secureDnsServers.some((server) => typeof server !== 'string')) {
    throw dnsServersError();
  }
  for (const template of secureDnsServers as string[]) if (!isTemplate(template)) throw dnsTemplateError(template);
}

/** @throws Error for a mode that there is not (W2.19) */
export function checkProxy(config: unknown): void {
  if (typeof config !== 'object' || config === null) throw conversionError(0, config);
  const { mode } = config as { mode?: unknown };
  if (mode !== undefined && !PROXY_MODES.includes(mode)) throw proxyModeError();
}

/** An address that DNS over HTTPS can ask, with or without a place for the question. */
function isTemplate(template: string): boolean {
  const url = template.replace(/\{\?dns\}$/, '');
  return !/[{}]/.test(url) && URL.canParse(url) && new URL(url).protocol === 'https:';
}

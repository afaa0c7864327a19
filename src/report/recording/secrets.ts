import type { MaskRule } from '../../traffic/mask';

const KEYS = [
  'password',
  'passwd',
  'passphrase',
  'secret',
  'clientSecret',
  'token',
  'accessToken',
  'refreshToken',
].concat([
  'idToken',
  'apiKey',
  'api_key',
  'access_token',
  'refresh_token',
  'authorization',
  'Authorization',
  'cookie',
  'Cookie',
]);

/** What is never written, whatever the app adds: the values of what is called a secret, and what looks like one. */
export const SECRETS: readonly MaskRule[] = [
  ...KEYS,
  /\b(?:Bearer|Basic) [\w.~+/=-]{8,}/,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/,
];

import type { Neutrals } from './neutral-table';

/** What of `app` only sets an app up, and what it finds where nobody has: an app without a system around it. */
export const APP_SETUP: Neutrals = {
  methods: {
    false: 'isSecureKeyboardEntryEnabled',
    undefined:
      'configureWebAuthn focus setClientCertRequestPasswordHandler setDesktopName setSecureKeyboardEntryEnabled ' +
      'setToastActivatorCLSID startAppShimServer stopAppShimServer',
  },
  properties: { false: 'runningUnderARM64Translation' },
};

/** The same of a session. */
export const SESSION_SETUP: Neutrals = {
  methods: {
    'Promise undefined': 'clearHostResolverCache clearSharedDictionaryCache clearSharedDictionaryCacheForIsolationKey',
    '["en-US"]': 'getSpellCheckerLanguages',
    true: 'isSpellCheckerEnabled',
    undefined: 'allowNTLMCredentialsForDomains flushStorageData setSpellCheckerEnabled',
  },
  properties: { true: 'spellCheckerEnabled' },
};

/** What Chromium has dictionaries for. */
export const SPELL_CHECKER_LANGUAGES =
  'af bg ca cs cy da de de-DE el en en-AU en-CA en-GB en-GB-oxendict en-US es es-419 es-AR es-ES es-MX es-US et fa fo ' +
  'fr fr-FR he hi hr hu hy id it it-IT ko lt lv nb nl pl pt pt-BR pt-PT ro ru sh sk sl sq sr sv ta tg tr uk vi';

import type { Neutrals } from './neutral-table';

/** What of `app` only sets an app up, and what it finds where nobody has: an app without a system around it. */
export const APP_SETUP: Neutrals = {
  methods: {
    '"en-US"': 'getLocale getSystemLocale',
    '"US"': 'getLocaleCountryCode',
    '["en-US"]': 'getPreferredSystemLanguages',
    '"ok"': 'setJumpList',
    '0': 'getBadgeCount',
    'Promise undefined': 'setProxy',
    '[]': 'getAccessibilitySupportFeatures getRecentDocuments',
    false: 'isAccessibilitySupportEnabled isEmojiPanelSupported isHidden isSecureKeyboardEntryEnabled',
    true: 'isHardwareAccelerationEnabled setUserTasks',
    undefined:
      'configureHostResolver configureWebAuthn disableDomainBlockingFor3DAPIs enableSandbox focus relaunch ' +
      'resignCurrentActivity setAboutPanelOptions setAccessibilitySupportEnabled setAccessibilitySupportFeatures ' +
      'setActivationPolicy setAppUserModelId setClientCertRequestPasswordHandler setDesktopName ' +
      'setSecureKeyboardEntryEnabled setToastActivatorCLSID startAppShimServer stopAppShimServer updateCurrentActivity',
  },
  properties: {
    '0': 'badgeCount',
    false: 'accessibilitySupportEnabled runningUnderARM64Translation',
  },
};

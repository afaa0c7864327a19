// Which file of dist/ each module of src/ is put into.

/** The entries that are made from a file of src/. */
export const ENTRIES = [
  ['index', 'index.ts'],
  ['jest', 'runners/jest.ts'],
  ['jest-parts', 'runners/jest-parts.ts'],
  ['jest-preset', 'runners/jest-preset.ts'],
  ['sinon', 'runners/sinon.ts'],
  ['register', 'runners/register.ts'],
  ['vitest-parts', 'runners/vitest-parts.ts'],
  ['vite', 'runners/vite.ts'],
  ['mocha', 'runners/mocha.ts'],
  ['node-test', 'runners/node-test.ts'],
  ['jest-reporter', 'report/jest-reporter.ts'],
  ['vitest-reporter-parts', 'report/vitest-reporter.ts'],
  ['contract', 'report/typed.ts'],
  ['command', 'project/command.ts'],
];

/** What the core's file exports, beside what other files need of it: what the entries are made from that are written by hand. */
export const CORE = [
  ['fake/shared', 'asImporter, exportElectron, sharedElectron'],
  ['fake/shared-exports', 'defineLive, LIVE'],
  ['eras/module-names', 'MODULE_NAMES'],
  ['words/parts', 'build, checkPart'],
  // What every runner's set-up needs.
  ['fake/marked-process', 'markProcess'],
  ['words/own-folder', 'OWN_FOLDER'],
  ['words/notes-folder', 'NOTES_FOLDER'],
];

/** The files for what is loaded when it is first used: each is run as a whole then, so what is seldom used together stands apart. */
export const LAZY_CHUNKS = [
  'windows',
  'app',
  'desk',
  'media',
  'network',
  'contents',
  'modules',
  'person',
  'pages',
  'reading',
  'project',
  'orders',
];

/** By the first pattern that the name of a module fits; `core` is what nearly every test needs. */
export const CHUNKS = [
  [/^project\//, 'project'],
  [/^(traffic|runners|report)\//, 'reading'],
  [/^(fake\/window-classes|main\/windows\/|main\/contents\/(load-events|navigation-history)$)/, 'windows'],
  [/^main\/contents\/(members\/|protocol\/|debugger$)/, 'contents'],
  [/^controls\/(explore|replay|security)\//, 'orders'],
  [/^(fake\/person|controls\/(user|system|deeds))\b/, 'person'],
  // Modules like any other, where what they stand for is seldom asked for.
  [/^(sides\/utility-processes|renderer\/web-frame)$/, 'modules'],
  [/^(controls|realm|renderer|sides)\b/, 'pages'],
  [/^modules\/(app|missing|neutral)$/, 'app'],
  [
    /^(modules|machine)\/(dialog|dialogs|shell|tray|trays|notification|notifications|touch-bar|share-menu|menu|popups|global-shortcut|shortcuts)$/,
    'desk',
  ],
  [
    /^modules\/(native-image|clipboard|clipboard-item|safe-storage|crash-reporter|desktop-capturer|content-tracing|net-log|image-view|in-app-purchase|push-notifications|local-ai|web-utils)$/,
    'media',
  ],
  [/^network\/(request-place|request-error|mocked-http|header-list|sites)$/, 'modules'],
  [/^modules\/(net\/(?!underway$)|downloads\/(?!download-options$))/, 'network'],
  [/^(network\/|modules\/(cookies|fetch|protocol-body|web-request)$)/, 'network'],
  [/./, 'modules'],
];

/** What the set-ups of runners need at once: it is in a file of theirs, whoever needs it later. */
export const SET_UP = /[\\/]src[\\/]runners[\\/](reader|called-names|twin-methods)/;

/** What one of these files needs and others as well: it stays there, and not in what all of them load. */
export const SHARED = [
  ['reading', /[\\/]src[\\/]report[\\/](gathered|ipc-map|map|masks|notes|run|sequences|shape|summary)/],
  ['person', /[\\/]src[\\/]words[\\/]user-errors/],
  ['windows', /[\\/]src[\\/]main[\\/](contents[\\/]window-open|windows[\\/])/],
  ['contents', /[\\/]src[\\/]main[\\/]contents[\\/](members|protocol)[\\/]/],
  [
    'network',
    /[\\/]src[\\/](network[\\/]|web[\\/]url-pattern|modules[\\/](permission-gate|network-options)|words[\\/](net-request|session|web-request)-errors)/,
  ],
  ['pages', /[\\/]src[\\/]renderer[\\/]/],
  [
    'desk',
    /[\\/]src[\\/](modules[\\/](menu|role-actions|accelerator|popup|icon-file)|machine[\\/](dialogs|notifications|trays|popups|shortcuts|shell)|words[\\/](menu|tray|dialog))/,
  ],
  ['media', /[\\/]src[\\/](modules[\\/](image|clipboard)[\\/]|machine[\\/](clipboard|files)|words[\\/]media-errors)/],
];

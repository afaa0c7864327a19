import fc from 'fast-check';
import { type Era, erasOf, resolveVersion } from '../../src/eras/version';
import { NEWEST_LINE, SPANS, STEPS } from '../../src/eras/version-table';

const eraAt = (version: string): Era => erasOf(resolveVersion(version));

describe('resolveVersion', () => {
  test.each([
    ['28.1.4', '28.1.4', [28, 1, 4]],
    ['v28.1.4', '28.1.4', [28, 1, 4]],
    [' 28.1.4\n', '28.1.4', [28, 1, 4]],
    ['28.1', '28.1', [28, 1, Infinity]],
    ['28', '28', [28, Infinity, Infinity]],
    ['0', '0', [0, Infinity, Infinity]],
    ['0.36', '0.36', [0, 36, Infinity]],
    ['0.35.0', '0.35.0', [0, 35, 0]],
    ['28.0.0-beta.3', '28.0.0', [28, 0, 0]],
    ['45.0.0-nightly.20260821', '45.0.0', [45, 0, 0]],
    ['45.3.4+build.1', '45.3.4', [45, 3, 4]],
    [undefined, '45', [45, Infinity, Infinity]],
  ])('%j stands for %s', (input, name, [major, minor, patch]) => {
    const version = resolveVersion(input);
    expect(version).toEqual({ name, major, minor, patch });
    expect(Object.isFrozen(version)).toBe(true);
  });

  test.each([
    ['^28.0.0', " Try '28.0.0'."],
    ['~7.1', " Try '7.1'."],
    ['28.x', " Try '28'."],
    ['>=9.4.0 <12', " Try '9.4.0'."],
    ['electron@30.1.0', " Try '30.1.0'."],
    ['28-beta', " Try '28'."],
    ['^0.30.0', ''],
    ['0.34.9', ''],
    ['v0.12.0', ''],
    ['latest', ''],
    ['', ''],
  ])('%j is refused, with a way out', (input, hint) => {
    expect(() => resolveVersion(input)).toThrow(
      new Error(
        `fake-electron: '${input}' is not an Electron version that can be emulated. Supported are 0.35.0 to 45.x, given as a ` +
          `string: '28.1.4', or '28' and '28.1' for the newest of that line, or a prerelease such as '28.0.0-beta.3'; no ranges.${hint}`,
      ),
    );
  });

  test('a number is refused: 28.10 would be 28.1', () => {
    expect(() => resolveVersion(28.1 as unknown as string)).toThrow(
      /^fake-electron: 28\.1 \(number\) .* Try '28\.1'\.$/,
    );
    expect(() => resolveVersion(null as unknown as string)).toThrow(/^fake-electron: null \(object\) /);
  });

  test('every release from 0.35.0 on is accepted, whatever its patch', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: NEWEST_LINE }), fc.nat(99), fc.nat(99), (major, minor, patch) => {
        expect(resolveVersion(`${major}.${minor}.${patch}`)).toMatchObject({ major, minor, patch });
      }),
    );
  });
});

// a version without, and the first or last one with; one such pair for each line that a back-port went to
describe('the spans of versions 1.8', () => {
  test.each<[keyof typeof SPANS, string]>([
    ['off', '2.0.18/3.0.0'],
    ['sendTo', '1.2.0/1.2.1 28.0.0/27.3.11'],
    ['sendToAll', '1.2.0/1.2.1 8.0.0/7.3.3'],
    ['invoke', '6.1.12/7.0.0'],
    ['handle', '6.1.12/7.0.0'],
    ['rPostMessage', '9.0.5/9.1.0'],
    ['ownMethods', '29.0.0/28.3.3'],
    ['undefinedTransfer', '14.2.4/14.2.5 15.3.5/15.3.6 16.0.7/16.0.8 13.6.9/17.0.0'],
    ['mainErrorNoop', '1.2.8/1.3.0'],
    ['removeAllListenersNeedsChannel', '1.4.9/1.4.10 4.0.0/3.1.13'],
    ['eventFrameId', '4.2.12/5.0.0'],
    ['eventReply', '4.2.12/5.0.0'],
    ['eventProcessId', '9.3.5/9.4.0 10.1.7/10.2.0 11.0.5/11.1.0 8.5.5/12.0.0'],
    ['eventSenderFrame', '11.5.0/12.0.0'],
    ['postMessageSenderFrame', '15.5.7/19.0.0 16.2.2/16.2.3 17.4.0/17.4.1 18.0.3/18.0.4'],
    ['senderFrameNull', '33.0.2/33.1.0'],
    ['eventType', '34.5.8/35.0.0'],
    ['eventSendReply', '25.0.0/24.8.8'],
    ['eventReplyThrow', '6.1.12/7.0.0 25.0.0/24.8.8'],
    ['eventReplyChannel', '24.8.8/25.0.0'],
    ['rSenderId', '3.1.13/4.0.0 28.0.0/27.3.11'],
    ['rSenderIsMainFrame', '24.6.5/24.7.0 25.3.2/25.4.0 23.3.13/26.0.0 28.0.0/27.3.11'],
    ['rPorts', '9.0.5/9.1.0'],
    ['wcSendReturnsBoolean', '12.0.0/11.5.0'],
    ['wcSendToAll', '1.2.0/1.2.1 11.0.0/10.4.7'],
    ['wcSendToFrame', '4.2.12/5.0.0'],
    ['wcPostMessage', '9.0.5/9.1.0'],
    ['wcMainFrame', '11.5.0/12.0.0'],
    ['wcIpc', '20.3.12/21.0.0'],
    ['frameIpc', '20.3.12/21.0.0'],
    ['wcIpcMessagePublic', '4.2.12/5.0.0'],
    ['serviceWorkerIpc', '34.5.8/35.0.0'],
    ['preloadScripts', '34.5.8/35.0.0'],
    ['protocolHandle', '24.8.8/25.0.0'],
    ['messageChannelMain', '9.0.5/9.1.0'],
    ['contextBridge', '6.0.12/6.1.0 7.0.1/7.1.0 5.0.13/8.0.0'],
    ['structuredClone', '7.3.3/8.0.0'],
    ['cloneFallback', '7.3.3/8.0.0 9.0.0/8.5.5'],
    ['nativeImageClone', '15.5.7/16.0.0'],
    ['dateAsIso', '0.36.9/0.36.10'],
    ['sharedRefsKept', '1.3.4/1.3.5'],
    ['allViewsToBuffer', '1.7.16/1.8.0'],
    ['nonFiniteDropped', '1.8.8/2.0.0'],
    ['holesAsNull', '4.2.12/5.0.0'],
    ['contextReleased', '8.3.1/8.3.2 9.0.3/9.0.4 7.3.3/10.0.0'],
    ['replyNeverSent', '9.4.4/10.0.0'],
    ['uncloneableReplyAnswers', '40.0.0/39.9.9 45/0.35.0'],
    ['syncNoListenerWarns', '13.5.2/13.6.0 14.2.0/14.2.1 15.3.0/15.3.1 12.2.3/16.0.0'],
    ['mainSendSwallows', '13.6.5/13.6.6 14.1.1/14.2.0 15.1.2/15.2.0 12.2.3/16.0.0'],
    ['noHandlerIsErrorObject', '24.8.8/25.0.0'],
    ['invokeThrowsSync', '6.1.12/7.0.0 8.0.0/7.3.3'],
    ['sendToDeprecated', '26.6.10/27.0.0 28.0.0/27.3.11'],
    ['clipboardPromises', '43.4.1/44.0.0'],
    ['clipboardAtOnce', '44.0.0/43.4.1'],
    ['menuSymbol', '42.4.0/43.0.0'],
    ['getBitmapDeprecated', '35.7.5/36.0.0'],
    ['safeStoragePromises', '41.3.0/42.0.0'],
    ['imageView', '36.3.2/36.4.0 35.7.5/37.0.0'],
  ])('%s: %s', (name, edges) => {
    for (const [absent, present] of edges.split(' ').map((edge) => edge.split('/') as [string, string])) {
      expect({ version: absent, has: eraAt(absent)[name] }).toEqual({ version: absent, has: false });
      expect({ version: present, has: eraAt(present)[name] }).toEqual({ version: present, has: true });
    }
  });

  test('an incomplete version has every back-port of its line', () => {
    expect(eraAt('9').eventProcessId).toBe(true);
    expect(eraAt('9.3').eventProcessId).toBe(false);
    expect(eraAt('7').contextBridge).toBe(true);
    expect(eraAt('7.0').contextBridge).toBe(false);
    expect(eraAt('13.6').mainSendSwallows).toBe(true);
  });

  test('a prerelease counts as its release', () => {
    expect(eraAt('8.0.0-beta.1').structuredClone).toBe(true);
  });
});

describe('the choices of versions 2.0', () => {
  test.each<[keyof typeof STEPS, [version: string, value: unknown][]]>([
    [
      'syncReply',
      [
        ['0.35.0', 'json'],
        ['2.0.18', 'json'],
        ['3.0.0', 'list'],
        ['11.5.0', 'list'],
        ['12.0.0', 'direct'],
      ],
    ],
    [
      'undefinedSyncReplyText',
      [
        ['0.36.7', 'Error processing argument -1.'],
        ['0.36.8', 'Error processing argument at index 0, conversion failure from undefined'],
        ['3.0.0', null],
      ],
    ],
    [
      'unansweredSync',
      [
        ['9.4.4', 'blocks'],
        ['10.0.0', 'undefined'],
        ['11.5.0', 'undefined'],
        ['12.0.0', 'error-object'],
      ],
    ],
    [
      'earlyMessages',
      [
        ['5.0.13', 'dropped'],
        ['6.0.1', 'queued'],
        ['6.0.2', 'dropped'],
        ['11.5.0', 'dropped'],
        ['12.0.0', 'queued'],
      ],
    ],
    [
      'wcChannelCheck',
      [
        ['0.36.7', 'none'],
        ['0.36.8', 'nullish-error'],
        ['3.1.13', 'nullish-error'],
        ['4.0.0', 'error'],
        ['26.6.10', 'error'],
        ['27.0.0', 'type-error'],
      ],
    ],
    [
      'wcChannelIndex',
      [
        ['1.2.0', 0],
        ['1.2.1', 1],
      ],
    ],
    [
      'rChannelIndex',
      [
        ['5.0.13', null],
        ['6.0.0', expect.objectContaining({ send: 1, sendSync: 1, sendToHost: 0, sendTo: 3 })],
        ['7.3.3', expect.objectContaining({ invoke: 0 })],
        ['8.0.0', { send: 1, sendSync: 1, sendToHost: 0, sendTo: 2, invoke: 1, postMessage: 0 }],
      ],
    ],
    [
      'handlerTypeError',
      [
        ['26.6.10', 'Error'],
        ['27.0.0', 'TypeError'],
      ],
    ],
    [
      'destroyedError',
      [
        ['8.5.5', 'Error'],
        ['9.0.0', 'TypeError'],
      ],
    ],
    [
      'sendToFrameText',
      [
        ['9.3.5', 'Missing required frameId argument'],
        ['9.4.0', 'Missing required frame argument (must be number or array)'],
        ['10.1.7', 'Missing required frameId argument'],
        ['11.1.0', 'Missing required frame argument (must be number or array)'],
        ['12.0.0', 'Missing required frame argument (must be number or [processId, frameId])'],
        ['45', 'Missing required frame argument (must be number or [processId, frameId])'],
      ],
    ],
    [
      'sendToBadId',
      [
        ['3.1.13', 'First argument has to be webContentsId'],
        ['4.0.0', 2],
        ['7.3.3', 2],
        ['8.0.0', 1],
      ],
    ],
  ])('%s', (name, values) => {
    expect(values.map(([version]) => [version, eraAt(version)[name]])).toEqual(values);
  });
});

describe('an era', () => {
  const version = fc
    .tuple(fc.integer({ min: 1, max: NEWEST_LINE }), fc.nat(20), fc.nat(20))
    .map((parts) => resolveVersion(parts.join('.')));

  test('is frozen, names its version and has every field of the table', () => {
    const era = eraAt('28.1.4');
    expect(Object.isFrozen(era)).toBe(true);
    expect(era.version.name).toBe('28.1.4');
    expect(Object.keys(era)).toEqual(['version', ...Object.keys(SPANS), ...Object.keys(STEPS)]);
  });

  test('within one line, what has come stays and what has gone stays away', () => {
    fc.assert(
      fc.property(version, fc.nat(20), fc.nat(20), (from, minor, patch) => {
        const later = minor > from.minor || (minor === from.minor && patch >= from.patch);
        fc.pre(later);
        const before = erasOf(from);
        const after = eraAt(`${from.major}.${minor}.${patch}`);
        for (const [name, [since]] of Object.entries(SPANS)) {
          const key = name as keyof typeof SPANS;
          // every end is a first release of a line, so within a line nothing goes
          if (since !== null && before[key]) expect({ key, has: after[key] }).toEqual({ key, has: true });
        }
      }),
    );
  });

  test('every feature comes once and goes at most once over the newest releases of the lines', () => {
    const lines = ['0.35', '0.36', '0.37', ...Array.from({ length: NEWEST_LINE }, (_, index) => String(index + 1))];
    for (const name of Object.keys(SPANS) as (keyof typeof SPANS)[]) {
      const row = lines.map((line) => (eraAt(line)[name] ? '#' : '.')).join('');
      expect(row).toMatch(/^\.*#+\.*$/);
    }
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TESTS = join(__dirname, '..');

/** The statements about the system-facing modules (M), the network (N), the app, windows, contents and frames (W), by section: how many there are. */
const SECTIONS: Readonly<Record<string, number>> = {
  ...{ M0: 8, M1: 15, M2: 4, M3: 9, M4: 15, M5: 7, M6: 8, M7: 19, M8: 3, M9: 3, M10: 2, M11: 4, M12: 3, M13: 3 },
  ...{ M14: 5, M15: 4, M16: 2, M17: 9, M18: 6 },
  ...{ W0: 4, W2: 24, W3: 36, W4: 23, W5: 9 },
  ...{
    N1: 5,
    N2: 8,
    N3: 14,
    N4: 12,
    N5: 7,
    N6: 12,
    N7: 13,
    N8: 15,
    N9: 15,
    N10: 7,
    N11: 3,
    N12: 6,
    N13: 3,
    N14: 8,
    N15: 4,
  },
};

/** What no test cites, with why. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'N1.3': 'That native events have a preventDefault is tested with each of them, as N5.7 and N14.1 do.',
  'N4.9': 'Further names of permissions, for calls that no page of ours has.',
  'N4.12': 'No page has the File System Access API, so nothing is restricted.',
  'N8.15': 'A path of Windows is a URL of a scheme with one letter here in all versions.',
  'N14.2': 'No server of a test is asked for with a certificate of the client.',
  'N15.1': 'Each of these is tested where its statement is: N6.7, N14.3.',
  'N15.2': 'Each of these is tested where its statement is: N5.1, N5.4, N7.5.',
  'N15.3': 'Each of these is tested where its statement is: N2.6, N6.12, N8.3.',
  'N15.4': 'Each of these is tested where its statement is: N9.11, N10.6.',
  'M1.7': 'Where a file dialog opens is for the eyes of who sees it; nobody draws one here.',
};

/** The numbers that the titles of tests begin with: `M1.10, M1.12: dismissed …`. */
function cited(): Set<string> {
  const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.test.ts') && !__filename.endsWith(file),
  );
  const sources = files.map((file) => readFileSync(join(TESTS, file), 'utf8'));
  const heads = sources.flatMap((source) => source.match(/(?<=['"`])(?:(?:[MN]\d+|W\d)\.\d+(?:, | to )?)+/g) ?? []);
  return new Set(heads.flatMap((head) => head.split(', ').flatMap(spread)));
}

/** `N6.1 to N6.3` are three. */
function spread(cited: string): string[] {
  const [, section, first, last] = /^(\w+)\.(\d+) to \w+\.(\d+)/.exec(cited) ?? [];
  if (section === undefined) return [cited];
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => `${section}.${Number(first) + index}`);
}

test.each(Object.entries(SECTIONS))(
  'every statement of %s is tested, or stands here with why it is not',
  (name, last) => {
    const statements = Array.from({ length: last }, (_, index) => `${name}.${index + 1}`);
    const tested = cited();
    expect(statements.filter((statement) => !tested.has(statement) && !ELSEWHERE[statement])).toEqual([]);
    // What has come to be tested needs no reason any more.
    expect(statements.filter((statement) => tested.has(statement) && ELSEWHERE[statement])).toEqual([]);
  },
);

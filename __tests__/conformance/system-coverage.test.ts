import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TESTS = join(__dirname, '..');

/** The statements about the system-facing modules (M), the app, windows, contents and frames (W), by section: how many there are. */
const SECTIONS: Readonly<Record<string, number>> = {
  ...{ M0: 8, M1: 15, M2: 4, M3: 9, M4: 15, M5: 7, M6: 8, M7: 19, M8: 3, M9: 3, M10: 2, M11: 4, M12: 3, M13: 3 },
  ...{ M14: 5, M15: 4, M16: 2, M17: 9, M18: 6 },
  ...{ W0: 4, W2: 24, W3: 36, W4: 23, W5: 9 },
};

/** What no test cites, with why. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'M1.7': 'Where a file dialog opens is for the eyes of who sees it; nobody draws one here.',
};

/** The numbers that the titles of tests begin with: `M1.10, M1.12: dismissed …`. */
function cited(): Set<string> {
  const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.test.ts') && !__filename.endsWith(file),
  );
  const sources = files.map((file) => readFileSync(join(TESTS, file), 'utf8'));
  const heads = sources.flatMap((source) => source.match(/(?<=['"`])(?:(?:M\d+|W\d)\.\d+(?:, )?)+/g) ?? []);
  return new Set(heads.flatMap((head) => head.split(', ')));
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

/** What a line begins in. */
export type LineStart = 'code' | 'text' | 'comment';

/** An `import` that is called or asked for its `meta`. */
export interface ImportWord {
  readonly index: number;
  /** What looks like a call may be a method of that name: `maybe` where only a parser can tell. */
  isName: boolean | 'maybe';
}

/** What is text and comment, and what code. */
export interface Scan {
  /** For each line; templates and strings of several lines make `text`. */
  readonly starts: readonly LineStart[];
  /** For each line, whether it ends with a comment that would swallow what is joined to it. */
  readonly swallows: readonly boolean[];
  readonly imports: readonly ImportWord[];
  /** Where texts and comments are, in order: from, to, from, to, … */
  readonly texts: readonly number[];
}

/** What may come after a token: a `/` is a division after an operand only. */
export type State = 'statement' | 'operator' | 'operand';

export interface Frame {
  readonly open: string;
  /** Whether statements are in it. */
  readonly isBlock: boolean;
  readonly after: State;
  /** The state after a function's body, for the braces that follow these. */
  readonly body?: State;
  readonly call?: ImportWord;
  /** Each `?` that waits for its `:`. */
  ternaries: number;
}

const OPERATORS = ['return', 'typeof', 'instanceof', 'in', 'new', 'delete', 'void', 'throw', 'case', 'yield', 'await'];
export const WORDS = new Map<string, State | 'control' | 'same'>([
  ...[...OPERATORS, 'extends', 'let', 'const', 'var'].map((word) => [word, 'operator'] as const),
  ...['else', 'do', 'try', 'finally'].map((word) => [word, 'statement'] as const),
  ...['if', 'while', 'for', 'with'].map((word) => [word, 'control'] as const),
  ...['export', 'default'].map((word) => [word, 'same'] as const),
]);

export const BETWEEN = /(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)*/y;
export const EXPRESSION = /\/(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[\w$]*/y;

/** Letters, digits, `_`, `$`, `#`, `\` and what is not ASCII. */
export function isWordPart(letter: number): boolean {
  return (
    (letter >= 97 && letter <= 122) ||
    (letter >= 65 && letter <= 90) ||
    (letter >= 48 && letter <= 57) ||
    letter === 95 ||
    letter === 36 ||
    letter === 35 ||
    letter === 92 ||
    letter > 127
  );
}

export function isEscaped(code: string, index: number): boolean {
  let slashes = 0;
  while (code[index - slashes - 1] === '\\') slashes += 1;
  return slashes % 2 === 1;
}

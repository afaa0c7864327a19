import {
  BETWEEN,
  EXPRESSION,
  type Frame,
  type ImportWord,
  isEscaped,
  isWordPart,
  type LineStart,
  type Scan,
  type State,
  WORDS,
} from './tokens';

/**
 * Reads JavaScript once, from its beginning to its end: enough of its grammar to tell a division from a regular expression,
 * and texts and comments from code.
 */
export function scan(code: string): Scan {
  return new Scanner(code).scan();
}

class Scanner {
  readonly #code: string;
  readonly #starts: LineStart[] = ['code'];
  readonly #swallows: boolean[] = [];
  readonly #imports: ImportWord[] = [];
  readonly #texts: number[] = [];
  readonly #frames: Frame[] = [];
  #frame: Frame = { open: '', isBlock: true, after: 'statement', ternaries: 0 };
  #index = 0;
  #state: State = 'statement';
  #isMember = false;
  #isControl = false;
  /** What is after the body of the function, or the class, whose head this is. */
  #function: State | undefined;
  #class: State | undefined;
  /** Of the `)` that has just been. */
  #body: State | undefined;
  #async: State | undefined;
  #called: ImportWord | undefined;

  constructor(code: string) {
    this.#code = code;
  }

  scan(): Scan {
    const code = this.#code;
    while (this.#index < code.length) {
      const letter = code.charCodeAt(this.#index);
      if (letter === 10) {
        this.#line('code', false);
        this.#index += 1;
      } else if (letter <= 32) this.#index += 1;
      else if (isWordPart(letter)) this.#word(letter);
      else this.#mark(code[this.#index]!);
    }
    this.#swallows.push(false);
    return { starts: this.#starts, swallows: this.#swallows, imports: this.#imports, texts: this.#texts };
  }

  #line(start: LineStart, isSwallowed: boolean): void {
    this.#swallows.push(isSwallowed);
    this.#starts.push(start);
  }

  #word(first: number): void {
    const code = this.#code;
    const begin = this.#index;
    const isNumber = first >= 48 && first <= 57;
    let end = begin + 1;
    // Of a number, its point.
    while (end < code.length && (isWordPart(code.charCodeAt(end)) || (isNumber && code.charCodeAt(end) === 46)))
      end += 1;
    this.#index = end;
    const isMember = this.#isMember;
    const { asyncState, state } = { asyncState: this.#async, state: this.#state };
    this.#isMember = false;
    this.#async = undefined;
    this.#body = undefined;
    this.#called = undefined;
    const isControl = this.#isControl;
    this.#isControl = false;
    this.#state = 'operand';
    if (isMember || isNumber || end - begin > 10 || first < 97 || first > 122) return;
    const word = code.slice(begin, end);
    const kind = WORDS.get(word);
    if (kind === 'control') this.#isControl = true;
    else if (kind === 'same') this.#state = state;
    else if (kind !== undefined) {
      this.#state = kind;
      // `for await (`
      this.#isControl = isControl && word === 'await';
    } else if (word === 'of') this.#state = state === 'operand' ? 'operator' : 'operand';
    else if (word === 'async') this.#async = state;
    else if (word === 'function') this.#function = (asyncState ?? state) === 'operator' ? 'operand' : 'statement';
    else if (word === 'class') this.#class = state === 'operator' ? 'operand' : 'statement';
    else if (word === 'import') this.#import(begin);
  }

  #import(index: number): void {
    const next = this.#next(this.#index);
    const isMeta = this.#code[next] === '.' && /^meta\b/.test(this.#code.slice(this.#next(next + 1), next + 200));
    if (this.#code[next] !== '(' && !isMeta) return;
    const word: ImportWord = { index, isName: false };
    this.#imports.push(word);
    if (!isMeta) this.#called = word;
  }

  #mark(mark: string): void {
    if (mark === '/') this.#slash();
    else if (mark === '"' || mark === "'") this.#string(mark);
    else if (mark === '`') {
      this.#index += 1;
      this.#template(this.#index - 1);
    } else {
      const isPoint = mark === '.' && this.#code[this.#index + 1] !== '.';
      const body = this.#body;
      this.#body = undefined;
      this.#index += 1;
      if (mark === '{') this.#openBrace(body);
      else if (mark === '(') this.#openParenthesis();
      else if (mark === '[') this.#open({ open: mark, isBlock: false, after: 'operand', ternaries: 0 }, 'operator');
      else if (mark === '}' || mark === ')' || mark === ']') this.#close();
      else this.#operator(mark);
      // The last of three points is none.
      this.#isMember = isPoint && this.#code[this.#index - 2] !== '.';
      this.#isControl = false;
    }
  }

  #operator(mark: string): void {
    const code = this.#code;
    const next = code[this.#index];
    if ((mark === '+' || mark === '-') && next === mark) {
      // After an operand or before one, which it leaves as it is.
      this.#index += 1;
    } else if (mark === ';') this.#state = 'statement';
    else if (mark === ':') {
      const isTernary = this.#frame.ternaries > 0;
      if (isTernary) this.#frame.ternaries -= 1;
      this.#state = this.#frame.isBlock && !isTernary ? 'statement' : 'operator';
    } else if (mark === '=' && next === '>') {
      this.#index += 1;
      this.#state = 'operator';
      this.#body = 'statement';
    } else {
      this.#state = 'operator';
      if (mark !== '?') return;
      if (next === '?') this.#index += 1;
      else if (next !== '.' || /\d/.test(code[this.#index + 1] ?? '')) this.#frame.ternaries += 1;
    }
  }

  #openBrace(body: State | undefined): void {
    const state = this.#state;
    const kind = this.#class;
    if (body !== undefined) this.#open({ open: '{', isBlock: true, after: body, ternaries: 0 }, 'statement');
    else if (state === 'operator')
      this.#open({ open: '{', isBlock: false, after: 'operand', ternaries: 0 }, 'operator');
    else {
      const after = state === 'operand' && kind !== undefined ? kind : 'statement';
      if (state === 'operand') this.#class = undefined;
      this.#open({ open: '{', isBlock: true, after, ternaries: 0 }, 'statement');
    }
  }

  #openParenthesis(): void {
    const body = this.#isControl ? undefined : this.#function;
    const after = this.#isControl ? 'statement' : 'operand';
    const call = this.#called;
    this.#open(
      { open: '(', isBlock: false, after, body: body ?? 'statement', ternaries: 0, ...(call && { call }) },
      'operator',
    );
    this.#function = undefined;
    this.#called = undefined;
  }

  #open(frame: Frame, state: State): void {
    this.#frames.push(this.#frame);
    this.#frame = frame;
    this.#state = state;
  }

  #close(): void {
    const { open, after, body, call } = this.#frame;
    this.#frame = this.#frames.pop() ?? this.#frame;
    if (open === '`') {
      this.#template(this.#index - 1);
      return;
    }
    this.#state = after;
    this.#body = body;
    if (!call) return;
    const next = this.#next(this.#index);
    if (this.#code[next] === '{') call.isName = this.#code.slice(this.#index, next).includes('\n') ? 'maybe' : true;
  }

  #slash(): void {
    const code = this.#code;
    const begin = this.#index;
    const next = code[begin + 1];
    if (next === '/') {
      const end = code.indexOf('\n', begin);
      this.#text(begin, end < 0 ? code.length : end);
      if (end < 0) return;
      this.#line('code', true);
      this.#index += 1;
    } else if (next === '*') {
      const end = code.indexOf('*/', begin + 2);
      this.#text(begin, end < 0 ? code.length : end + 2, 'comment');
    } else {
      EXPRESSION.lastIndex = begin;
      if (this.#state !== 'operand' && EXPRESSION.test(code)) {
        this.#text(begin, EXPRESSION.lastIndex);
        this.#operand();
        return;
      }
      // A division.
      this.#index += 1;
      this.#state = 'operator';
    }
  }

  #string(quote: string): void {
    const code = this.#code;
    const begin = this.#index;
    let end = begin;
    do end = code.indexOf(quote, end + 1);
    while (end > 0 && isEscaped(code, end));
    this.#text(begin, end < 0 ? code.length : end + 1, 'text');
    this.#operand();
  }

  /** The rest of a template, from its beginning or from the end of one of its values. */
  #template(begin: number): void {
    const code = this.#code;
    for (let end = this.#index; end < code.length; end += 1) {
      const letter = code.charCodeAt(end);
      if (letter === 92) end += 1;
      else if (letter === 96) {
        this.#text(begin, end + 1);
        this.#operand();
        return;
      } else if (letter === 36 && code.charCodeAt(end + 1) === 123) {
        this.#text(begin, end + 2);
        this.#operand();
        this.#open({ open: '`', isBlock: false, after: 'operand', ternaries: 0 }, 'operator');
        return;
      }
    }
    this.#text(begin, code.length);
  }

  #operand(): void {
    this.#state = 'operand';
    this.#isMember = false;
    this.#isControl = false;
    this.#body = undefined;
    this.#called = undefined;
  }

  /** What is no code, with the lines that begin in it. */
  #text(begin: number, end: number, start: LineStart = 'text'): void {
    const code = this.#code;
    this.#texts.push(begin, end);
    // Not by `indexOf`, which would read on to a line end far behind.
    for (let at = begin; at < end; at += 1) if (code.charCodeAt(at) === 10) this.#line(start, false);
    this.#index = end;
  }

  /** Where the next token is. */
  #next(from: number): number {
    BETWEEN.lastIndex = from;
    BETWEEN.exec(this.#code);
    return BETWEEN.lastIndex;
  }
}

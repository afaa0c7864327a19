interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Changes to a text, by its own positions: all that is not named stays as it was written. */
export class Edits {
  readonly #all: Edit[] = [];

  constructor(readonly text: string) {}

  replace(start: number, end: number, text: string): void {
    this.#all.push({ start, end, text });
  }

  /** What is put in at one place stands in the order of these calls, before what is put there in place of something. */
  insert(at: number, text: string): void {
    this.replace(at, at, text);
  }

  /** Takes away a statement, and its lines where nothing else is on them. */
  removeLines(start: number, end: number): void {
    const before = this.text.lastIndexOf('\n', start - 1) + 1;
    const next = this.text.indexOf('\n', end);
    const after = next === -1 ? this.text.length : next + 1;
    const alone = this.text.slice(before, start).trim() === '' && this.text.slice(end, after).trim() === '';
    if (!alone) {
      this.replace(start, end, '');
      return;
    }
    // Of two empty lines around it, one goes with it.
    const isApart = before === 0 || /\n\s*\n$/.test(this.text.slice(0, before));
    const gap = isApart ? (/^[ \t]*\r?\n/.exec(this.text.slice(after))?.[0].length ?? 0) : 0;
    this.replace(before, after + gap, '');
  }

  get isEmpty(): boolean {
    return this.#all.length === 0;
  }

  /** The text with all of them. */
  done(): string {
    const ordered = this.#all
      .map((edit, index) => ({ ...edit, index }))
      .sort((a, b) => a.start - b.start || Number(a.end > a.start) - Number(b.end > b.start) || a.index - b.index);
    let result = '';
    let at = 0;
    for (const { start, end, text } of ordered) {
      if (start < at) {
        // Within what is replaced as a whole.
        if (end <= at) continue;
        throw new Error(`fake-electron: two changes overlap at ${start}`);
      }
      result += this.text.slice(at, start) + text;
      at = end;
    }
    return result + this.text.slice(at);
  }
}

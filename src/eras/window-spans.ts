/** From that release on, and up to (not including) the other; `null` leaves an end open. */
export type Span = readonly [since: string | null, until: string | null];

/** What holds from each release on; the first one holds for everything older too. */
export type Steps = readonly (readonly [since: string, value: unknown])[];

/** What of windows, views and utility processes a version either has or has not (electron-windows W3): part of the version table. */
export const WINDOW_SPANS = {
  /** A window's `name` is one of its own (W3.1). */
  windowNames: ['44.0.0', null],
  /** `isContentProtected` of windows, and what Windows paints their frames with (W3.29, W3.31). */
  windowContentProtected: ['37.0.0', null],
  windowAccentColor: ['38.0.0', null],
  /** `getVisible`, `setBorderRadius` and `setBackgroundBlur` of views (W3.32). */
  viewVisible: ['35.0.0', null],
  viewRadius: ['33.0.0', null],
  viewBlur: ['43.0.0', null],
  /** Of what a utility process rejects and nobody takes, it warns; before, it was its end (W5.5). */
  utilityRejectionWarns: ['37.0.0', null],
} as const satisfies Record<string, Span>;

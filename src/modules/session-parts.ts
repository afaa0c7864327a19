/** On a session: who is asked for what its pages want. */
export const GATE: unique symbol = Symbol('permissions');

/** On a session: what it downloads. */
export const DOWNLOADS: unique symbol = Symbol('downloads');

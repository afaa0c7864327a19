/**
 * What Electron keeps natively of an object, by the names that setters and getters share: `Title` is what `setTitle`
 * sets, `getTitle` gets and the property `title` is.
 */
export type NativeState = Map<string, unknown>;

/**
 * The method by which an object gives its native state; it throws `Object has been destroyed` when there is none any
 * more (S12.7). On prototypes only, as `SUBJECT` is.
 */
export const NATIVE: unique symbol = Symbol('native state');

export interface Native {
  [NATIVE](): NativeState;
}

import { getOwnPropertyDescriptor, hasOwn } from './builtins';
import { at } from './failure';
import { ErrorPiece } from './pieces';
import { type ErrorName, errorNames } from './realm';
import type { Taker } from './refusal';

/**
 * S3.6.w–ab. The order of the reads is V8's: the descriptors of `message` and `cause`, then `name` by an ordinary lookup,
 * `stack`, and the cause last (so that a cause may lead back to its error; Node 20 still read the cause first).
 */
export function takeError(taker: Taker, source: Error): object {
  const piece = taker.add(source, new ErrorPiece());
  const message = getOwnPropertyDescriptor(source, 'message');
  const cause = getOwnPropertyDescriptor(source, 'cause');
  // A template literal converts as the language does: a symbol throws, where String() would describe it.
  const name = `${source.name}`;
  if ((errorNames as readonly string[]).includes(name)) piece.name = name as ErrorName;
  if (message && hasOwn(message, 'value' as never)) piece.message = `${message.value}`;
  const { stack } = source;
  if (typeof stack === 'string') piece.stack = stack;
  if (cause && hasOwn(cause, 'value' as never)) {
    try {
      piece.cause = [taker.held(cause.value)];
    } catch (thrown) {
      throw at('.cause', thrown);
    }
  }
  return piece;
}

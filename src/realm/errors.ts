/** Code that was still running when its time was over. */
export function timeLimitError(what: string, milliseconds: number): Error {
  return new Error(
    `${what} ran for ${milliseconds} ms without coming to an end, and was stopped. Look for an endless loop in it, ` +
      "or give it more time with the option 'scriptTimeLimit' (in milliseconds; 0 is no limit).",
  );
}

/** Texts of what becomes of requests. */

/** A request that would have left this machine. */
export function elsewhereSentence(url: string): string {
  return (
    `The request for ${url} did not leave this machine and failed with net::ERR_INTERNET_DISCONNECTED. ` +
    "Answer it with system.answers('<pattern>', (request) => new Response('…')), or let it out with the option network: 'all'."
  );
}

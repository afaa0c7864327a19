const FAMILIES = ['Sent', 'Invoked', 'SentSync', 'SentToHost', 'Received'];

/** Every matcher, known without loading what they are made of. */
export const MATCHER_NAMES: readonly string[] = [
  ...FAMILIES.flatMap((name) => [`toHave${name}`, `toHave${name}Times`, `toHaveNth${name}`, `toHaveLast${name}`]),
  'toHaveHandled',
  'toHaveHandler',
  'toHaveListener',
  'toHaveTraffic',
  'toHaveNoUnheardMessages',
  'toHaveNoProblems',
  'toBeSecure',
];

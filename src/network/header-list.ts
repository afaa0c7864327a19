/** Headers in their order, with the case they were given in; a name can come several times. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** What headers are given as: `{ name: 'value' }` or `{ name: ['one', 'two'] }`. */
export type HeaderRecord = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The values of one name, whatever its case, joined as HTTP does; undefined if it does not come. */
export function headerOf(headers: HeaderList, name: string): string | undefined {
  let found: string | undefined;
  const wanted = name.toLowerCase();
  for (const [key, value] of headers) {
    if (key.length !== name.length || key.toLowerCase() !== wanted) continue;
    found = found === undefined ? value : `${found}, ${value}`;
  }
  return found;
}

/** All values of one name, in their order. */
export function headersOf(headers: HeaderList, name: string): string[] {
  const wanted = name.toLowerCase();
  return headers.filter(([key]) => key.toLowerCase() === wanted).map(([, value]) => value);
}

/** The list without a name. */
export function withoutHeader(headers: HeaderList, ...names: readonly string[]): HeaderList {
  return headers.filter(([key]) => !names.includes(key.toLowerCase()));
}

/** The list with a name that it may lack. */
export function withHeader(headers: HeaderList, name: string, value: string): HeaderList {
  const wanted = name.toLowerCase();
  return headers.some(([key]) => key.toLowerCase() === wanted) ? headers : [...headers, [name, value]];
}

/** A list of what an app writes as an object; an array is a header that comes several times. */
export function listOf(record: HeaderRecord): HeaderList {
  const list: [string, string][] = [];
  for (const [name, value] of Object.entries(record)) {
    if (Array.isArray(value)) for (const one of value) list.push([name, String(one)]);
    else if (value !== undefined) list.push([name, String(value)]);
  }
  return list;
}

/** As `{ name: ['one', 'two'] }`, each name in the case that it first came in. */
export function arraysOf(headers: HeaderList): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  const names = new Map<string, string>();
  for (const [name, value] of headers) {
    const key = names.get(name.toLowerCase()) ?? name;
    names.set(name.toLowerCase(), key);
    found[key] = [...(found[key] ?? []), value];
  }
  return found;
}

/** As `{ name: 'one, two' }`. */
export function recordOf(headers: HeaderList): Record<string, string> {
  return Object.fromEntries(Object.entries(arraysOf(headers)).map(([name, values]) => [name, values.join(', ')]));
}

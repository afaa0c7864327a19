/** What is shown, as the address says it. */
export interface Route {
  readonly view: string;
  readonly name: string;
  readonly query: URLSearchParams;
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

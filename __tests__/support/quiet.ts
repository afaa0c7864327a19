/** Keeps what Electron and the fake print out of the report; a test that wants a line asks the spy. */
export function quiet(): void {
  beforeEach(() => {
    for (const method of ['error', 'warn'] as const) jest.spyOn(console, method).mockImplementation(() => {});
    jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
  });
  afterEach(() => jest.restoreAllMocks());
}

/** The text of each process warning of the fake's own. */
export function warnings(): unknown[] {
  return jest.mocked(process.emitWarning).mock.calls.map(([text]) => text);
}

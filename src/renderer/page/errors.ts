/** A page that needs a document, where nobody has installed one. */
export function noDocumentError(url: string): Error {
  return new Error(
    `The page ${url} has scripts or frames, and they need a document: install jsdom ` +
      "('npm install --save-dev jsdom@26'), which is then found from the project's folder or beside fake-electron.",
  );
}

/** A jsdom that this Node cannot load. */
export function unloadableJsdomError(path: string, cause: unknown): Error {
  return new Error(
    `jsdom, which shows pages, could not be loaded from ${path}: ${String(cause)}. ` +
      "Install a release for this Node: 'npm install --save-dev jsdom@26'.",
    { cause },
  );
}

/** A jsdom whose inside is not what we know. */
export function unknownJsdomError(version: string, missing: string): Error {
  return new Error(
    `fake-electron cannot show pages with jsdom ${version}: it lacks ${missing}. ` +
      "Install a release that has been tried: 'npm install --save-dev jsdom@26'.",
  );
}

/** A document's script that no loader was given for. */
export function noModulesError(url: string): Error {
  return new Error(`The module script ${url} was not run: this page has no loader for modules.`);
}

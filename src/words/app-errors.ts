/** Texts of `app` (W2), Electron's words. */

export function unknownPathError(name: string): Error {
  return new Error(`Failed to get '${name}' path`);
}

export function setPathError(): Error {
  return new Error('Failed to set path');
}

/** A TypeError where it is about logs. */
export function relativePathError(): Error {
  return new Error('Path must be absolute');
}

export function relativeLogsError(): TypeError {
  return new TypeError('Path must be absolute');
}

/** What an app must say before it is ready. */
export function tooLateError(method: string): Error {
  return new Error(`app.${method}() can only be called before app is ready`);
}

/** What an app may ask when it is ready. */
export function tooEarlyError(method: string): Error {
  return new Error(`app.${method}() can only be called after app is ready`);
}

/** In words of its own, with a full stop. */
export function proxyTooEarlyError(): Error {
  return new Error('app.setProxy() can only be called after app is ready.');
}

export function proxyModeError(): Error {
  return new Error('Invalid mode, must be one of direct, auto_detect, pac_script, fixed_servers or system');
}

export function resolverTooEarlyError(): Error {
  return new Error('configureHostResolver cannot be called before the app is ready');
}

export function dnsModeError(): TypeError {
  return new TypeError('secureDnsMode must be one of: off, automatic, secure');
}

export function dnsServersError(): TypeError {
  return new TypeError('secureDnsServers must be an array of strings');
}

export function dnsTemplateError(template: string): TypeError {
  return new TypeError(`not a valid DoH template: ${template}`);
}

export function fileIconError(): Error {
  return new Error('Failed to get file icon.');
}

export function gpuInfoError(): Error {
  return new Error("Invalid info type. Use 'basic' or 'complete'");
}

export function jumpListError(): TypeError {
  return new TypeError('Argument must be null or an array of categories');
}

/** Electron's words about notifications (M6). */

export function notificationNotReadyError(): Error {
  return new Error('Cannot create Notification before app is ready');
}

export function notificationIdError(name: 'id' | 'groupId'): Error {
  return new Error(`Notification ${name} exceeds Windows limit of 64 UTF-16 characters`);
}

export function notificationGroupError(): Error {
  return new Error('Notification groupTitle requires groupId to be set');
}

export function notificationRemoveError(): TypeError {
  return new TypeError('Expected a string or array of strings');
}

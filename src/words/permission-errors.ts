/** Texts of permissions and of the streams and devices that pages ask for, in Electron's words. */

/** N4.1. */
export function permissionHandlerError(): TypeError {
  return new TypeError('Must pass null or function');
}

/** N4.1. */
export function displayHandlerError(): TypeError {
  return new TypeError('Display media request handler must be null or a function');
}

/** N1.2. */
export function calledTwiceError(): TypeError {
  return new TypeError('One-time callback was called more than once');
}

/** N4.10: what the callback of a display handler throws at its caller. */
export const STREAMS_ERRORS = {
  object: 'Display Media Request streams callback must be called with null or a valid object',
  video: 'video must be a WebFrameMain or DesktopCapturerSource',
  audio: 'audio must be a WebFrameMain, "loopback" or "loopbackWithMute"',
  noVideo: 'Video was requested, but no video stream was provided',
};

export function streamsError(kind: keyof typeof STREAMS_ERRORS): TypeError {
  return new TypeError(STREAMS_ERRORS[kind]);
}

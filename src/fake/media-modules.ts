/** The modules that hold pictures, text and secrets: the clipboard, images, safeStorage. */
export const MEDIA_MAKERS = {};

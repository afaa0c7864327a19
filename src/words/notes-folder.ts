/** In the environment of a run that is reported on: the folder that each test file writes its notes into. */
export const NOTES_FOLDER = 'FAKE_ELECTRON_REPORT';

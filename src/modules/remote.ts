import { MODULE_NAMES } from '../eras/module-names';
import type { Members } from './members';

/**
 * Of Electron until 13, and so not in the types that the others are generated from: functions of its own, `process`, and
 * main's modules (docs/api/remote.md of 9).
 */
export const REMOTE: Members = {
  methods: 'require getCurrentWindow getCurrentWebContents getGlobal',
  properties: ['process', ...MODULE_NAMES.main].join(' '),
};

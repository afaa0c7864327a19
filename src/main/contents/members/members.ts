import { CAPTURE } from './capture';
import { EDITING } from './editing';
import { EMULATION } from './emulation';
import { FINDING } from './finding';
import { INPUT } from './input';
import { PRINTING } from './printing';
import { SAVING } from './saving';
import { SETTINGS } from './settings';
import { STYLES } from './styles';
import { TOOLS } from './tools';
import { ZOOM } from './zoom';

const ALL: readonly object[] = [
  CAPTURE,
  EDITING,
  EMULATION,
  FINDING,
  INPUT,
  PRINTING,
  SAVING,
  SETTINGS,
  STYLES,
  TOOLS,
  ZOOM,
];

/** Gives the class of contents what most tests never use of it; native methods are enumerable (W0.3). */
export function installMembers(prototype: object): void {
  for (const members of ALL) {
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(members))) {
      if (!Object.hasOwn(prototype, name)) Object.defineProperty(prototype, name, descriptor);
    }
  }
}

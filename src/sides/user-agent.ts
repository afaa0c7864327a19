import { chromeVersion } from '../eras/chrome';
import { type Era, numbersOf } from '../eras/version';

/** As Electron says who it is: pages look for its name in it. */
export function userAgentOf({ version }: Era): string {
  const electron = numbersOf(version);
  const chrome = chromeVersion(electron);
  return `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${chrome} Electron/${electron} Safari/537.36`;
}

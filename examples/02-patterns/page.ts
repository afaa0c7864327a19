import type { ElectronApi } from './preload';

/** What the page shows, without its document. */
export interface Page {
  counter: number;
  file: string;
  openFile(): Promise<void>;
  setTitle(title: string): void;
}

export function createPage(electronAPI: ElectronApi): Page {
  const page: Page = {
    counter: 0,
    file: 'none',
    async openFile() {
      page.file = (await electronAPI.openFile()) ?? 'none';
    },
    setTitle: electronAPI.setTitle,
  };
  electronAPI.onUpdateCounter((by) => {
    page.counter += by;
    electronAPI.counterValue(page.counter);
  });
  return page;
}

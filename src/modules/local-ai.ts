import { conversionError } from '../words/errors';
import { need } from './arguments';

type Messages = Electron.LanguageModelMessage[];

/**
 * The exported `LanguageModelUtility` of utility processes: the class that an app extends with a model of its own, and that by
 * itself knows nothing (M17.9).
 */
export class LanguageModelUtility implements Electron.LanguageModelUtility {
  readonly contextUsage: number;
  readonly contextWindow: number;

  constructor({ contextUsage = 0, contextWindow = 0 }: Partial<Electron.InitialState> = {}) {
    this.contextUsage = contextUsage;
    this.contextWindow = contextWindow;
  }

  static async create(this: typeof LanguageModelUtility): Promise<LanguageModelUtility> {
    return new this({ contextUsage: 0, contextWindow: 0 });
  }

  static async availability(): Promise<string> {
    return 'available';
  }

  async prompt(_input: Messages, _options?: Electron.LanguageModelPromptOptions): Promise<string> {
    return '';
  }

  async append(): Promise<undefined> {}

  async measureContextUsage(): Promise<number> {
    return 0;
  }

  async clone(): Promise<LanguageModelUtility> {
    return new LanguageModelUtility(this);
  }

  destroy(): void {}
}

/** The exported `localAIHandler` of utility processes (M17.8). */
export class LocalAIHandler implements Electron.LocalAIHandler {
  /**
   * What would answer the prompt API of pages, which no page of the fake has: nobody asks it.
   *
   * @throws TypeError for what is neither a function nor null, in Electron's words (M0.1)
   */
  setPromptAPIHandler(...given: [handler: Parameters<Electron.LocalAIHandler['setPromptAPIHandler']>[0] | null]): void {
    need(given, 1);
    if (given[0] !== null && typeof given[0] !== 'function') throw conversionError(0, given[0]);
  }
}

import type { ImageViewClass } from '../main/windows/image-view';
import type { ViewClass } from '../main/windows/view';
import type { App } from '../modules/app';
import type { Clipboard } from '../modules/clipboard';
import type { ClipboardItemClass } from '../modules/clipboard/item';
import type { ContentTracing } from '../modules/content-tracing';
import type { CrashReporter } from '../modules/crash-reporter';
import type { DesktopCapturer } from '../modules/desktop-capturer';
import type { Images } from '../modules/image/images';
import type { InAppPurchase } from '../modules/in-app-purchase';
import type { LanguageModelUtility, LocalAIHandler } from '../modules/local-ai';
import type { NativeImages } from '../modules/native-image';
import type { NetLog } from '../modules/net-log';
import type { PushNotifications } from '../modules/push-notifications';
import type { SafeStorage } from '../modules/safe-storage';
import type { SessionModule } from '../modules/session';
import type { WebUtils } from '../modules/web-utils';
import type { ModuleHost } from './makers';

/** What these modules ask of the others of their fake. */
interface Modules {
  readonly isReady: boolean;
  get<T>(name: string): T;
}

/** The modules that hold pictures, text and secrets, each made when it is first asked for. */
export const MEDIA_MAKERS = {
  clipboard({ bus, machine }: ModuleHost, modules: Modules): Clipboard {
    const { Clipboard: Class } = require('../modules/clipboard') as typeof import('../modules/clipboard');
    const { clipboardOf } = require('../machine/clipboard') as typeof import('../machine/clipboard');
    return new Class({
      era: () => bus.era,
      isReady: () => modules.isReady,
      state: () => clipboardOf(machine),
      images: () => imagesOf(modules),
      Item: () => modules.get('ClipboardItem'),
    });
  },
  ClipboardItem(): ClipboardItemClass {
    const { createClipboardItemClass } =
      require('../modules/clipboard/item') as typeof import('../modules/clipboard/item');
    return createClipboardItemClass();
  },
  contentTracing({ bus }: ModuleHost, modules: Modules): ContentTracing {
    const { ContentTracing: Class } =
      require('../modules/content-tracing') as typeof import('../modules/content-tracing');
    return new Class({
      era: () => bus.era,
      isReady: () => modules.isReady,
      folder: () => modules.get<App>('app').getPath('temp'),
    });
  },
  crashReporter({ bus, machine }: ModuleHost): CrashReporter {
    const { CrashReporter: Class } = require('../modules/crash-reporter') as typeof import('../modules/crash-reporter');
    const { crashesOf } = require('../machine/crashes') as typeof import('../machine/crashes');
    return new Class({ crashes: () => crashesOf(machine), warn: (line) => bus.reporter.print('warn', line) });
  },
  desktopCapturer({ registry }: ModuleHost, modules: Modules): DesktopCapturer {
    const { DesktopCapturer: Class } =
      require('../modules/desktop-capturer') as typeof import('../modules/desktop-capturer');
    return new Class({
      displays: () => modules.get<Electron.Screen>('screen').getAllDisplays(),
      windows: () => [...registry.windows.values()].filter((window) => window.isVisible() && !window.isMinimized()),
      images: () => imagesOf(modules),
    });
  },
  ImageView(_host: ModuleHost, modules: Modules): ImageViewClass {
    const { createImageViewClass } =
      require('../main/windows/image-view') as typeof import('../main/windows/image-view');
    return createImageViewClass(modules.get<ViewClass>('View'), () => imagesOf(modules));
  },
  inAppPurchase(): InAppPurchase {
    const { InAppPurchase: Class } =
      require('../modules/in-app-purchase') as typeof import('../modules/in-app-purchase');
    return new Class();
  },
  LanguageModelUtility(): typeof LanguageModelUtility {
    const { LanguageModelUtility: Class } = require('../modules/local-ai') as typeof import('../modules/local-ai');
    return class LanguageModelUtility extends Class {};
  },
  localAIHandler(): LocalAIHandler {
    const { LocalAIHandler: Class } = require('../modules/local-ai') as typeof import('../modules/local-ai');
    return new Class();
  },
  nativeImage({ bus }: ModuleHost): NativeImages {
    const { NativeImages: Class } = require('../modules/native-image') as typeof import('../modules/native-image');
    return new Class(() => bus.era);
  },
  netLog(_host: ModuleHost, modules: Modules): NetLog {
    const { NetLog: Class } = require('../modules/net-log') as typeof import('../modules/net-log');
    return new Class(
      () => modules.isReady,
      () => modules.get<SessionModule>('session').defaultSession.netLog,
    );
  },
  pushNotifications(): PushNotifications {
    const { PushNotifications: Class } =
      require('../modules/push-notifications') as typeof import('../modules/push-notifications');
    return new Class();
  },
  safeStorage({ bus, machine }: ModuleHost, modules: Modules): SafeStorage {
    const { SafeStorage: Class } = require('../modules/safe-storage') as typeof import('../modules/safe-storage');
    const { keychainOf } = require('../machine/keychain') as typeof import('../machine/keychain');
    return new Class({ era: () => bus.era, isReady: () => modules.isReady, keychain: () => keychainOf(machine) });
  },
  webUtils({ machine }: ModuleHost): WebUtils {
    const { WebUtils: Class } = require('../modules/web-utils') as typeof import('../modules/web-utils');
    const { filesOf } = require('../machine/files') as typeof import('../machine/files');
    return new Class(() => filesOf(machine));
  },
};

/** What makes the images of a fake. */
export function imagesOf(modules: Modules): Images {
  const native = require('../modules/native-image') as typeof import('../modules/native-image');
  return modules.get<NativeImages>('nativeImage')[native.IMAGES];
}

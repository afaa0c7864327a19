import { createFakeElectron, type FakeElectron } from '../../src';
import { on } from '../support/platform';

const EVENTS = [
  ...['suspend', 'resume', 'on-ac', 'on-battery', 'shutdown', 'lock-screen', 'unlock-screen'],
  ...['thermal-state-change', 'speed-limit-change'],
];
const EVENT = { defaultPrevented: false, preventDefault: expect.any(Function) };

const conversion = (value: unknown) =>
  new TypeError(`Error processing argument at index 0, conversion failure from ${value}`);

function heard({ electron: { powerMonitor } }: FakeElectron): unknown[][] {
  const events: unknown[][] = [];
  for (const name of EVENTS) powerMonitor.on(name as 'resume', (...args: unknown[]) => events.push([name, ...args]));
  return events;
}

describe('powerMonitor', () => {
  test('M12.1: on macOS and Windows it tells of everything, before ready as well', () => {
    for (const platform of ['darwin', 'win32'] as const) {
      const fake = createFakeElectron();
      void fake.app.whenReady();
      const events = heard(fake);
      on(platform, () => {
        fake.system.suspends();
        fake.system.resumes();
        fake.system.onBattery = true;
        fake.system.onBattery = true;
        fake.system.onBattery = false;
        fake.system.locks();
        fake.system.unlocks();
        fake.system.speedLimit = 80;
      });
      expect(events).toEqual([
        ...['suspend', 'resume', 'on-battery', 'on-ac', 'lock-screen', 'unlock-screen'].map((name) => [name, EVENT]),
        ['speed-limit-change', { limit: 80 }],
      ]);
    }
  });

  test('M12.1: thermal-state-change has a plain object, on macOS', () => {
    const fake = createFakeElectron();
    const events = heard(fake);
    on('darwin', () => {
      fake.system.thermalState = 'serious';
    });
    expect(events).toEqual([['thermal-state-change', { state: 'serious' }]]);
    expect(fake.electron.powerMonitor.getCurrentThermalState()).toBe('serious');
  });

  test('M12.1: Linux tells of suspend, resume and shutdown, and who listens for more is told so', () => {
    const fake = createFakeElectron();
    const events = heard(fake);
    on('linux', () => {
      fake.system.suspends();
      fake.system.resumes();
      fake.system.shutsDown();
      expect(() => fake.system.locks()).toThrow(
        new Error(
          "fake-electron: powerMonitor listens to 'lock-screen', which Electron does not emit on linux. " +
            'It does on darwin and win32: set process.platform to one of them first, or remove the listener.',
        ),
      );
      fake.electron.powerMonitor.removeAllListeners('on-battery');
      fake.system.onBattery = true;
    });
    expect(events).toEqual(['suspend', 'resume', 'shutdown'].map((name) => [name, EVENT]));
    expect(fake.electron.powerMonitor.isOnBatteryPower()).toBe(true);
  });

  test('M12.1: to prevent shutdown holds it up, else the app quits', () => {
    const fake = createFakeElectron();
    const quit = jest.fn();
    fake.app.on('quit', quit);
    const { powerMonitor } = fake.electron;
    // The types have no event.
    powerMonitor.once('shutdown', ((event: Electron.Event) => event.preventDefault()) as () => void);

    expect(fake.system.shutsDown()).toBe(false);
    expect(quit).not.toHaveBeenCalled();
    expect(fake.system.shutsDown()).toBe(true);
    expect(quit).toHaveBeenCalledTimes(1);
  });

  test('M12.2: the idle state is by the threshold, in seconds', () => {
    const { electron, system } = createFakeElectron();
    const { powerMonitor } = electron;
    expect([powerMonitor.getSystemIdleState(60), powerMonitor.getSystemIdleTime()]).toEqual(['active', 0]);
    system.idleSeconds = 59;
    expect(powerMonitor.getSystemIdleState(60)).toBe('active');
    system.idleSeconds = 60;
    expect([powerMonitor.getSystemIdleState(60), powerMonitor.getSystemIdleTime()]).toEqual(['idle', 60]);
    system.locks();
    expect(powerMonitor.getSystemIdleState(600)).toBe('locked');
    system.unlocks();
    expect(powerMonitor.getSystemIdleState(600)).toBe('active');
  });

  test.each([0, -1])('M12.2: %d is no threshold', (threshold) => {
    const { powerMonitor } = createFakeElectron().electron;
    expect(() => powerMonitor.getSystemIdleState(threshold)).toThrow(
      new TypeError('Invalid idle threshold, must be greater than 0'),
    );
  });

  test.each([1.5, Number.NaN, '60', undefined])('M12.2: %p is no integer', (threshold) => {
    const { powerMonitor } = createFakeElectron().electron;
    expect(() => powerMonitor.getSystemIdleState(threshold as number)).toThrow(conversion(threshold));
  });

  test('M12.2: onBatteryPower is isOnBatteryPower(), until the test is over', () => {
    const fake = createFakeElectron();
    const { powerMonitor } = fake.electron;
    const rollback = fake.mark();
    expect([powerMonitor.isOnBatteryPower(), powerMonitor.onBatteryPower]).toEqual([false, false]);
    powerMonitor.onBatteryPower = true;
    expect([powerMonitor.isOnBatteryPower(), fake.system.onBattery]).toEqual([true, true]);
    rollback();
    expect([powerMonitor.onBatteryPower, fake.system.onBattery]).toEqual([false, false]);
  });
});

describe('powerSaveBlocker', () => {
  test('M12.3: ids are from 0 and never come again', () => {
    const fake = createFakeElectron();
    const { powerSaveBlocker } = fake.electron;
    expect(powerSaveBlocker.start('prevent-display-sleep')).toBe(0);
    expect(powerSaveBlocker.start('prevent-app-suspension')).toBe(1);
    expect(fake.system.blockers).toEqual([
      { id: 0, type: 'prevent-display-sleep' },
      { id: 1, type: 'prevent-app-suspension' },
    ]);
    expect([powerSaveBlocker.stop(0), powerSaveBlocker.stop(0), powerSaveBlocker.stop(9)]).toEqual([
      true,
      false,
      false,
    ]);
    expect([powerSaveBlocker.isStarted(0), powerSaveBlocker.isStarted(1)]).toEqual([false, true]);
    expect(powerSaveBlocker.start('prevent-display-sleep')).toBe(2);
  });

  test('M12.3, M0.1: it takes no other type', () => {
    const { powerSaveBlocker } = createFakeElectron().electron;
    expect(() => powerSaveBlocker.start('never' as 'prevent-display-sleep')).toThrow(conversion('never'));
    expect(() => Reflect.apply(powerSaveBlocker.start, powerSaveBlocker, [])).toThrow(
      new TypeError('Insufficient number of arguments.'),
    );
  });

  test('what a test starts ends with it', () => {
    const fake = createFakeElectron();
    const { powerSaveBlocker } = fake.electron;
    const first = powerSaveBlocker.start('prevent-display-sleep');
    const rollback = fake.mark();
    const second = powerSaveBlocker.start('prevent-app-suspension');
    powerSaveBlocker.stop(first);
    rollback();
    expect([first, second].map((id) => powerSaveBlocker.isStarted(id))).toEqual([true, false]);
  });
});

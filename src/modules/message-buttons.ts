import { isOn } from './by-platform';

/** Marks the access keys as the platform does (M1.11). */
export function keyLabels(buttons: readonly string[]): string[] {
  if (isOn('darwin')) return buttons.map((label) => label.replaceAll(/&(&?)/g, '$1'));
  if (!isOn('linux')) return [...buttons];
  return buttons.map((label) =>
    label.replaceAll('_', '__').replaceAll(/&(.?)/g, (_all, key) => (key === '&' ? key : `_${key}`)),
  );
}

/** What is read on the buttons: without the marks of access keys. */
export function plainLabels(buttons: readonly string[]): string[] {
  const mark = isOn('linux') ? /[_&](.)/g : /&(.)/g;
  return buttons.map((label) => label.replaceAll(mark, '$1'));
}

/** The button that dismisses a message box, where its options do not say so (M1.10). */
export function cancelButton(buttons: readonly string[], defaultId: unknown): number {
  const named = buttons.findIndex((label) => ['cancel', 'no'].includes(label.toLowerCase()));
  if (named >= 0) return named;
  return defaultId === 0 && buttons.length > 1 ? 1 : 0;
}

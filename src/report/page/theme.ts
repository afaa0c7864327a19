import { h } from './dom';

const THEMES = ['auto', 'light', 'dark'] as const;
const KEY = 'fake-electron-theme';

/** A page that is opened from a disk may have no storage. */
function kept(): string {
  try {
    return localStorage.getItem(KEY) ?? 'auto';
  } catch {
    return 'auto';
  }
}

/** Light, dark, or what the system has. */
export function themeButton(): HTMLElement {
  let theme = kept();
  const button = h('button', { type: 'button', class: 'button' });
  const apply = (): void => {
    if (theme === 'auto') document.documentElement.removeAttribute('data-theme');
    else document.documentElement.setAttribute('data-theme', theme);
    button.textContent = `Theme: ${theme}`;
  };
  button.addEventListener('click', () => {
    theme = THEMES[(THEMES.indexOf(theme as never) + 1) % THEMES.length]!;
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // It lasts as long as the page is open.
    }
    apply();
  });
  apply();
  return button;
}

/** Windows' own colours, as it is installed. */
export const WINDOWS_COLORS: Readonly<Record<string, string>> = {
  '3d-dark-shadow': '#696969FF',
  '3d-face': '#F0F0F0FF',
  '3d-highlight': '#FFFFFFFF',
  '3d-light': '#E3E3E3FF',
  '3d-shadow': '#A0A0A0FF',
  'active-border': '#B4B4B4FF',
  'active-caption': '#99B4D1FF',
  'active-caption-gradient': '#B9D1EAFF',
  'app-workspace': '#ABABABFF',
  'button-text': '#000000FF',
  'caption-text': '#000000FF',
  desktop: '#000000FF',
  'disabled-text': '#6D6D6DFF',
  highlight: '#0078D7FF',
  'highlight-text': '#FFFFFFFF',
  hotlight: '#0066CCFF',
  'inactive-border': '#F4F7FCFF',
  'inactive-caption': '#BFCDDBFF',
  'inactive-caption-gradient': '#D7E4F2FF',
  'inactive-caption-text': '#000000FF',
  'info-background': '#FFFFE1FF',
  'info-text': '#000000FF',
  menu: '#F0F0F0FF',
  'menu-highlight': '#0078D7FF',
  menubar: '#F0F0F0FF',
  'menu-text': '#000000FF',
  scrollbar: '#C8C8C8FF',
  window: '#FFFFFFFF',
  'window-frame': '#646464FF',
  'window-text': '#000000FF',
};

/** The names that macOS has colours for; which ones those are depends on its version. */
export const MAC_COLORS: ReadonlySet<string> = new Set(
  (
    'control-background control control-text disabled-control-text find-highlight grid header-text highlight ' +
    'keyboard-focus-indicator label link placeholder-text quaternary-label scrubber-textured-background ' +
    'secondary-label selected-content-background selected-control selected-control-text selected-menu-item-text ' +
    'selected-text-background selected-text separator shadow tertiary-label text-background text ' +
    'under-page-background unemphasized-selected-content-background unemphasized-selected-text-background ' +
    'unemphasized-selected-text window-background window-frame-text'
  ).split(' '),
);

/** What `getSystemColor` gives on a light macOS. */
export const MAC_SYSTEM_COLORS: Readonly<Record<string, string>> = {
  blue: '#007AFFFF',
  brown: '#A2845EFF',
  gray: '#8E8E93FF',
  green: '#28CD41FF',
  orange: '#FF9500FF',
  pink: '#FF2D55FF',
  purple: '#AF52DEFF',
  red: '#FF3B30FF',
  yellow: '#FFCC00FF',
};

import type { WebFrameMain } from '../../frames/web-frame-main';
import type { PageWindow } from '../pages';
import { selectedIn } from './editing';

/** What `'context-menu'` says of the place that was clicked; the frame is not enumerable (W4.21). */
export function menuParams(
  window: PageWindow,
  target: Element,
  frame: WebFrameMain,
  { x, y }: Electron.Point,
): Electron.ContextMenuParams {
  const link = target.closest<HTMLAnchorElement>('a[href]');
  const media = target.closest<HTMLImageElement & HTMLMediaElement>('img, video, audio, canvas');
  const field = target.closest<HTMLInputElement>('input, textarea, [contenteditable]');
  const isEditable = field !== null && !field.readOnly && !field.disabled;
  const selectionText = selectedIn(window);
  const mediaType = media === null ? 'none' : media.localName === 'img' ? 'image' : media.localName;
  const hasSelection = selectionText !== '';
  const params: Omit<Electron.ContextMenuParams, 'frame'> = {
    x,
    y,
    linkURL: link?.href ?? '',
    linkText: link?.textContent ?? '',
    pageURL: window.location.href,
    frameURL: '',
    srcURL: media?.src ?? '',
    mediaType: mediaType as Electron.ContextMenuParams['mediaType'],
    hasImageContents: mediaType === 'image',
    isEditable,
    selectionText,
    titleText: target.getAttribute('title') ?? '',
    altText: target.getAttribute('alt') ?? '',
    suggestedFilename: '',
    selectionRect: { x: 0, y: 0, width: 0, height: 0 },
    selectionStartOffset: 0,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin', url: '' },
    misspelledWord: '',
    dictionarySuggestions: [],
    frameCharset: 'UTF-8',
    formControlType: controlOf(field) as Electron.ContextMenuParams['formControlType'],
    spellcheckEnabled: true,
    menuSourceType: 'mouse',
    mediaFlags: {
      inError: media?.error != null,
      isPaused: media?.paused ?? false,
      isMuted: media?.muted ?? false,
      hasAudio: mediaType === 'audio' || mediaType === 'video',
      isLooping: media?.loop ?? false,
      isControlsVisible: media?.controls ?? false,
      canToggleControls: mediaType === 'video',
      canPrint: false,
      canSave: mediaType === 'video' || mediaType === 'audio' || mediaType === 'image',
      canShowPictureInPicture: false,
      isShowingPictureInPicture: false,
      canRotate: false,
      canLoop: mediaType === 'video' || mediaType === 'audio',
    },
    editFlags: {
      canUndo: isEditable,
      canRedo: isEditable,
      canCut: isEditable && hasSelection,
      canCopy: hasSelection,
      canPaste: isEditable,
      canDelete: isEditable && hasSelection,
      canSelectAll: true,
      canEditRichly: isEditable && field.isContentEditable === true,
    },
  };
  return Object.defineProperty(params, 'frame', { get: () => frame }) as Electron.ContextMenuParams;
}

function controlOf(field: HTMLInputElement | null): string {
  if (field === null || field.localName === 'div') return 'none';
  if (field.localName === 'textarea') return 'text-area';
  return field.localName === 'input' ? `input-${field.type}` : 'none';
}

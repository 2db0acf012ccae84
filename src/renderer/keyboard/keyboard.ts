import { activeKeyPreset } from './active-preset.ts';
import { createBurstDetector } from './burst-detector.ts';
import { isCommand, isKeypadEditing, keyPress, matchesChord, writesText, type KeyPress } from './chord.ts';
import { isSwallowed } from './host-keys.ts';
import { KEY_ACTIONS, type ActionId, type KeyAction } from './key-map.ts';
import { acceptsText, deletesText, rememberField, type FieldMemory } from './text-field.ts';

/** `'pass'` leaves the key to whatever is below, the browser included. */
export type KeyHandler = (event: KeyboardEvent) => void | 'pass';

/** What one part of the screen does with keys while it is shown. */
export interface KeyLayer {
  /** A dialog hides every layer that is not a dialog; otherwise the screen comes before the application. */
  readonly kind: 'app' | 'screen' | 'dialog';
  readonly handlers: Partial<Readonly<Record<ActionId, KeyHandler>>>;
  /** Where typing lands when no field has the focus. Called as the character arrives, and may open that place. */
  readonly typingTarget?: () => HTMLElement | null;
  /** A scanner read `text`. The field that it fell into is already back to what it held before. */
  readonly onScan?: (text: string, heldBefore: string) => void;
}

/** Long enough for a busy computer to bring the next character of the same burst. */
const QUIET_AFTER_BURST_MS = 250;

const layers: (() => KeyLayer)[] = [];
const RANK = { app: 0, screen: 1, dialog: 2 } as const;

/** @returns takes the layer away again */
export function addKeyLayer(layer: () => KeyLayer): () => void {
  layers.push(layer);
  return () => {
    layers.splice(layers.indexOf(layer), 1);
  };
}

/** Whether a dialog has the keys. */
export function isDialogShown(): boolean {
  return layers.some((layer) => layer().kind === 'dialog');
}

/** The one listener of the page. Captures, so that a key is judged before any control sees it. */
export function listenToKeys(page: Window): void {
  const scanner = createScannerWatch();
  page.addEventListener(
    'keydown',
    (event) => {
      if (event.isComposing) return;
      const press = keyPress(event);

      // A key that is held down confirms nothing and presses no button twice.
      if (event.repeat && event.key === 'Enter') return stop(event);
      if (isKeypadEditing(press)) return stop(event);
      if (writesText(press)) sendTypingHome(event, activeLayers());
      // Sending the typing home may have opened another screen.
      const active = activeLayers();
      if (!event.repeat && scanner.takes(event, press, active)) return stop(event);
      if (runAction(event, press, active)) return stop(event);
      if (isSwallowed(press)) event.preventDefault();
    },
    { capture: true },
  );
}

function activeLayers(): KeyLayer[] {
  const ordered = layers
    .map((layer) => layer())
    .toReversed()
    .toSorted((first, second) => RANK[second.kind] - RANK[first.kind]);
  const [top] = ordered;
  return top?.kind === 'dialog' ? [top] : ordered;
}

function runAction(event: KeyboardEvent, press: KeyPress, active: readonly KeyLayer[]): boolean {
  // A preset may use Supr alone; in a field that holds something it goes on deleting characters.
  if (deletesText(press, document.activeElement)) return false;
  const { chords } = activeKeyPreset();
  const actions = KEY_ACTIONS.filter(({ id }) => chords[id].some((chord) => matchesChord(press, chord)));
  return active.some((layer) => actions.some((action) => runHandler(event, action, layer)));
}

function runHandler(event: KeyboardEvent, action: KeyAction, layer: KeyLayer): boolean {
  const handler = layer.handlers[action.id];
  if (!handler) return false;
  if (event.repeat && !action.repeats) return true;
  return handler(event) !== 'pass';
}

function sendTypingHome(event: KeyboardEvent, active: readonly KeyLayer[]): void {
  const focused = document.activeElement;
  if (active[0]?.kind === 'dialog' || acceptsText(focused)) return;
  // The space bar presses the button that was reached with Tab.
  if (event.key === ' ' && focused !== document.body) return;
  const target = active.find((layer) => layer.typingTarget)?.typingTarget?.();
  target?.focus();
}

interface ScannerWatch {
  /** Whether the key belongs to a scanner's reading and nobody else may see it. */
  takes(event: KeyboardEvent, press: KeyPress, active: readonly KeyLayer[]): boolean;
}

function createScannerWatch(): ScannerWatch {
  const detector = createBurstDetector();
  let field: FieldMemory | null = null;
  let quiet: ReturnType<typeof setTimeout> | undefined;

  function finish(top: KeyLayer) {
    clearTimeout(quiet);
    const text = detector.text();
    const heldBefore = field?.value ?? '';
    detector.forget();
    field?.restore();
    field = null;
    top.onScan?.(text, heldBefore);
  }

  return {
    takes(event, press, active) {
      clearTimeout(quiet);
      // A scanner presses no commands: what Ctrl+V pastes or Ctrl+Enter does is a person's.
      if (isCommand(press)) {
        detector.forget();
        return false;
      }
      const reading = detector.read(event.key, event.timeStamp);
      const top = active.find((layer) => layer.onScan);
      if (!top) return false;
      switch (reading) {
        case 'first':
          field = rememberField(document.activeElement);
          return false;
        case 'following':
          if (top.kind === 'dialog') {
            // Some scanners send no Enter: what they write into a dialog is taken out again all the same.
            quiet = setTimeout(() => detector.isLongEnough() && finish(top), QUIET_AFTER_BURST_MS);
          }
          return event.key === ' ' && !acceptsText(document.activeElement);
        case 'end-of-burst':
          finish(top);
          return true;
        case 'other':
          return false;
      }
    },
  };
}

function stop(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

import { useKeyPreset } from '../keyboard/active-preset.ts';
import { chordLabel } from '../keyboard/chord.ts';
import type { ActionId } from '../keyboard/key-map.ts';

/** The key of an action, as printed on the keyboard. Drawn from the preset in force, so that another one changes it everywhere. */
export function KeyHint({ action, onChrome = false }: { action: ActionId; onChrome?: boolean }) {
  const [chord = ''] = useKeyPreset().chords[action];
  return <Key onChrome={onChrome}>{chordLabel(chord)}</Key>;
}

export function Key({ children, onChrome = false }: { children: string; onChrome?: boolean }) {
  const colours = onChrome
    ? 'border-chrome-muted/50 bg-chrome-raised text-chrome-ink'
    : 'border-edge/60 bg-sunken text-ink';
  return (
    <kbd
      className={`inline-flex min-w-6 shrink-0 items-center justify-center rounded-sm border border-b-2 px-1.5 font-sans text-xs leading-5 font-semibold whitespace-nowrap ${colours}`}
    >
      {children}
    </kbd>
  );
}

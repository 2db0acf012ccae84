import { useKeyPreset } from '../../keyboard/active-preset.ts';
import { chordLabel } from '../../keyboard/chord.ts';
import { KEY_ACTIONS, KEY_GROUPS } from '../../keyboard/key-map.ts';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Key } from '../../ui/key-hint.tsx';
import type { Theme } from '../../../shared/domain/settings/local-settings.ts';
import { useLocalSettings } from '../settings/local/use-local-settings.ts';

const THEMES: readonly { readonly value: Theme; readonly label: string }[] = [
  { value: 'system', label: 'Como el sistema' },
  { value: 'light', label: 'Claro' },
  { value: 'dark', label: 'Oscuro' },
];

/** Every key, from the same data that the screens bind to, and the look of this computer. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const { chords } = useKeyPreset();
  const { settings, change } = useLocalSettings();
  return (
    <Dialog title="Teclas y apariencia" width="wide" onClose={onClose}>
      <div className="columns-1 gap-10 sm:columns-2">
        {KEY_GROUPS.map((group) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 text-sm font-semibold text-muted">{group}</h3>
            <ul>
              {KEY_ACTIONS.filter((action) => action.group === group).map((action) => (
                <li
                  key={action.id}
                  className="flex items-center justify-between gap-4 border-b border-line py-1 text-sm"
                >
                  {action.label}
                  <span className="flex shrink-0 gap-1">
                    {chords[action.id].map((chord) => (
                      <Key key={chord}>{chordLabel(chord)}</Key>
                    ))}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <div className="mt-2 max-w-md">
        <Choice
          label="Apariencia"
          value={settings?.theme ?? 'system'}
          options={THEMES}
          onChange={(theme) => change({ theme })}
        />
      </div>
    </Dialog>
  );
}

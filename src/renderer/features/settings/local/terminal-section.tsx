import type { TextSize, Theme } from '../../../../shared/domain/settings/local-settings.ts';
import { KEY_PRESETS, keyPreset, type KeyPresetId } from '../../../keyboard/key-presets.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { useSession } from '../../../use-session.ts';
import { useMay } from '../../cashiers/duty-feed.ts';
import { useLocalSettings } from './use-local-settings.ts';

const THEME_OPTIONS: readonly { readonly value: Theme; readonly label: string }[] = [
  { value: 'system', label: 'Como el sistema' },
  { value: 'light', label: 'Claro' },
  { value: 'dark', label: 'Oscuro' },
];
const SIZE_OPTIONS: readonly { readonly value: TextSize; readonly label: string }[] = [
  { value: 'normal', label: 'Normal' },
  { value: 'large', label: 'Grande' },
  { value: 'larger', label: 'Muy grande' },
];
const IDLE_MINUTES = [0, 1, 2, 5, 10, 15, 30, 60];

/** What is of this computer alone. */
export function TerminalSection() {
  const { settings, change, failure } = useLocalSettings();
  const code = useSession().data?.terminalCode;
  const maySetLock = useMay('edit-settings');
  if (!settings) return <div role="status" aria-label="Leyendo los ajustes" className="h-40" />;
  const minutes = IDLE_MINUTES.includes(settings.idleLockMinutes)
    ? IDLE_MINUTES
    : [...IDLE_MINUTES, settings.idleLockMinutes];
  return (
    <div className="flex max-w-xl flex-col gap-5">
      {failure && <Notice tone="danger">{failure}</Notice>}
      <Choice
        label="Tema"
        value={settings.theme}
        options={THEME_OPTIONS}
        onChange={(theme) => change({ theme })}
      />
      <Choice
        label="Tamaño del texto"
        value={settings.textSize}
        options={SIZE_OPTIONS}
        onChange={(textSize) => change({ textSize })}
      />
      <Choice<KeyPresetId>
        label="Teclas"
        value={keyPreset(settings.keyPreset).id}
        options={KEY_PRESETS.map(({ id, label }) => ({ value: id, label }))}
        onChange={(id) => change({ keyPreset: id })}
      />
      <SelectInput
        label="Pedir el PIN después de"
        value={String(settings.idleLockMinutes)}
        options={minutes.map((one) => ({ value: String(one), label: idleLabel(one) }))}
        isDisabled={!maySetLock}
        hint={maySetLock ? 'Si nadie toca nada. La venta queda como está.' : 'Lo cambia el dueño.'}
        onChange={(value) => change({ idleLockMinutes: Number(value) })}
      />
      <dl className="text-sm">
        <dt className="font-medium text-muted">Código de la terminal</dt>
        <dd className="code mt-1 text-lg font-semibold">{code ?? '…'}</dd>
        <dd className="mt-1 text-muted">
          Va en cada ticket. Se pone como terminalCode en settings.json, en la carpeta de datos, antes de la
          primera venta; después ya no cambia.
        </dd>
      </dl>
    </div>
  );
}

function idleLabel(minutes: number): string {
  if (minutes === 0) return 'Nunca';
  return minutes === 1 ? '1 minuto sin uso' : `${minutes} minutos sin uso`;
}

import { ROLES } from '../../../shared/domain/cashiers/rights.ts';
import { sayStored, settingOfKey, SHARED_SETTINGS } from '../../../shared/domain/settings/shared-settings.ts';
import { ROLE_LABELS } from './role-labels.ts';

export interface RecordedChange {
  readonly subject: string;
  readonly subjectKey: string;
  /** As central recorded them; null or undefined where there was, or is, nothing. */
  readonly before?: unknown;
  readonly after?: unknown;
}

export interface ChangeText {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

const NOTHING = '—';

/** A change in words. What a newer version recorded is shown as it is. */
export function changeText({ subject, subjectKey, before, after }: RecordedChange): ChangeText {
  switch (subject) {
    case 'cashier':
      return cashierText(fieldsOf(before), fieldsOf(after));
    case 'setting': {
      const name = settingOfKey(subjectKey);
      const say = (value: unknown) => (value === undefined ? NOTHING : sayStored(subjectKey, value));
      return {
        what: name ? SHARED_SETTINGS[name].label : subjectKey,
        before: say(before),
        after: say(after),
      };
    }
    case 'margin': {
      const [former, later] = [fieldsOf(before), fieldsOf(after)];
      const of = (later ?? former)?.['of'];
      return {
        what: `Margen: ${typeof of === 'string' ? of : subjectKey}`,
        before: former ? `${String(former['margin_pct'])} %` : NOTHING,
        after: later ? `${String(later['margin_pct'])} %` : NOTHING,
      };
    }
    default:
      return { what: `${subject} ${subjectKey}`, before: rawText(before), after: rawText(after) };
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** Only what differs, so that it is seen at once. */
function cashierText(former: Fields | undefined, later: Fields | undefined): ChangeText {
  const differing = ['name', 'role', 'active'].filter((field) => former?.[field] !== later?.[field]);
  const say = (fields: Fields | undefined) =>
    fields ? differing.map((field) => cashierField(field, fields[field])) : [];
  const pin = later?.['pin_changed'] === true ? ['PIN nuevo'] : [];
  return {
    what: `Cajero: ${String((later ?? former)?.['name'] ?? '')}`,
    before: say(former).join(', ') || NOTHING,
    after: [...say(later), ...pin].join(', ') || NOTHING,
  };
}

function cashierField(field: string, value: unknown): string {
  if (field === 'active') return value === true ? 'activo' : 'dado de baja';
  if (field === 'role') {
    const role = ROLES.find((one) => one === value);
    return role ? ROLE_LABELS[role] : String(value);
  }
  return String(value);
}

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null ? (value as Fields) : undefined;
}

function rawText(value: unknown): string {
  return value === undefined || value === null ? NOTHING : JSON.stringify(value);
}

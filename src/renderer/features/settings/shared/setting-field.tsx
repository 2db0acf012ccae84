import { SHARED_SETTINGS, type SettingName } from '../../../../shared/domain/settings/shared-settings.ts';
import { Choice } from '../../../ui/choice.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextInput } from '../../../ui/text-input.tsx';
import type { SharedForm } from './use-shared-form.ts';

interface SettingFieldProps {
  readonly form: SharedForm;
  readonly name: SettingName;
  readonly hint?: React.ReactNode;
  readonly maxLength?: number;
  readonly className?: string;
}

export function SettingText({ form, name, ...props }: SettingFieldProps) {
  return (
    <TextInput
      {...props}
      label={SHARED_SETTINGS[name].label}
      value={form.text(name)}
      onChange={(text) => form.change(name, text)}
      error={form.problem(name)}
    />
  );
}

export function SettingFigure({ suffix, ...props }: SettingFieldProps & { readonly suffix?: string }) {
  const { form, name, ...others } = props;
  return (
    <TextInput
      {...others}
      {...(suffix && { suffix })}
      figures
      label={SHARED_SETTINGS[name].label}
      value={form.text(name)}
      onChange={(text) => form.change(name, text)}
      error={form.problem(name)}
    />
  );
}

export function SettingLines({
  form,
  name,
  className: _own,
  ...props
}: SettingFieldProps & { readonly rows?: number }) {
  return (
    <TextArea
      {...props}
      label={SHARED_SETTINGS[name].label}
      value={form.text(name)}
      onChange={(text) => form.change(name, text)}
      error={form.problem(name)}
    />
  );
}

type Options = readonly { readonly value: string; readonly label: string }[];

/** A value that is not among the options stands there all the same: it is what is set. */
export function SettingSelect({
  form,
  name,
  options,
  ...props
}: SettingFieldProps & { readonly options: Options }) {
  const value = form.text(name);
  const all = options.some((one) => one.value === value) ? options : [{ value, label: value }, ...options];
  return (
    <SelectInput
      {...props}
      label={SHARED_SETTINGS[name].label}
      value={value}
      options={all}
      onChange={(text) => form.change(name, text)}
      error={form.problem(name)}
    />
  );
}

export function SettingChoice({ form, name, options }: SettingFieldProps & { readonly options: Options }) {
  return (
    <Choice
      label={SHARED_SETTINGS[name].label}
      value={form.text(name)}
      options={options}
      onChange={(text) => form.change(name, text)}
    />
  );
}

import { Label, Radio, RadioGroup } from 'react-aria-components';

export interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly isDisabled?: boolean;
  /** The label beside the options instead of above them. */
  readonly isInline?: boolean;
}

/** One of a few, all in sight. */
export function Choice<Value extends string>({
  label,
  value,
  onChange,
  options,
  isDisabled = false,
  isInline = false,
}: ChoiceProps<Value>) {
  return (
    <RadioGroup
      value={value}
      onChange={(chosen) => {
        const option = options.find((one) => one.value === chosen);
        if (option) onChange(option.value);
      }}
      orientation="horizontal"
      isDisabled={isDisabled}
      className={isInline ? 'flex items-center gap-2' : 'flex flex-col gap-1'}
    >
      <Label className="text-sm font-medium text-muted">{label}</Label>
      <div className={`flex gap-1 rounded-md p-1 ${isInline ? 'bg-hover' : 'bg-canvas'}`}>
        {options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            className="flex min-h-9 grow cursor-default items-center justify-center rounded-sm px-3 text-sm font-medium text-muted data-hovered:text-ink data-selected:bg-surface data-selected:text-accent-ink data-selected:shadow-panel data-selected:ring-1 data-selected:ring-edge"
          >
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

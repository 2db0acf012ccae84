import { useId } from 'react';

export interface SelectInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly error?: string | undefined;
  readonly hint?: React.ReactNode;
  readonly isDisabled?: boolean;
  readonly className?: string;
}

/** One of many, from the system's own list: letters jump to what begins with them. */
export function SelectInput({
  label,
  value,
  onChange,
  options,
  error,
  hint,
  isDisabled = false,
  className = '',
}: SelectInputProps) {
  const id = useId();
  return (
    <div className={`flex min-w-0 flex-col gap-1 ${className}`}>
      <label htmlFor={id} className="text-sm font-medium text-muted">
        {label}
      </label>
      <select
        id={id}
        value={value}
        disabled={isDisabled}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-about`}
        onChange={(event) => onChange(event.target.value)}
        className="h-11 w-full truncate rounded-md border border-edge bg-surface px-3 text-base text-ink outline-offset-0 disabled:border-line disabled:text-muted"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <div
        id={`${id}-about`}
        className={`min-h-5 text-xs ${error ? 'font-medium text-danger' : 'text-muted'}`}
      >
        {error ?? hint}
      </div>
    </div>
  );
}

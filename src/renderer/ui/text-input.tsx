import { useEffect, useRef } from 'react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';

export interface TextInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What is wrong, shown under the field. */
  readonly error?: string | undefined;
  readonly hint?: React.ReactNode;
  readonly figures?: boolean;
  readonly large?: boolean;
  /** Takes the focus when it appears. */
  readonly takesFocus?: boolean;
  /** Words that are only a proposal: selected, so that typing replaces them, as it does figures. */
  readonly replacedByTyping?: boolean;
  /** Something to look at again, which refuses nothing. */
  readonly warning?: string | null;
  readonly isReadOnly?: boolean;
  readonly isRequired?: boolean;
  readonly maxLength?: number;
  readonly suffix?: string;
  /** Digits that nobody may read over the shoulder. No field of type password: a browser would offer to keep them. */
  readonly isMasked?: boolean;
  readonly className?: string;
}

/** A field with its label above and its error below; the room for the error is kept, so nothing jumps. */
export function TextInput({
  label,
  value,
  onChange,
  error,
  hint,
  figures = false,
  large = false,
  takesFocus = false,
  replacedByTyping = figures,
  warning = null,
  isReadOnly = false,
  isRequired = false,
  maxLength,
  suffix,
  isMasked = false,
  className = '',
}: TextInputProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const field = input.current;
    if (!takesFocus || !field) return;
    // A figure is replaced by typing; words go on where they end.
    field.setSelectionRange(replacedByTyping ? 0 : field.value.length, field.value.length);
  }, [takesFocus, replacedByTyping]);

  const size = large ? 'h-15 text-2xl px-4 font-semibold' : 'h-11 text-base px-3';
  return (
    <TextField
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      isReadOnly={isReadOnly}
      isRequired={isRequired}
      validationBehavior="aria"
      autoFocus={takesFocus}
      {...(maxLength === undefined ? {} : { maxLength })}
      className={`flex min-w-0 flex-col gap-1 ${className}`}
    >
      <Label className="text-sm font-medium text-muted">{label}</Label>
      <div className="relative">
        <Input
          ref={input}
          autoComplete="off"
          spellCheck={false}
          inputMode={isMasked ? 'numeric' : figures ? 'decimal' : 'text'}
          className={`w-full rounded-md border border-edge bg-surface text-ink outline-offset-0 data-invalid:border-danger ${size} ${figures ? 'text-right' : ''} ${suffix ? 'pr-9' : ''} ${isMasked ? 'masked tracking-[0.35em]' : ''}`}
        />
        {suffix && (
          <span
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-muted"
          >
            {suffix}
          </span>
        )}
      </div>
      <div className="min-h-6 text-xs">
        {error === undefined ? (
          (warning ?? hint) && (
            <Text slot="description" className={warning === null ? 'text-muted' : 'font-medium text-warning'}>
              {warning ?? hint}
            </Text>
          )
        ) : (
          <FieldError className="font-medium text-danger">{error}</FieldError>
        )}
      </div>
    </TextField>
  );
}

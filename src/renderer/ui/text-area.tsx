import { FieldError, Label, Text, TextArea as AriaTextArea, TextField } from 'react-aria-components';

export interface TextAreaProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly hint?: React.ReactNode;
  readonly maxLength?: number;
  readonly isReadOnly?: boolean;
  readonly rows?: number;
}

/** Several lines of text: Enter begins another one. */
export function TextArea({
  label,
  value,
  onChange,
  error,
  hint,
  maxLength,
  isReadOnly = false,
  rows = 3,
}: TextAreaProps) {
  return (
    <TextField
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      isReadOnly={isReadOnly}
      validationBehavior="aria"
      {...(maxLength === undefined ? {} : { maxLength })}
      className="flex min-w-0 flex-col gap-1"
    >
      <Label className="text-sm font-medium text-muted">{label}</Label>
      <AriaTextArea
        rows={rows}
        className="w-full resize-none rounded-md border border-edge bg-surface px-3 py-2 text-base text-ink outline-offset-0 data-invalid:border-danger"
      />
      <div className="min-h-5 text-xs">
        {error === undefined ? (
          hint && (
            <Text slot="description" className="text-muted">
              {hint}
            </Text>
          )
        ) : (
          <FieldError className="font-medium text-danger">{error}</FieldError>
        )}
      </div>
    </TextField>
  );
}

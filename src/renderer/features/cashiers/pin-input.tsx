import { LONGEST_PIN } from '../../../shared/domain/cashiers/pin.ts';
import { TextInput } from '../../ui/text-input.tsx';

interface PinInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (pin: string) => void;
  readonly error?: string | undefined;
  readonly hint?: React.ReactNode;
  readonly large?: boolean;
  readonly takesFocus?: boolean;
  readonly className?: string;
}

/** Takes digits alone and shows none of them. */
export function PinInput({ onChange, ...field }: PinInputProps) {
  return (
    <TextInput
      {...field}
      onChange={(text) => onChange(text.replaceAll(/\D/g, ''))}
      maxLength={LONGEST_PIN}
      isRequired
      isMasked
    />
  );
}

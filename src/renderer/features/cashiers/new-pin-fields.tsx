import { isPin } from '../../../shared/domain/cashiers/pin.ts';
import { PinInput } from './pin-input.tsx';

export interface NewPins {
  readonly pin: string;
  readonly again: string;
}

interface NewPinProblems {
  readonly pin?: string;
  readonly again?: string;
}

interface NewPinFieldsProps {
  readonly pins: NewPins;
  readonly onChange: (pins: NewPins) => void;
  readonly problems: NewPinProblems;
  readonly hint?: string;
}

/** A PIN that nobody sees while it is chosen, so it is typed twice. */
export function NewPinFields({ pins, onChange, problems, hint = 'De 4 a 8 dígitos' }: NewPinFieldsProps) {
  return (
    <div className="mt-1 grid grid-cols-2 gap-x-4">
      <PinInput
        label="PIN"
        value={pins.pin}
        onChange={(pin) => onChange({ ...pins, pin })}
        error={problems.pin}
        hint={hint}
      />
      <PinInput
        label="PIN otra vez"
        value={pins.again}
        onChange={(again) => onChange({ ...pins, again })}
        error={problems.again}
      />
    </div>
  );
}

export function newPinProblems({ pin, again }: NewPins): NewPinProblems {
  if (!isPin(pin)) return { pin: 'De 4 a 8 dígitos' };
  return pin === again ? {} : { again: 'No es igual al primero' };
}

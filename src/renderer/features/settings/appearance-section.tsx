import { useState } from 'react';
import { Choice } from '../../ui/choice.tsx';
import { chooseTheme, storedTheme, type ThemeChoice } from '../../ui/theme.ts';

const THEMES: readonly { readonly value: ThemeChoice; readonly label: string }[] = [
  { value: 'system', label: 'Como el sistema' },
  { value: 'light', label: 'Claro' },
  { value: 'dark', label: 'Oscuro' },
];

/** The look of this computer. */
export function AppearanceSection() {
  const [theme, setTheme] = useState(() => storedTheme(window.localStorage));
  return (
    <div className="max-w-md">
      <Choice
        label="Tema"
        value={theme}
        options={THEMES}
        onChange={(choice) => {
          chooseTheme(choice, window);
          setTheme(choice);
        }}
      />
    </div>
  );
}

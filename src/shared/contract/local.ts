import { z } from 'zod';
import { MOST_IDLE_MINUTES, TEXT_SIZES, THEMES } from '../domain/settings/local-settings.ts';
import { text } from '../operations/fields.ts';
import { procedure } from './base.ts';

const localSettings = z.object({
  theme: z.enum(THEMES),
  textSize: z.enum(TEXT_SIZES),
  keyPreset: text(40),
  idleLockMinutes: z.int().min(0).max(MOST_IDLE_MINUTES),
});

export const localContract = {
  /** What is of this computer alone. */
  settings: procedure.output(localSettings),
  /** Changes what is given. The idle lock is the owner's to change. */
  change: procedure.input(localSettings.partial()).output(localSettings),
};

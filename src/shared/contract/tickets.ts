import { z } from 'zod';
import { operationIdField } from '../operations/fields.ts';
import { procedure } from './base.ts';

const request = z.object({
  operationId: operationIdField,
  /** Marks the copy REIMPRESIÓN. */
  reprint: z.boolean(),
});

export const ticketsContract = {
  /** A complete HTML document, 80 mm wide, with its own styles and no script. */
  html: procedure.input(request).output(z.object({ html: z.string() })),
  pdf: procedure.input(request).output(z.object({ fileName: z.string(), base64: z.string() })),
  /** Prints through the host. `host: 'renderer'` asks the screen to print the HTML itself. */
  print: procedure.input(request).output(z.object({ host: z.enum(['printed', 'renderer']) })),
};

import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions, TFontDictionary } from 'pdfmake/interfaces';
import type { PdfMaker } from '../../application/ports.ts';
import { ticketPdf } from './ticket-pdf.ts';

/** PDFs made in Node, the same on both hosts. The typeface is embedded, so that ñ, accents and € print anywhere. */
export function createPdfMaker(): PdfMaker {
  const require = createRequire(import.meta.url);
  const fontsFile = require.resolve('pdfmake/fonts/Roboto.js');
  const fontsFolder = dirname(fontsFile);
  pdfmake.setFonts(require(fontsFile) as TFontDictionary);
  // A document names no file and no address; should one ever do, it gets the typeface and nothing else.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(fontsFolder));
  return { ticket: (document, options) => render(ticketPdf(document, options)) };
}

async function render(definition: TDocumentDefinitions): Promise<Uint8Array> {
  return pdfmake.createPdf(definition).getBuffer();
}

import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import type * as pdfmakeModule from 'pdfmake';
import type { TDocumentDefinitions, TFontDictionary } from 'pdfmake/interfaces';
import type { PdfMaker } from '../../application/ports.ts';
import { ticketPdf } from './ticket-pdf.ts';

type Library = Pick<typeof pdfmakeModule, 'createPdf'>;

/** PDFs made in Node, the same on both hosts. The typeface is embedded, so that ñ, accents and € print anywhere. */
export function createPdfMaker(): PdfMaker {
  // Loaded when the first PDF is asked for: it would take a tenth of every start.
  let library: Promise<Library> | undefined;
  const render = async (definition: TDocumentDefinitions): Promise<Uint8Array> => {
    const pdfmake = await (library ??= loadLibrary());
    return pdfmake.createPdf(definition).getBuffer();
  };
  return { ticket: (document, options) => render(ticketPdf(document, options)) };
}

async function loadLibrary(): Promise<Library> {
  const { default: pdfmake } = await import('pdfmake');
  const require = createRequire(import.meta.url);
  const fontsFile = require.resolve('pdfmake/fonts/Roboto.js');
  const fontsFolder = dirname(fontsFile) + sep;
  pdfmake.setFonts(require(fontsFile) as TFontDictionary);
  // A document names no file and no address; should one ever do, it gets the typeface and nothing else.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(fontsFolder));
  return pdfmake;
}

import { useState } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { KeyLayer } from '../keyboard/keyboard.ts';
import { useKeyLayer } from '../keyboard/use-key-layer.ts';
import { KeyHint } from './key-hint.tsx';
import { Notice } from './notice.tsx';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** While something is being written the dialog stays: its outcome belongs to it. */
  readonly isBusy?: boolean;
  readonly width?: 'narrow' | 'medium' | 'wide';
  readonly handlers?: KeyLayer['handlers'];
  readonly children: React.ReactNode;
}

const WIDTHS = { narrow: 'max-w-md', medium: 'max-w-xl', wide: 'max-w-4xl' };

/**
 * Holds the focus and every key until it is closed. A scanner's reading is taken out of whatever field it fell into
 * and is answered with a warning: it confirms nothing and fills nothing.
 */
export function Dialog({
  title,
  onClose,
  isBusy = false,
  width = 'narrow',
  handlers = {},
  children,
}: DialogProps) {
  const [scanned, setScanned] = useState<string | null>(null);
  useKeyLayer({ kind: 'dialog', handlers, onScan: setScanned });

  return (
    <ModalOverlay
      isOpen
      onOpenChange={(open) => !open && onClose()}
      isKeyboardDismissDisabled={isBusy}
      className="fixed inset-0 z-20 flex items-start justify-center overflow-y-auto bg-scrim p-4 pt-[max(1rem,7vh)]"
    >
      <Modal className={`rise w-full ${WIDTHS[width]}`}>
        <AriaDialog className="flex flex-col rounded-lg bg-surface p-6 shadow-over outline-none">
          <header className="mb-4 flex items-center justify-between gap-4">
            <Heading slot="title" className="text-xl font-semibold">
              {title}
            </Heading>
            <span className={`flex items-center gap-2 text-sm text-muted ${isBusy ? 'invisible' : ''}`}>
              Cerrar <KeyHint action="back" />
            </span>
          </header>
          {scanned !== null && (
            <Notice tone="warning" className="mb-4">
              Se leyó «{scanned}» con el escáner. No se cobró ni se cambió nada: cierre este cuadro con Esc y
              vuelva a leer el código.
            </Notice>
          )}
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

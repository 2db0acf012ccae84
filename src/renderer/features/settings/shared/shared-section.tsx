import { Button } from '../../../ui/button.tsx';
import { Form } from '../../../ui/form.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { SharedForm } from './use-shared-form.ts';

/** The fields of a section of shared settings, with the key that saves them and what came of it. */
export function SharedSection({ form, children }: { form: SharedForm; children: React.ReactNode }) {
  if (form.readFailure) return <Notice tone="danger">{form.readFailure}</Notice>;
  if (!form.stored) return <div role="status" aria-label="Leyendo los ajustes" className="h-40" />;
  return (
    <Form onSubmit={form.save} className="max-w-3xl">
      {!form.isFromCentral && (
        <Notice tone="warning" className="mb-4">
          El servidor de la tienda no contesta: se muestra lo último que esta terminal supo. Para cambiarlo
          tiene que contestar.
        </Notice>
      )}
      {children}
      <div className="mt-2 flex flex-wrap items-center gap-4">
        <Button submits variant="primary" action="add" isPending={form.isSaving}>
          Guardar
        </Button>
        <div className="min-h-11 min-w-0 flex-1">
          {form.outcome && <Notice tone={form.outcome.tone}>{form.outcome.text}</Notice>}
        </div>
      </div>
    </Form>
  );
}

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConnectionFieldsInput, HostReportRow } from '../../../../shared/contract/settings.ts';
import { connectionProblemText } from '../../../../shared/domain/settings/connection-problem.ts';
import { client, queries } from '../../../client.ts';
import { failureMessage } from '../../../failure-message.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Form } from '../../../ui/form.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { TextInput } from '../../../ui/text-input.tsx';
import { useMay } from '../../cashiers/duty-feed.ts';
import { useStatus } from '../../status/status-feed.ts';

/** Every host may take its whole patience. */
const TEST_PATIENCE_MS = 20_000;
const ENCRYPTION = [
  { value: 'yes', label: 'Con TLS' },
  { value: 'no', label: 'Sin cifrar' },
] as const;
const STATES = {
  connecting: 'Conectando…',
  there: 'Conectado',
  away: 'No contesta',
  incompatible: 'De otra versión',
} as const;

/** Where central is, how it answers, and another one for the next start. */
export function ConnectionSection() {
  const shown = useQuery(queries.settings.connection.queryOptions({ staleTime: 0 }));
  const test = useMutation({
    mutationFn: () => client.settings.testConnection(null, { context: { patienceMs: TEST_PATIENCE_MS } }),
  });
  const { status } = useStatus();
  const mayChange = useMay('edit-settings');
  const inUse = shown.data?.inUse;
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <section aria-label="Conexión en uso">
        <dl className="mb-4 grid grid-cols-[10rem_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
          <Fact label="Servidor">
            {inUse
              ? inUse.kind === 'embedded'
                ? `Propio de esta computadora (${inUse.hosts.join(', ')})`
                : inUse.hosts.join(', ')
              : 'Arrancando…'}
          </Fact>
          {inUse && <Fact label="Base de datos">{inUse.database}</Fact>}
          {inUse && <Fact label="Cifrado">{inUse.encrypted ? 'TLS' : 'Sin cifrar'}</Fact>}
          {status && <Fact label="Estado">{STATES[status.central]}</Fact>}
        </dl>
        <Button onPress={() => test.mutate()} isPending={test.isPending}>
          Probar conexión
        </Button>
        <div aria-live="polite" className="mt-3 flex min-h-11 flex-col gap-2">
          {test.isPending && <p className="text-sm text-muted">Probando…</p>}
          {test.isError && <Notice tone="danger">{failureMessage(test.error)}</Notice>}
          {test.data && <Reports hosts={test.data.hosts} />}
        </div>
      </section>
      {mayChange && shown.data && <OtherConnection canSave={shown.data.canSave} />}
    </div>
  );
}

const EMPTY: ConnectionFieldsInput = { hosts: '', database: '', user: '', password: '', encrypted: true };

function OtherConnection({ canSave }: { canSave: 'yes' | 'no-vault' | 'environment' }) {
  const [fields, setFields] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const test = useMutation({
    mutationFn: () => client.settings.testConnection(fields, { context: { patienceMs: TEST_PATIENCE_MS } }),
  });
  const save = useMutation({ mutationFn: () => client.settings.saveConnection(fields) });
  const set = (changes: Partial<ConnectionFieldsInput>) => {
    setFields((now) => ({ ...now, ...changes }));
    test.reset();
    save.reset();
  };
  const missing = (value: string) => (tried && value.trim() === '' ? 'Falta' : undefined);
  const isComplete = [fields.hosts, fields.database, fields.user].every((value) => value.trim() !== '');

  function run(mutation: { mutate: () => void; isPending: boolean }) {
    setTried(true);
    if (isComplete && !mutation.isPending) mutation.mutate();
  }

  return (
    <section aria-label="Otra conexión" className="border-t border-line pt-5">
      <h3 className="mb-3 text-base font-semibold">Otra conexión</h3>
      <Form onSubmit={() => run(test)}>
        <div className="grid gap-x-4 sm:grid-cols-2">
          <TextInput
            label="Servidor"
            value={fields.hosts}
            onChange={(hosts) => set({ hosts })}
            error={missing(fields.hosts)}
            hint="10.0.0.5 o servidor:5432. Varios, separados por coma."
            maxLength={500}
          />
          <TextInput
            label="Base de datos"
            value={fields.database}
            onChange={(database) => set({ database })}
            error={missing(fields.database)}
            maxLength={63}
          />
          <TextInput
            label="Usuario"
            value={fields.user}
            onChange={(user) => set({ user })}
            error={missing(fields.user)}
            maxLength={63}
          />
          <TextInput
            label="Contraseña"
            value={fields.password}
            onChange={(password) => set({ password })}
            isMasked
            maxLength={200}
          />
          <Choice
            label="Cifrado"
            value={fields.encrypted ? 'yes' : 'no'}
            options={ENCRYPTION}
            onChange={(choice) => set({ encrypted: choice === 'yes' })}
          />
        </div>
        <div className="mt-4 flex flex-wrap gap-3">
          <Button submits action="add" isPending={test.isPending}>
            Probar esta
          </Button>
          {canSave === 'yes' && (
            <Button variant="primary" onPress={() => run(save)} isPending={save.isPending}>
              Guardar para el próximo arranque
            </Button>
          )}
        </div>
      </Form>
      {canSave !== 'yes' && <p className="mt-3 text-sm text-muted">{NOT_SAVED_HERE[canSave]}</p>}
      <div aria-live="polite" className="mt-3 flex min-h-11 flex-col gap-2">
        {test.isPending && <p className="text-sm text-muted">Probando…</p>}
        {test.isError && <Notice tone="danger">{failureMessage(test.error)}</Notice>}
        {test.data && <Reports hosts={test.data.hosts} />}
        {save.isError && <Notice tone="danger">{failureMessage(save.error)}</Notice>}
        {save.isSuccess && (
          <Notice tone="positive">
            Guardada. Vale desde el próximo arranque de Nexus POS; hasta entonces sigue la de ahora.
          </Notice>
        )}
      </div>
    </section>
  );
}

const NOT_SAVED_HERE = {
  'no-vault':
    'Aquí se puede probar, no guardar: esta computadora no tiene dónde proteger la contraseña. Escríbala en settings.json de la carpeta de datos, o en NEXUS_DATABASE_URL.',
  environment:
    'Aquí se puede probar, no guardar: la conexión viene de NEXUS_DATABASE_URL, que vale antes que cualquier otra.',
};

/** A clock further off than this is shown in the status bar too. */
const NOTABLE_SKEW_MS = 5_000;

function Reports({ hosts }: { hosts: readonly HostReportRow[] }) {
  if (hosts.length === 0) {
    return (
      <Notice tone="info">La base propia de esta computadora está arrancando. Pruebe en un momento.</Notice>
    );
  }
  return hosts.map((host) =>
    host.ok ? (
      <Notice key={host.host} tone="positive">
        {host.host}: contesta en {host.latencyMs} ms, {host.encrypted ? 'con TLS' : 'sin cifrar'}, PostgreSQL{' '}
        {host.serverVersion}, base versión {host.schemaVersion}. {skewText(host.clockSkewMs)}
      </Notice>
    ) : (
      <Notice key={host.host} tone="danger">
        {host.host}: {connectionProblemText(host.problem)}
      </Notice>
    ),
  );
}

function skewText(skewMs: number): string {
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  if (Math.abs(skewMs) < NOTABLE_SKEW_MS) return 'Los relojes coinciden.';
  return `El reloj de esta computadora va ${seconds} s ${skewMs > 0 ? 'adelantado' : 'atrasado'}.`;
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 truncate font-medium">{children}</dd>
    </>
  );
}

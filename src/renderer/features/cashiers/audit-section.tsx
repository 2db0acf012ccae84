import { useState } from 'react';
import { Choice } from '../../ui/choice.tsx';
import { AuthorisationTable } from './authorisation-table.tsx';
import { ChangeTable } from './change-table.tsx';

const KINDS = [
  { value: 'authorisations', label: 'Autorizaciones' },
  { value: 'changes', label: 'Cambios' },
] as const;
type Kind = (typeof KINDS)[number]['value'];

/** What supervisors allowed at every terminal, and who changed what the shop shares. Newest first. */
export function AuditSection() {
  const [kind, setKind] = useState<Kind>('authorisations');
  return (
    <div className="flex flex-col gap-4">
      <div className="max-w-md">
        <Choice label="Ver" value={kind} onChange={setKind} options={KINDS} />
      </div>
      {kind === 'authorisations' ? <AuthorisationTable /> : <ChangeTable />}
    </div>
  );
}

import { AUTHORISABLE_RIGHTS, RIGHTS, ROLES, type Role } from '../../../shared/domain/cashiers/rights.ts';
import { ROLE_LABELS } from './role-labels.ts';

/** Who may do what. It is the same in every shop, so there is nothing to change here. */
export function RightsSection() {
  return (
    <table className="w-full max-w-4xl border-collapse overflow-hidden rounded-lg text-left">
      <thead className="bg-sunken text-sm text-muted">
        <tr className="h-10 border-b border-line">
          <th scope="col" className="px-4 font-semibold">
            Puede
          </th>
          {ROLES.map((role) => (
            <th key={role} scope="col" className="w-46 px-3 font-semibold">
              {ROLE_LABELS[role]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr className="h-12 border-b border-line">
          <th scope="row" className="px-4 font-medium">
            Vender, cobrar y dar de alta clientes
          </th>
          {ROLES.map((role: Role) => (
            <Allowed key={role} isAllowed withPin={false} />
          ))}
        </tr>
        {RIGHTS.map((row) => (
          <tr key={row.right} className="h-12 border-b border-line">
            <th scope="row" className="px-4 font-medium">
              {row.label}
            </th>
            {ROLES.map((role) => (
              <Allowed key={role} isAllowed={row.roles.includes(role)} withPin={canBeAllowed(row.right)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Allowed({ isAllowed, withPin }: { isAllowed: boolean; withPin: boolean }) {
  if (isAllowed) return <td className="px-3 font-semibold text-positive">Sí</td>;
  return <td className="px-3 text-sm text-muted">{withPin ? 'Con PIN de supervisor' : 'No'}</td>;
}

function canBeAllowed(right: (typeof RIGHTS)[number]['right']): boolean {
  return AUTHORISABLE_RIGHTS.some((one) => one === right);
}

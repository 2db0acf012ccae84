import { useRef, useState } from 'react';
import type { ReferenceUse } from '../../../shared/contract/sale.ts';
import type { CustomerId } from '../../../shared/domain/ids.ts';
import { client } from '../../client.ts';

export interface ReferenceCheck {
  /** Where the number stands already; empty until it was looked for. */
  readonly uses: readonly ReferenceUse[];
  readonly isChecking: boolean;
  /** Goes on at once, or after whoever sells has seen the warning and confirms again. */
  readonly confirm: (customerReference: string, goOn: () => void) => void;
  readonly forget: () => void;
}

/** Looks a customer's number up before it is sold under: the same number twice is warned of, once. */
export function useReferenceCheck(customerId: CustomerId): ReferenceCheck {
  const [uses, setUses] = useState<readonly ReferenceUse[]>([]);
  const [isChecking, setIsChecking] = useState(false);
  const warnedOf = useRef<string | null>(null);
  const underWay = useRef(false);

  async function check(customerReference: string, goOn: () => void) {
    underWay.current = true;
    setIsChecking(true);
    try {
      const found = await client.sale.referenceUses({ customerId, customerReference });
      if (found.uses.length === 0) return goOn();
      warnedOf.current = customerReference;
      setUses(found.uses);
    } catch {
      // A warning that cannot be had holds no sale up.
      goOn();
    } finally {
      underWay.current = false;
      setIsChecking(false);
    }
  }

  return {
    uses,
    isChecking,
    confirm(customerReference, goOn) {
      if (underWay.current) return;
      if (customerReference === '' || warnedOf.current === customerReference) goOn();
      else void check(customerReference, goOn);
    },
    forget: () => setUses([]),
  };
}

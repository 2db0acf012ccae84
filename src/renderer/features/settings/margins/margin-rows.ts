import type { CustomerRow } from '../../../../shared/contract/customers.ts';
import type { MarginRow, MarginTargetInput } from '../../../../shared/contract/settings.ts';
import { foldText } from '../../../../shared/domain/customers/customer-text.ts';
import { PUBLIC_CUSTOMER_ID } from '../../../../shared/domain/ids.ts';
import type { BasisPoints } from '../../../../shared/domain/scaled.ts';

/** Something that has a margin of its own, or could. */
export interface MarginOption {
  readonly id: string;
  readonly target: MarginTargetInput;
  readonly kind: string;
  readonly name: string;
  readonly margin: BasisPoints | null;
}

interface Found {
  readonly groups: readonly { readonly id: number; readonly name: string }[];
  readonly brands: readonly { readonly id: number; readonly name: string }[];
  readonly customers: readonly CustomerRow[];
}

/** Those that have a margin first, then what else the text finds; with an empty text, only those that have one. */
export function marginOptions(text: string, set: readonly MarginRow[], found: Found): MarginOption[] {
  const words = foldText(text).split(/\s+/).filter(Boolean);
  const having = set.map(optionOfMargin).filter(({ name }) => {
    const folded = foldText(name);
    return words.every((word) => folded.includes(word));
  });
  if (words.length === 0) return having;
  const known = new Set(having.map(({ id }) => id));
  const others: MarginOption[] = [
    ...found.groups.map(({ id, name }) => option({ kind: 'group', groupId: id }, name, null)),
    ...found.brands.map(({ id, name }) => option({ kind: 'brand', brandId: id }, name, null)),
    ...found.customers
      .filter(({ customerId }) => customerId !== PUBLIC_CUSTOMER_ID)
      .map(({ customerId, name }) => option({ kind: 'customer', customerId }, name, null)),
  ];
  return [...having, ...others.filter(({ id }) => !known.has(id))];
}

/** The margin of a brand for a customer, if it has one. */
export function marginOfPair(
  set: readonly MarginRow[],
  customerId: string,
  brandId: number,
): BasisPoints | null {
  const row = set.find((one) => one.customer?.id === customerId && one.brand?.id === brandId);
  return row?.marginBasisPoints ?? null;
}

function optionOfMargin({ group, brand, customer, marginBasisPoints }: MarginRow): MarginOption {
  if (customer && brand) {
    return option(
      { kind: 'customer-brand', customerId: customer.id, brandId: brand.id },
      `${customer.name ?? 'Cliente'} · ${brand.name ?? 'marca que ya no está'}`,
      marginBasisPoints,
    );
  }
  if (customer) {
    return option(
      { kind: 'customer', customerId: customer.id },
      customer.name ?? 'Cliente',
      marginBasisPoints,
    );
  }
  if (brand) {
    const name = brand.name ?? 'Marca que ya no está';
    return option({ kind: 'brand', brandId: brand.id }, name, marginBasisPoints);
  }
  const name = group?.name ?? 'Grupo que ya no está';
  return option({ kind: 'group', groupId: group?.id ?? 0 }, name, marginBasisPoints);
}

const KINDS: Readonly<Record<MarginTargetInput['kind'], string>> = {
  group: 'Grupo',
  brand: 'Marca',
  customer: 'Cliente',
  'customer-brand': 'Cliente y marca',
};

function option(target: MarginTargetInput, name: string, margin: BasisPoints | null): MarginOption {
  return { id: JSON.stringify(target), target, kind: KINDS[target.kind], name, margin };
}

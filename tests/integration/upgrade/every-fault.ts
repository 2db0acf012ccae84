import { FAULTS_IN_FIELDS } from './faults-in-fields.ts';
import { FAULTS_IN_FIGURES } from './faults-in-figures.ts';
import { FAULTS_IN_RECEIVABLES } from './faults-in-receivables.ts';
import { FAULTS_OF_THE_PUBLIC_CUSTOMER } from './faults-of-the-public-customer.ts';
import type { ExpectedFinding, PlantedFault } from './planted-fault.ts';

/** All that a database with the original's own keys and references can hold. */
export const EVERY_FAULT: readonly PlantedFault[] = [
  ...FAULTS_IN_RECEIVABLES,
  ...FAULTS_IN_FIGURES,
  ...FAULTS_IN_FIELDS,
  ...FAULTS_OF_THE_PUBLIC_CUSTOMER,
];

/** Everything the report must say, and nothing else: `entity id code`. */
export function expectedFindings(faults: readonly PlantedFault[]): readonly string[] {
  return faults
    .flatMap((fault) => [...fault.findings, ...(fault.quarantined ?? [])])
    .map(findingKey)
    .toSorted();
}

/** The findings whose figures before and after were given. */
export function expectedChanges(faults: readonly PlantedFault[]): readonly string[] {
  return faults
    .flatMap((fault) => fault.findings)
    .filter((finding) => 'before' in finding)
    .map((finding) => changeText(findingKey(finding), finding.before, finding.after))
    .toSorted();
}

export function findingKey(finding: Pick<ExpectedFinding, 'entity' | 'id' | 'code'>): string {
  return `${finding.entity} ${finding.id} ${finding.code}`;
}

export function changeText(
  key: string,
  before: string | null | undefined,
  after: string | null | undefined,
): string {
  return `${key}: ${JSON.stringify(before ?? null)} -> ${JSON.stringify(after ?? null)}`;
}

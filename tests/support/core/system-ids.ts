import { v7 } from 'uuid';
import type { IdSource } from '../../../src/main/application/ports.ts';

export const systemIds: IdSource = { newId: () => v7() };

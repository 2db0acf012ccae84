import { z } from '@hono/zod-openapi';
import type { Page, PageRequest } from '../application/ports-api.ts';
import { MAX_INTEGER_ID, wholeNumber } from './request-fields.ts';

const MOST_PER_PAGE = 100;
const DEFAULT_PER_PAGE = 50;

/** More than 100 rows are asked for in vain, as ever. */
export const pageQuery = {
  page: wholeNumber(1, MAX_INTEGER_ID)
    .optional()
    .openapi({ type: 'integer', minimum: 1, default: 1, description: 'Página, desde 1.' }),
  per_page: wholeNumber(1, MAX_INTEGER_ID)
    .optional()
    .openapi({
      type: 'integer',
      minimum: 1,
      default: DEFAULT_PER_PAGE,
      description: `Renglones por página; de ${MOST_PER_PAGE} en adelante se dan ${MOST_PER_PAGE}.`,
    }),
};

export function pageRequest(query: {
  readonly page?: number | undefined;
  readonly per_page?: number | undefined;
}): PageRequest {
  return { page: query.page ?? 1, perPage: Math.min(query.per_page ?? DEFAULT_PER_PAGE, MOST_PER_PAGE) };
}

/** The block beside `data`. */
export const pagination = z.object({
  page: z.int(),
  per_page: z.int(),
  total: z.int(),
  total_pages: z.int(),
});

export function paginationOf(request: PageRequest, page: Page<unknown>): z.output<typeof pagination> {
  return {
    page: request.page,
    per_page: request.perPage,
    total: page.total,
    total_pages: Math.ceil(page.total / request.perPage),
  };
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantTree, type PlantedTree } from './planted-tree.ts';

/** One forbidden import a line: the file it stands in, and what it must not name. */
const FORBIDDEN: readonly (readonly [file: string, imported: string])[] = [
  ['src/shared/domain/planted.ts', 'zod'],
  ['src/shared/domain/planted.ts', 'node:crypto'],
  ['src/shared/domain/planted.ts', '../operations/operation.ts'],
  ['src/shared/domain/sale/planted.ts', '../../contract/index.ts'],
  ['src/shared/domain/sale/planted.ts', '../../../main/application/ports.ts'],
  ['src/shared/operations/planted.ts', 'pg'],
  ['src/shared/operations/planted.ts', '../contract/index.ts'],
  ['src/shared/contract/planted.ts', '@orpc/server'],
  ['src/shared/contract/planted.ts', 'react'],
  ['src/shared/contract/planted.ts', '../../main/compose.ts'],
  ['src/main/application/planted.ts', 'pg'],
  ['src/main/application/planted.ts', 'node:fs'],
  ['src/main/application/planted.ts', '../adapters/postgres/client.ts'],
  ['src/main/application/planted.ts', '../rpc/router.ts'],
  ['src/main/application/planted.ts', '../compose.ts'],
  ['src/main/application/planted.ts', '../../shared/contract/sale.ts'],
  ['src/main/application/planted.ts', '../../renderer/client.ts'],
  ['src/main/adapters/postgres/planted.ts', 'better-sqlite3'],
  ['src/main/adapters/postgres/planted.ts', '../sqlite/local/store.ts'],
  ['src/main/adapters/postgres/queries/planted.ts', '../../sqlite/local/store.ts'],
  ['src/main/adapters/postgres/planted.ts', '../../application/complete-sale.ts'],
  ['src/main/adapters/postgres/planted.ts', '../../rpc/router.ts'],
  ['src/main/adapters/postgres/planted.ts', '../../compose.ts'],
  ['src/main/adapters/sqlite/planted.ts', 'pg'],
  ['src/main/adapters/sqlite/local/planted.ts', '../../postgres/client.ts'],
  ['src/main/adapters/pdf/planted.ts', 'pg'],
  ['src/main/adapters/embedded-postgres/planted.ts', 'pg'],
  ['src/main/adapters/another/planted.ts', 'hono'],
  ['src/main/rpc/planted.ts', 'pg'],
  ['src/main/rpc/planted.ts', '../adapters/sqlite/local/store.ts'],
  ['src/main/rpc/planted.ts', '../compose.ts'],
  ['src/main/http-api/planted.ts', 'pg'],
  ['src/main/http-api/planted.ts', '../adapters/postgres/client.ts'],
  ['src/main/http-api/planted.ts', '../rpc/router.ts'],
  ['src/main/electron/planted.ts', 'pg'],
  ['src/main/electron/planted.ts', '../adapters/postgres/client.ts'],
  ['src/main/electron/planted.ts', '../browser-host/server.ts'],
  ['src/main/browser-host/planted.ts', 'electron'],
  ['src/main/browser-host/planted.ts', '../electron/window.ts'],
  ['src/main/planted.ts', 'electron'],
  ['src/main/planted.ts', '../renderer/client.ts'],
  ['src/preload/planted.ts', 'node:fs'],
  ['src/preload/planted.ts', '../shared/domain/money.ts'],
  ['src/renderer/planted.ts', 'node:fs'],
  ['src/renderer/planted.ts', 'electron'],
  ['src/renderer/planted.ts', 'pg'],
  ['src/renderer/features/sale/planted.tsx', '@orpc/client'],
  ['src/renderer/features/sale/planted.tsx', '../../../main/application/ports.ts'],
  ['src/renderer/planted.ts', '../shared/operations/operation.ts'],
];

const ALLOWED: readonly (readonly [file: string, imported: string])[] = [
  ['src/shared/domain/sale/fine.ts', '../money.ts'],
  ['src/shared/operations/fine.ts', 'zod'],
  ['src/shared/operations/fine.ts', '../domain/money.ts'],
  ['src/shared/contract/fine.ts', '@orpc/contract'],
  ['src/main/application/fine.ts', './ports.ts'],
  ['src/main/application/fine.ts', '../../shared/domain/money.ts'],
  ['src/main/adapters/postgres/fine.ts', 'pg'],
  ['src/main/adapters/postgres/fine.ts', 'drizzle-orm/pg-core'],
  ['src/main/adapters/postgres/fine.ts', '../../application/ports.ts'],
  ['src/main/adapters/sqlite/local/fine.ts', 'better-sqlite3'],
  ['src/main/adapters/sqlite/local/fine.ts', 'node:crypto'],
  ['src/main/rpc/fine.ts', '../application/use-cases.ts'],
  ['src/main/electron/fine.ts', 'electron'],
  ['src/main/browser-host/fine.ts', '@hono/node-server'],
  ['src/preload/fine.ts', 'electron'],
  ['src/renderer/features/sale/fine.tsx', '../../../shared/domain/money.ts'],
];

interface Finding {
  readonly filename: string;
  readonly code: string;
}

describe('the layers', () => {
  let tree: PlantedTree;
  let findings: readonly Finding[];

  beforeAll(() => {
    tree = plantTree();
    [...FORBIDDEN, ...ALLOWED].forEach(([file, imported], index) =>
      tree.write(numbered(file, index), `import * as planted from '${imported}';\nexport { planted };\n`),
    );
    findings = layerFindings(tree);
  });
  afterAll(() => tree.remove());

  it.each(FORBIDDEN.map((plant, index) => [...plant, index] as const))(
    '%s may not import %s',
    (file, _imported, index) => {
      expect(findings.map((finding) => finding.filename)).toContain(numbered(file, index));
    },
  );

  it.each(ALLOWED.map((plant, index) => [...plant, FORBIDDEN.length + index] as const))(
    '%s may import %s',
    (file, _imported, index) => {
      expect(findings.map((finding) => finding.filename)).not.toContain(numbered(file, index));
    },
  );

  it('holds for re-exports and for imports made while running', () => {
    tree.write('src/shared/domain/re-export.ts', `export * from 'pg';\n`);
    tree.write('src/shared/domain/late.ts', `export const late = () => import('pg');\n`);
    const files = layerFindings(tree).map((finding) => finding.filename);
    expect(files).toEqual(
      expect.arrayContaining(['src/shared/domain/re-export.ts', 'src/shared/domain/late.ts']),
    );
  });

  it('lets client.ts alone speak oRPC, and only its client side', () => {
    const file = 'src/renderer/client.ts';
    tree.write(file, `import '@orpc/client/websocket';\n`);
    expect(layerFindings(tree).map((finding) => finding.filename)).not.toContain(file);
    tree.write(file, `import '@orpc/server';\n`);
    expect(layerFindings(tree).map((finding) => finding.filename)).toContain(file);
  });

  it('lets use cases and adapters name the types of the contract', () => {
    tree.write(
      'src/main/application/typed.ts',
      `import type { Cart } from '../../shared/contract/sale.ts';\nexport type Planted = Cart;\n`,
    );
    expect(layerFindings(tree).map((finding) => finding.filename)).not.toContain(
      'src/main/application/typed.ts',
    );
  });
});

describe('the lint', () => {
  let tree: PlantedTree;
  beforeAll(() => {
    tree = plantTree();
  });
  afterAll(() => tree.remove());

  it.each([
    ['any', 'no-explicit-any', 'export const planted = (value: any): unknown => value;\n'],
    ['a clock in the domain', 'no-restricted-properties', 'export const planted = Date.now();\n'],
    ['chance in the domain', 'no-restricted-properties', 'export const planted = Math.random();\n'],
  ])('refuses %s', (_what, rule, content) => {
    tree.write('src/shared/domain/planted.ts', content);
    expect(lint(tree).map((finding) => finding.code)).toContainEqual(expect.stringContaining(rule));
  });

  it('refuses a circle of imports', () => {
    tree.write(
      'src/shared/domain/egg.ts',
      `import { hen } from './hen.ts';\nexport const egg = () => hen;\n`,
    );
    tree.write(
      'src/shared/domain/hen.ts',
      `import { egg } from './egg.ts';\nexport const hen = () => egg;\n`,
    );
    expect(lint(tree).map((finding) => finding.code)).toContainEqual(expect.stringContaining('no-cycle'));
  });
});

function numbered(file: string, index: number): string {
  return file.replace(/\.tsx?$/, `-${index}$&`);
}

function layerFindings(tree: PlantedTree): readonly Finding[] {
  return lint(tree).filter((finding) => finding.code.includes('no-restricted-imports'));
}

function lint(tree: PlantedTree): readonly Finding[] {
  const { output } = tree.run('oxlint', ['--format', 'json', 'src']);
  return (JSON.parse(output) as { diagnostics: Finding[] }).diagnostics;
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantTree, type PlantedTree } from './planted-tree.ts';

/** One compile per runtime: what a layer's computer does not have, its types do not have either. */
const PLANTS = [
  ['shared', 'src/shared/domain/planted.ts', `export const planted = process.env;\n`],
  ['shared', 'src/shared/domain/planted.ts', `export { readFileSync } from 'node:fs';\n`],
  ['shared', 'src/shared/domain/planted.ts', `export const planted = document.title;\n`],
  ['renderer', 'src/renderer/planted.ts', `export const planted = process.env;\n`],
  ['renderer', 'src/renderer/planted.ts', `export { readFileSync } from 'node:fs';\n`],
  ['main', 'src/main/application/planted.ts', `export const planted = document.title;\n`],
] as const;

describe('the compile of each runtime', () => {
  let tree: PlantedTree;
  beforeAll(() => {
    tree = plantTree();
  });
  afterAll(() => tree.remove());

  it.each(PLANTS)('%s: %s may not say %s', (runtime, file, content) => {
    tree.write(file, content);
    const compiled = tree.run('tsc', ['-p', `tsconfig.${runtime}.json`]);
    expect(compiled.output).toMatch(/planted\.ts.*error TS(2307|2304|2584|2591|2580)/);
    expect(compiled.status).not.toBe(0);
  });

  it.each(['shared', 'main', 'renderer'])('%s compiles what it may say', (runtime) => {
    tree.write('src/shared/domain/planted.ts', `export const planted = 1;\n`);
    tree.write('src/renderer/planted.ts', `export const planted = document.title;\n`);
    tree.write('src/main/application/planted.ts', `export const planted = process.env;\n`);
    expect(tree.run('tsc', ['-p', `tsconfig.${runtime}.json`])).toEqual({ status: 0, output: '' });
  });
});

/** Runs the benches one after the other, so that none disturbs another, and prints what they measured. */
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { formatTable, type Figure } from './figures.ts';

/** Each file beside this one exports `measure(): Promise<readonly Figure[]>`. */
const BENCHES = ['sale-answer', 'delivery', 'cold-start', 'screen'] as const;

const { values: options } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string' } },
});

const chosen = options.only?.split(',') ?? BENCHES;
const unknown = chosen.filter((name) => !(BENCHES as readonly string[]).includes(name));
if (unknown.length > 0)
  throw new Error(`unknown bench ${unknown.join(', ')}; there are ${BENCHES.join(', ')}`);

const figures: Figure[] = [];
for (const name of chosen) {
  if (!options.json) process.stderr.write(`${name}...\n`);
  const bench = (await import(`./${name}.ts`)) as { measure(): Promise<readonly Figure[]> };
  figures.push(...(await bench.measure()));
}

if (options.json) {
  for (const figure of figures) console.log(JSON.stringify(figure));
} else {
  console.log(formatTable(figures));
  const processor = cpus()[0]?.model ?? 'unknown processor';
  console.log(
    `\n${processor}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
  );
}

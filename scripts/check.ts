/** What must hold before a commit: types, lint with its layers, format, migrations in step with the schema, unit tests. */
import { runSteps, type Step } from './steps.ts';

export const staticSteps: readonly Step[] = [
  { title: 'types', command: 'node', args: ['scripts/typecheck.ts'] },
  { title: 'lint and layers', command: 'oxlint', args: ['--deny-warnings'] },
  { title: 'format', command: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
  { title: 'migrations in step with the schema', command: 'node', args: ['scripts/migrations-in-step.ts'] },
];

/** Planted violations among them; the domain's coverage has a floor in vitest.config.ts. */
export const unitStep: Step = {
  title: 'unit tests',
  command: 'vitest',
  args: ['run', '--project', 'unit', '--coverage'],
};

if (import.meta.main) {
  const failed = await runSteps([...staticSteps, unitStep]);
  console.log(failed.length === 0 ? '\ncheck: ok' : `\ncheck: failed (${failed.join(', ')})`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

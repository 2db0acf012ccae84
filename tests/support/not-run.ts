/**
 * What follows the name of a test that cannot run here, so that the closing line says why. `.ci/run` forgives it where
 * only root could change it (`solo root`), and nothing else.
 */
export function notRunWithout(what: string): string {
  return isRoot()
    ? ` (no ejecutado: falta ${what})`
    : ` (no ejecutado: falta ${what}, que solo root instala)`;
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

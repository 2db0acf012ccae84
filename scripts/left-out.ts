/**
 * What of the closing line of `npm test` ("no ejecutado: ...") this computer could have had: each on a line of its own.
 * `node scripts/left-out.ts LINE` prints them, for `.ci/run`.
 */

/** Its program comes from another place than the registry, and the tests tried to obtain it. And it has no WebSocket to fail. */
const NOT_TO_BE_HAD = /^Electron: (su programa no está instalado|no usa WebSocket)/;
/** What the tests write behind the name of one that needs root, or what root installs. */
const NEEDS_ROOT = /solo root/;

/** @returns the reasons that excuse nothing; null when the line is not one of `npm test` */
export function leftOut(line: string, isRoot: boolean): readonly string[] | null {
  const reasons = /^no ejecutado: (.+)$/.exec(line.trim())?.[1];
  if (reasons === undefined) return null;
  if (reasons === 'nada') return [];
  return reasons
    .split('; ')
    .filter((reason) => !NOT_TO_BE_HAD.test(reason) && (isRoot || !NEEDS_ROOT.test(reason)));
}

if (import.meta.main) {
  const left = leftOut(process.argv[2] ?? '', process.getuid?.() === 0);
  process.stdout.write(
    (left ?? ['the tests did not say what was left out']).map((one) => `${one}\n`).join(''),
  );
}

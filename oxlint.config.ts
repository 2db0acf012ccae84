import { defineConfig, type OxlintConfig } from 'oxlint';

type Override = NonNullable<OxlintConfig['overrides']>[number];

/**
 * What each layer may import, by folder. The patterns match the text of an import, not the file it leads to: every
 * import of a neighbour is relative and carries its folder's name. Type imports count too unless `typesOnly` says so.
 * tests/architecture plants a violation of every line of this table.
 */
interface Layer {
  readonly files: readonly string[];
  /** Packages and parts of Node; nothing else that is not a relative path. */
  readonly packages: readonly string[];
  /** Folders and files of ours that stay out of reach. */
  readonly forbidden: readonly string[];
  /** Out of reach as values; their types may be named. */
  readonly typesOnly?: readonly string[];
  readonly message: string;
  /** Reads no clock and makes no id: time and chance are passed in. */
  readonly timeless?: boolean;
}

const NODE = ['node:*', 'node:*/**'];
const HOSTS = ['electron/', 'browser-host/', 'compose\\.ts$'];
const ABOVE_ADAPTERS = ['rpc/', 'http-api/', 'sample-shop/', 'renderer/', 'preload/', ...HOSTS];
/** Everything in application/ but its ports. */
const USE_CASES = 'application/([^p]|p[^o]|po[^r])';

function adapter(folder: string, drivers: readonly string[]): Layer {
  const others = ['postgres/', 'sqlite/', 'pdf/', 'embedded-postgres/'].filter(
    (name) => name !== `${folder}/`,
  );
  return {
    files: [`src/main/adapters/${folder}/**`],
    packages: [...NODE, 'zod', ...drivers],
    forbidden: [...ABOVE_ADAPTERS, USE_CASES, ...others],
    typesOnly: ['contract/'],
    message: 'An adapter imports the domain, the operations, the ports and its own driver.',
  };
}

const layers: readonly Layer[] = [
  {
    files: ['src/shared/domain/**'],
    packages: [],
    forbidden: ['operations/', 'contract/', 'main/', 'preload/', 'renderer/'],
    message: 'The domain imports nothing but itself.',
    timeless: true,
  },
  {
    files: ['src/shared/operations/**'],
    packages: ['zod'],
    forbidden: ['contract/', 'main/', 'preload/', 'renderer/'],
    message: 'Operations import the domain and zod.',
    timeless: true,
  },
  {
    files: ['src/shared/contract/**'],
    packages: ['zod', '@orpc/contract'],
    forbidden: ['main/', 'preload/', 'renderer/'],
    message: 'The contract imports the domain, the operations, zod and @orpc/contract.',
    timeless: true,
  },
  {
    files: ['src/main/application/**', 'src/main/courier/**'],
    packages: [],
    forbidden: ['adapters/', ...ABOVE_ADAPTERS],
    typesOnly: ['contract/'],
    message: 'A use case imports the domain, the operations, types of the contract and its ports.',
    timeless: true,
  },
  {
    files: ['src/main/adapters/**'],
    packages: [...NODE, 'zod'],
    forbidden: [...ABOVE_ADAPTERS, USE_CASES],
    typesOnly: ['contract/'],
    message: 'An adapter imports the domain, the operations, the ports and its own driver.',
  },
  adapter('postgres', ['pg', 'drizzle-orm', 'drizzle-orm/**']),
  adapter('sqlite', ['better-sqlite3', 'drizzle-orm', 'drizzle-orm/**']),
  adapter('pdf', ['pdfmake', 'pdfmake/**']),
  adapter('system', ['pino', 'uuid']),
  adapter('embedded-postgres', []),
  {
    files: ['src/main/rpc/**'],
    packages: ['@orpc/server', '@orpc/server/**', '@orpc/contract', 'zod', 'ws', ...NODE],
    forbidden: ['adapters/', 'http-api/', 'sample-shop/', 'renderer/', 'preload/', ...HOSTS],
    message: 'The rpc layer imports the contract and the use cases.',
  },
  {
    files: ['src/main/http-api/**'],
    packages: ['hono', 'hono/**', '@hono/zod-openapi', 'zod'],
    forbidden: ['adapters/', 'rpc/', 'sample-shop/', 'renderer/', 'preload/', ...HOSTS],
    message: 'The HTTP paths are a thin client of the use cases.',
  },
  {
    files: ['src/main/electron/**', 'src/main/index.ts'],
    packages: ['electron', 'zod', ...NODE],
    forbidden: ['adapters/', 'renderer/', 'preload/', 'browser-host/'],
    message: 'The Electron host is a thin shell around compose.',
  },
  {
    files: ['src/preload/**'],
    packages: ['electron'],
    forbidden: ['main/', 'shared/', 'renderer/'],
    message: 'The preload imports electron and nothing else.',
  },
  {
    files: ['src/renderer/**'],
    packages: [
      ...['react', 'react/**', 'react-dom', 'react-dom/**', 'react-aria-components', '*.css', 'uuid'],
      ...['@tanstack/react-query', '@orpc/tanstack-query', 'zod', '@nodecfdi/rfc'],
    ],
    forbidden: ['main/', 'preload/'],
    typesOnly: ['operations/'],
    message:
      'The screen imports the contract, the domain and types of the operations; client.ts alone speaks oRPC.',
  },
  {
    files: ['src/renderer/client.ts'],
    packages: ['@orpc/client', '@orpc/client/**', '@orpc/contract', '@orpc/tanstack-query', 'zod'],
    forbidden: ['main/', 'preload/'],
    typesOnly: ['operations/'],
    message: 'client.ts connects the contract to a transport of oRPC.',
  },
];

const timelessRules: NonNullable<Override['rules']> = {
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: 'Time is passed in (Clock).' },
    { object: 'Math', property: 'random', message: 'Ids and chance are passed in (IdSource).' },
  ],
};

function layerOverride(layer: Layer): Override {
  const { message } = layer;
  const values = layer.forbidden.map((part) => ({ regex: `(^|/)(${part})`, message }));
  const types = (layer.typesOnly ?? []).map((part) => ({
    regex: `(^|/)(${part})`,
    allowTypeImports: true,
    message,
  }));
  // The group comes last: a path that it lets through is not compared with the patterns behind it.
  const packages = { group: ['*', './**', '../**', ...layer.packages].map(exceptFirst), message };
  return {
    files: [...layer.files],
    rules: {
      'no-restricted-imports': ['error', { patterns: [...values, ...types, packages] }],
      ...(layer.timeless ? timelessRules : {}),
    },
  };
}

/** `['*', 'zod']` -> `['*', '!zod']`: everything but. */
function exceptFirst(pattern: string, index: number): string {
  return index === 0 ? pattern : `!${pattern}`;
}

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'react', 'jsx-a11y', 'vitest', 'promise', 'node'],
  categories: { correctness: 'error', suspicious: 'error' },
  ignorePatterns: ['out', 'coverage', 'node_modules', 'playwright-report', 'test-results'],
  rules: {
    'import/no-cycle': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-require-imports': 'error',
    eqeqeq: 'error',
    'no-console': 'error',
    'no-empty': 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'vitest/no-focused-tests': 'error',
    'vitest/no-disabled-tests': 'error',

    // Takes an AbortSignal's `aborted` for a plain variable.
    'no-unmodified-loop-condition': 'off',
    // A helper may stand beside the one place that uses it.
    'unicorn/consistent-function-scoping': 'off',
    // Groups the arguments of a command by meaning.
    'unicorn/no-useless-spread': 'off',
    // `pg` and `react` are used through their default export, as their manuals do.
    'import/no-named-as-default-member': 'off',
    'import/no-named-as-default': 'off',
    // Styles are imported for what they do.
    'import/no-unassigned-import': 'off',
    // Cannot tell a MessagePort, which has no target origin, from a window.
    'unicorn/require-post-message-target-origin': 'off',
    // The automatic JSX runtime needs no React in scope.
    'react/react-in-jsx-scope': 'off',
    // The search box and the first field of a dialog take the focus: the product is used without a mouse.
    'jsx-a11y/no-autofocus': 'off',
    // role="status" announces the state of the connection; <output> is for the result of a form.
    'jsx-a11y/prefer-tag-over-role': 'off',
  },
  overrides: [
    {
      // The browser host runs under plain Node: one import of `electron` in what it shares would stop it.
      files: ['src/main/**'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              { regex: '^electron$|/electron/', message: 'Only the Electron host knows Electron.' },
              { regex: '/(renderer|preload)/', message: 'The main process imports nothing of the screen.' },
            ],
          },
        ],
      },
    },
    ...layers.map(layerOverride),
    {
      // Scripts talk to whoever started them.
      files: ['scripts/**', 'bench/**', 'tests/**'],
      rules: { 'no-console': 'off' },
    },
    {
      // A test of a layer may use any part to build its scene.
      files: ['**/*.test.ts', '**/*.test.tsx'],
      rules: { 'no-restricted-imports': 'off', 'no-restricted-properties': 'off' },
    },
  ],
});

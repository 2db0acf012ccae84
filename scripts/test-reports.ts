import { existsSync, readFileSync } from 'node:fs';

/** What a runner counted. */
export interface Report {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Why tests were skipped, each reason once, with its number of tests. */
  readonly skipReasons: readonly string[];
  /** Failures that are no test's, such as a file that does not load. */
  readonly problems: readonly string[];
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly projectName: string;
      readonly status: string;
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
    }[];
  }[];
}

interface PlaywrightReport extends PlaywrightSuite {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
}

export function readVitestReport(file: string, exitCode: number, title: string): Report {
  const report = read<VitestReport>(file);
  if (!report) return withProblem(EMPTY, exitCode, title);
  const skipped = report.testResults
    .flatMap((result) => result.assertionResults)
    .filter((test) => !['passed', 'failed'].includes(test.status));
  return withProblem(
    {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: skipped.length,
      skipReasons: counted(skipped.map((test) => test.fullName)),
      problems: [],
    },
    exitCode,
    title,
  );
}

export function readPlaywrightReport(file: string, exitCode: number, title: string): Report {
  const report = read<PlaywrightReport>(file);
  if (!report) return withProblem(EMPTY, exitCode, title);
  const skipped = testsOf(report).filter((test) => test.status === 'skipped');
  return withProblem(
    {
      passed: report.stats.expected,
      // A test that passed only at the second attempt is one that failed.
      failed: report.stats.unexpected + report.stats.flaky,
      skipped: skipped.length,
      skipReasons: counted(skipped.map((test) => test.reason)),
      problems: [],
    },
    exitCode,
    title,
  );
}

export function sum(reports: readonly Report[]): Report {
  return {
    passed: reports.reduce((total, report) => total + report.passed, 0),
    failed: reports.reduce((total, report) => total + report.failed, 0),
    skipped: reports.reduce((total, report) => total + report.skipped, 0),
    skipReasons: reports.flatMap((report) => report.skipReasons),
    problems: reports.flatMap((report) => report.problems),
  };
}

const EMPTY: Report = { passed: 0, failed: 0, skipped: 0, skipReasons: [], problems: [] };

/** A runner that failed without a failed test counts as one failure: it must not look like success. */
function withProblem(report: Report, exitCode: number, title: string): Report {
  if (exitCode === 0 || report.failed > 0) return report;
  return { ...report, failed: 1, problems: [`${title} ended with ${exitCode}`] };
}

function testsOf(suite: PlaywrightSuite): { status: string; reason: string }[] {
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map((test) => ({
      status: test.status,
      reason: test.annotations.find(({ type }) => type === 'skip')?.description ?? spec.title,
    })),
  );
  return [...own, ...(suite.suites ?? []).flatMap(testsOf)];
}

function counted(reasons: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => (count === 1 ? reason : `${reason} (${count} pruebas)`));
}

function read<Content>(file: string): Content | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Content) : null;
}

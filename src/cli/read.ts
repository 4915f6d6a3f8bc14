import { duration } from '#domain/judging/criteria/evidence/durations.ts';
import { jsonResume } from '#domain/results/json-resume.ts';
import type { ComingLexicon } from '#formats/guarded/request.ts';
import { listFiles } from './files.ts';
import { printable, printableJson } from './printable.ts';
import { readAll } from './read-all.ts';
import { unreadableLine } from './unreadable.ts';

interface ReadOptions {
  json?: boolean;
  text?: boolean;
  asOf: string;
}

/** `prescreen read`: facts of each file on its own, one JSON object a line with `--json`. Gives the exit code. */
export async function readCommand(
  paths: string[],
  options: ReadOptions,
  lexicon: ComingLexicon,
): Promise<number> {
  const files = await listFiles(paths);
  let code = 0;
  for await (const { path, outcome } of readAll(files, lexicon)) {
    if (!outcome.ok) {
      code = 1;
      print(unreadableLine(path, outcome.reason, options.json));
      continue;
    }
    const { reading, text } = outcome.read;
    if (options.text && !options.json) {
      print(text.trimEnd());
      continue;
    }
    const { resume, meta } = jsonResume(reading, options.asOf);
    const body = { file: path, status: 'read', resume, meta, ...(options.text ? { text } : {}) };
    print(options.json ? printableJson(body) : describe(printable(path), resume, meta));
  }
  return code;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function describe(
  file: string,
  resume: ReturnType<typeof jsonResume>['resume'],
  meta: ReturnType<typeof jsonResume>['meta'],
): string {
  const { months, statedYears } = meta.experience;
  const work = resume.work.map(
    (job) =>
      `    ${(job.startDate ?? '?').padEnd(7)} – ${(job.endDate ?? (job.startDate ? 'now' : '?')).padEnd(7)}  ${job.position ?? '(no title)'}${job.name ? `, ${job.name}` : ''}`,
  );
  return [
    `${file}`,
    `  ${resume.basics.name ?? '(no name)'}  ${resume.basics.email ?? ''}`,
    `  work: ${duration(months.value)} (${months.low}–${months.high} months) as of ${meta.asOf}${statedYears === null ? '' : `; ${statedYears} years stated`}`,
    ...work,
    `  skills: ${resume.skills.map((skill) => skill.name).join(', ') || 'none found'}`,
    ...meta.findings.map((finding) => `  look at: ${finding.detail}`),
    ...meta.doubts.map((doubt) => `  not sure: ${doubt.detail}`),
    '',
  ].join('\n');
}

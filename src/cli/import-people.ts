// An import as the command line sees it: send, wait, tell. What is in the file is the server's business.
import type { Api } from './api.ts'
import { CommandFailure, ServerGone } from './failure.ts'
import { followJob, type ImportJob } from './follow-job.ts'
import { type Output, wholeNumber } from './output.ts'
import { createProgress, type Phase } from './progress-bar.ts'
import { claimErrorsFile, showRefused } from './refused-records.ts'

export interface PeopleSource {
  /** The media type. */
  readonly type: string
  /** What a position in it is called. */
  readonly place: 'line' | 'record'
  readonly phase: Phase
  /** The bytes; reports how much of the phase has been taken. */
  stream(report: (done: number) => void): AsyncIterable<Uint8Array>
}

export interface ImportChoices {
  readonly connection: string | undefined
  readonly isUpsert: boolean
  /** A file that takes every refused record. */
  readonly errorsFile: string | undefined
}

export async function importPeople(
  { api, output }: { api: Api; output: Output },
  source: PeopleSource,
  choices: ImportChoices,
): Promise<void> {
  if (choices.errorsFile !== undefined) claimErrorsFile(choices.errorsFile)
  const progress = createProgress(process.stderr, output.isJson)
  let job: ImportJob
  try {
    progress.begin(source.phase)
    const { id } = await send(api, source, choices, progress.at)
    job = await followJob(api, id, progress)
  } finally {
    progress.end()
  }
  const { inserted, updated, failed } = job.progress
  await showRefused(api, job, { output, place: source.place, errorsFile: choices.errorsFile })
  const counts = `${wholeNumber(inserted)} inserted, ${wholeNumber(updated)} updated, ${wholeNumber(failed)} refused`
  if (job.status === 'failed') {
    throw new CommandFailure(`The import ${job.id} failed: ${job.failure ?? 'no reason is known.'} So far: ${counts}.`)
  }
  output.result({ job_id: job.id, inserted, updated, failed }, [`Imported: ${counts}.`])
}

async function send(
  api: Api,
  source: PeopleSource,
  { connection, isUpsert }: ImportChoices,
  report: (done: number) => void,
): Promise<{ readonly id: string }> {
  let isSent = false
  async function* bytes() {
    yield* source.stream(report)
    isSent = true
  }
  const query = { connection, upsert: isUpsert ? 'true' : undefined }
  try {
    return await api.upload('/imports', query, source.type, bytes())
  } catch (fault) {
    if (!(fault instanceof ServerGone)) throw fault
    const outcome = isSent
      ? 'All had been sent, so it may go on by itself: look at the people before you import again.'
      : 'Nothing was imported.'
    throw new CommandFailure(`${fault.message} ${outcome}`, { cause: fault })
  }
}

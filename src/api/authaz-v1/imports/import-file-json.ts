// Imports in steps on this wire: the file, what its check found, and what its run did.
import { Type } from 'typebox'
import { importUndoUntil } from '../../../bulk/undo-import.ts'
import type { Directory } from '../../../directory.ts'
import { fileFormats } from '../../../imports/file-shape.ts'
import type { FileAndJob } from '../../../imports/find-file.ts'
import { type CheckCounts, onConflicts, type RunOptions } from '../../../imports/import-file.ts'
import { guessedField } from '../../../imports/mappable-fields.ts'
import { type PreviewRow, previewOf } from '../../../imports/preview-file.ts'
import type { Job } from '../../../jobs/job.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { closed, count, flag, orNull, text, textOrNull, timestampOrNull } from '../answers.ts'
import { jobJson, jobRecord } from '../jobs/bulk-json.ts'

const checkRecord = closed(
  {
    job: jobRecord,
    creates: count,
    changes: count,
    unchanged: count,
    invalid: count,
    duplicates: count,
    reasons: Type.Array(closed({ code: text, path: textOrNull, count })),
  },
  'ImportCheck',
)

const runRecord = closed(
  {
    job: jobRecord,
    onConflict: Type.Enum([...onConflicts]),
    updateFields: orNull(Type.Array(text)),
    emailVerified: orNull(flag),
    sendInvitations: flag,
    organizationId: textOrNull,
    roleId: textOrNull,
    created: count,
    changed: count,
    skipped: count,
    refused: count,
    isPaused: flag,
    canUndo: flag,
    undoUntil: timestampOrNull,
    undoneBy: textOrNull,
  },
  'ImportRun',
)

export const importFileRecord = closed(
  {
    id: text,
    format: Type.Enum([...fileFormats]),
    total: count,
    columns: Type.Array(closed({ name: text, guess: textOrNull, field: textOrNull })),
    preview: Type.Array(closed({ line: count, cells: Type.Array(text) })),
    connection: textOrNull,
    check: orNull(checkRecord),
    run: orNull(runRecord),
  },
  'ImportFile',
)

/** `preview` names people: it is for whoever imports them, while nobody works on the file. */
export async function importFileJson(directory: Directory, { permissions }: Actor, { file, job }: FileAndJob) {
  const { stores } = directory
  const { id, format, total, columns, shape, connection, checkId, options } = file
  const checkJob = checkId === null ? null : await stores.jobs.find(checkId)
  const counts = checkId === null ? null : await stores.importFiles.findCheck(checkId)
  const isStill = options === null && checkJob?.status !== 'pending' && checkJob?.status !== 'processing'
  const preview: readonly PreviewRow[] =
    isStill && permissions.has('import:users') ? await previewOf(directory, file) : []
  const mapped = new Map(shape?.mapping.map(({ column, field }) => [column, field]))
  const isMade = shape !== null && shape.mapping.length > 0
  return {
    id,
    format,
    total,
    columns: columns.map((name) => {
      const guess = guessedField(name)
      return { name, guess, field: isMade ? (mapped.get(name) ?? null) : guess }
    }),
    preview,
    connection,
    check: checkJob === null || counts === null ? null : checkJson(directory, checkJob, counts),
    run: options === null ? null : runJson(directory, { file, job }),
  }
}

function checkJson(directory: Directory, job: Job, { reasons, ...counts }: CheckCounts) {
  return {
    job: jobJson(directory, job),
    ...counts,
    reasons: Object.entries(reasons)
      .map(([name, many]) => {
        const [code = name, path = null] = name.split(/ (.*)/s)
        return { code, path, count: many }
      })
      .toSorted((one, other) => other.count - one.count),
  }
}

function runJson(directory: Directory, { file, job }: FileAndJob) {
  const { onConflict, updateFields, emailVerified, sendsInvitations, organizationId, roleId } =
    file.options ?? nothingAsked
  const undoUntil = job.progress.inserted === 0 || file.undoneBy !== null ? null : importUndoUntil(job)
  return {
    job: jobJson(directory, job),
    onConflict,
    updateFields: updateFields ?? null,
    emailVerified,
    sendInvitations: sendsInvitations,
    organizationId,
    roleId,
    created: job.progress.inserted,
    changed: job.progress.updated,
    skipped: file.skipped,
    refused: job.progress.failed,
    isPaused: file.isPaused,
    canUndo: undoUntil !== null && undoUntil >= directory.clock.now(),
    undoUntil,
    undoneBy: file.undoneBy,
  }
}

const nothingAsked: RunOptions = {
  onConflict: 'fail',
  emailVerified: null,
  sendsInvitations: false,
  organizationId: null,
  roleId: null,
}

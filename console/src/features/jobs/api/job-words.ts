import type { BadgeTone } from '../../../components/ui/badge.tsx'
import { t } from '../../../lib/text.ts'
import { actionLabel, countedAction } from './bulk-words.ts'
import type { Job, JobStatus, JobType } from './job.ts'

/** What a job is called in lists and titles. */
export function jobTitle({ type, bulk, progress }: Job): string {
  if (bulk === null) return typeLabel[type]
  const title = progress.total === null ? actionLabel[bulk.action] : countedAction(bulk.action, progress.total)
  return bulk.undoes === null ? title : t('Undo: {what}', { what: title })
}

export const typeLabel: Readonly<Record<JobType, string>> = {
  users_import: t('Import users'),
  users_export: t('Export users'),
  verification_email: t('Verification email'),
  users_bulk: t('Bulk change'),
  import_check: t('Check an import file'),
}

/** "Done with errors" is a state of its own to whoever reads it. */
export function stateOf(job: Job): { readonly label: string; readonly tone: BadgeTone } {
  const failed = job.bulk?.failed ?? job.progress.failed
  if (job.status === 'completed' && failed > 0) return { label: t('Done with errors'), tone: 'warning' }
  return states[job.status]
}

/** "Done with errors" is among those that are done. */
export const states: Readonly<Record<JobStatus, { readonly label: string; readonly tone: BadgeTone }>> = {
  scheduled: { label: t('Scheduled'), tone: 'info' },
  pending: { label: t('Queued'), tone: 'neutral' },
  processing: { label: t('Running'), tone: 'info' },
  completed: { label: t('Done'), tone: 'success' },
  failed: { label: t('Failed'), tone: 'danger' },
  cancelled: { label: t('Stopped'), tone: 'neutral' },
}

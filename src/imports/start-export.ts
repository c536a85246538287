import type { AuditStore } from '../audit/audit-event.ts'
import type { Connection } from '../connections/connection.ts'
import type { ConnectionStore } from '../connections/connection-store.ts'
import { presentJob } from '../jobs/find-job.ts'
import type { Job } from '../jobs/job.ts'
import type { JobStore } from '../jobs/job-store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import { prefixedId } from '../kernel/ids.ts'
import type { ExportField } from './export-fields.ts'
import type { ExportFormat } from './export-text.ts'

export interface ExportSettings {
  readonly connectionId: string | null
  readonly format: ExportFormat
  readonly limit: number | null
  readonly fields: readonly ExportField[] | null
}

export interface StartExportDeps {
  readonly jobs: JobStore
  readonly connections: ConnectionStore
  readonly audit: AuditStore
  readonly clock: Clock
}

/** Queues an export. Nothing is read until somebody downloads it. Call it in a transaction. */
export async function startExport(
  { jobs, connections, audit, clock }: StartExportDeps,
  actor: Actor,
  { connectionId, ...settings }: ExportSettings,
): Promise<Job> {
  const connection = connectionId === null ? null : presentConnection(await connections.find(connectionId))
  const id = prefixedId('job')
  await jobs.insert({
    id,
    kind: 'users-export',
    connectionId: connection?.id ?? null,
    parameters: { ...settings, fields: settings.fields?.map((field) => ({ ...field })) ?? null },
    createdBy: { kind: actor.kind, id: actor.id, name: actor.name },
    createdAt: clock.now(),
    receivingUntil: null,
  })
  const { format, limit } = settings
  const exported = settings.fields?.map(({ name }) => name) ?? null
  const details = { format, limit, exported, connectionId: connection?.id ?? null }
  await audit.record(actor, 'users.export_requested', { kind: 'job', id }, details)
  return presentJob(await jobs.find(id))
}

function presentConnection(connection: Connection | null): Connection {
  if (connection === null) throw new RollcallError('connection_unknown', 'The connection does not exist.')
  return connection
}

/** The settings as the job remembers them. */
export function exportSettings(job: Job): ExportSettings {
  const settings = job.parameters as unknown as Omit<ExportSettings, 'connectionId'>
  return { ...settings, connectionId: job.connection?.id ?? null }
}

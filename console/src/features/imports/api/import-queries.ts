import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import { withStepUp } from '../../../lib/step-up.ts'
import { type CheckOrder, type FileFormat, type ImportFile, isUnderWay, type RunOrder } from './import-file.ts'

const pollEveryMs = 700
const pausedPollEveryMs = 3_000

export const filePath = (id: string) => `/imports/files/${encodeURIComponent(id)}`

export function importFileQuery(id: string) {
  return queryOptions({
    queryKey: ['imports', 'file', id],
    queryFn: ({ signal }) => call<ImportFile>('GET', filePath(id), { signal }),
    refetchInterval: ({ state: { data } }) => {
      const isMoving = [data?.check?.job, data?.run?.job].some((job) => job !== undefined && isUnderWay(job))
      // What is paused may still end the batch in hand, and be resumed by somebody else.
      return isMoving ? (data?.run?.isPaused === true ? pausedPollEveryMs : pollEveryMs) : false
    },
  })
}

export function uploadFile(file: Blob, format: FileFormat): Promise<ImportFile> {
  return call('POST', `/imports/files${queryString({ format })}`, { file })
}

export const checkFile = (id: string, order: CheckOrder) => call('POST', `${filePath(id)}/check`, { body: order })
/** What it does to newcomers may ask for more, as doing it to one of them does. */
export const runFile = (id: string, order: RunOrder) =>
  withStepUp((reason) => call('POST', `${filePath(id)}/run`, { body: order, reason }))
export const discardFile = (id: string) => call('DELETE', filePath(id))
export const steerImport = (id: string, to: 'pause' | 'resume' | 'stop') =>
  call<ImportFile>('POST', `${filePath(id)}/${to}`)
export const undoImport = (id: string) => call<{ readonly id: string }>('POST', `${filePath(id)}/undo`)

export const problemsTable = (jobId: string) => `/api/v1/jobs/${encodeURIComponent(jobId)}/errors.csv`
export const resultsTable = (id: string) => `/api/v1${filePath(id)}/results.csv`

interface RunningJob {
  readonly id: string
  readonly status: string
  readonly createdBy: { readonly id: string }
}

/** The operator's own imports that are under way. */
export function runningImportsQuery(operatorId: string) {
  return queryOptions({
    queryKey: ['imports', 'running', operatorId],
    queryFn: async ({ signal }) => {
      const path = `/jobs${queryString({ type: 'users_import', pageSize: 50 })}`
      return (await call<{ readonly data: readonly RunningJob[] }>('GET', path, { signal })).data
    },
    select: (jobs) =>
      jobs.filter(
        ({ status, createdBy }) => createdBy.id === operatorId && (status === 'pending' || status === 'processing'),
      ),
  })
}

interface Connection {
  readonly name: string
  readonly strategy: string
}

export const databasesQuery = queryOptions({
  queryKey: ['imports', 'connections'],
  queryFn: async ({ signal }) => (await call<{ data: readonly Connection[] }>('GET', '/connections', { signal })).data,
  select: (connections) => connections.filter(({ strategy }) => strategy === 'auth0').map(({ name }) => name),
  staleTime: 60_000,
})

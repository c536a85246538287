import { expect, test } from 'vitest'
import type { BulkPart, JobStatus } from './job.ts'
import { endOf, isOfSelection } from './watched-job.ts'

const bulk: BulkPart = {
  action: 'suspend',
  reason: null,
  ticket: null,
  organizationId: null,
  endsOrganization: false,
  runAt: null,
  done: 3_500,
  skipped: 0,
  failed: 0,
  canUndo: true,
  undoUntil: null,
  undoes: null,
  undoneBy: null,
}
const ending = (status: JobStatus, failed: number) => endOf({ status, bulk: { ...bulk, failed } })

test('a job is done where it failed with nobody, and with however many it failed, it is not', () => {
  expect(ending('completed', 0)).toBe('done')
  expect([ending('completed', 1), ending('completed', 1_000)]).toEqual(['keep', 'keep'])
  expect([ending('completed', 1_001), ending('completed', 3_500)]).toEqual(['stay', 'stay'])
})

test('a job that was stopped, or goes on, stays in sight', () => {
  expect([ending('cancelled', 0), ending('failed', 0), ending('processing', 2)]).toEqual(['stay', 'stay', 'stay'])
  expect(ending('cancelled', 2)).toBe('keep')
})

test('whoever else is selected since is no part of the job', () => {
  const watched = { jobId: 'job_1', target: { ids: ['alice', 'bob'] } }
  expect(isOfSelection(watched, { ids: ['alice', 'bob'] })).toBe(true)
  for (const ids of [[], ['alice'], ['alice', 'bob', 'carol']]) expect(isOfSelection(watched, { ids })).toBe(false)
})

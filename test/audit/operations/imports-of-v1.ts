// What comes in and goes out on /api/v1: imports, at once and in steps, and what is kept about one person.
import { startRun } from '../../../src/imports/start-run.ts'
import { systemActor } from '../../../src/kernel/actor.ts'
import { at, one, type Table, type World } from './world.ts'

export const importsOfV1: Table = {
  'POST /api/v1/users/:id/data-export': one('user.data_downloaded', async ({ v1, person }) =>
    v1('POST', at('users', await person(), 'data-export')),
  ),
  'POST /api/v1/imports': one('users.import_started', ({ v1, name }) =>
    v1('POST', '/imports', { raw: `${JSON.stringify({ email: `${name()}@example.com` })}\n` }),
  ),
  'POST /api/v1/imports/files': one('users.import_uploaded', ({ v1, name }) =>
    v1('POST', '/imports/files?format=csv', { raw: `email\n${name()}@example.com\n` }),
  ),
  'DELETE /api/v1/imports/files/:id': one('users.import_discarded', async (world) =>
    world.v1('DELETE', at('imports', 'files', await importFile(world))),
  ),
  'POST /api/v1/imports/files/:id/check': one('users.import_checked', async (world) =>
    world.v1('POST', at('imports', 'files', await importFile(world), 'check'), { body: { mapping: asEmail } }),
  ),
  'POST /api/v1/imports/files/:id/run': one('users.import_started', async (world) =>
    world.v1('POST', at('imports', 'files', await checkedFile(world), 'run'), { body: { onConflict: 'skip' } }),
  ),
  'POST /api/v1/imports/files/:id/pause': one('users.import_paused', async (world) =>
    world.v1('POST', at('imports', 'files', await heldImport(world), 'pause')),
  ),
  'POST /api/v1/imports/files/:id/resume': one('users.import_resumed', async (world) => {
    const id = await heldImport(world)
    await world.made(world.v1('POST', at('imports', 'files', id, 'pause')))
    return world.v1('POST', at('imports', 'files', id, 'resume'))
  }),
  'POST /api/v1/imports/files/:id/stop': one('users.import_finished', async (world) =>
    world.v1('POST', at('imports', 'files', await heldImport(world), 'stop')),
  ),
  'POST /api/v1/imports/files/:id/undo': one('users.bulk_started', async (world) => {
    const id = await checkedFile(world)
    await world.made(world.v1('POST', at('imports', 'files', id, 'run'), { body: { onConflict: 'skip' } }))
    await ended(world, id)
    return world.v1('POST', at('imports', 'files', id, 'undo'))
  }),
}

const asEmail = [{ column: 'email', field: 'email' }]

async function importFile({ v1, name, made }: World): Promise<string> {
  return (await made(v1('POST', '/imports/files?format=csv', { raw: `email\n${name()}@example.com\n` }))).id
}

async function checkedFile(world: World): Promise<string> {
  const id = await importFile(world)
  const job = await world.made(world.v1('POST', at('imports', 'files', id, 'check'), { body: { mapping: asEmail } }))
  await ended(world, job.id)
  return id
}

/** It waits, and no worker takes it: so that it does not end before it is steered. */
async function heldImport(world: World): Promise<string> {
  const id = await checkedFile(world)
  const options = {
    onConflict: 'skip',
    emailVerified: null,
    sendsInvitations: false,
    organizationId: null,
    roleId: null,
  } as const
  await world.app.app.directory.change(async (deps) => {
    await startRun(deps, systemActor, id, options)
    await deps.importFiles.wake(id, new Date(Date.now() + 86_400_000))
  })
  return id
}

async function ended(world: World, id: string): Promise<void> {
  for (;;) {
    const job = await world.made(world.v1('GET', at('jobs', id)))
    if (job.finishedAt !== null) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

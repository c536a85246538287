// Saved views of the users list and of the audit, and how an operator has lists shown: matters of whoever is signed in to the console.
import { type Static, Type } from 'typebox'
import { changeView, deleteView } from '../../../views/change-view.ts'
import { createView } from '../../../views/create-view.ts'
import { presentView, type View, viewLists } from '../../../views/view.ts'
import { closed, count, flag, orNull, pageOf, text, textOrNull, timestamp } from '../answers.ts'
import { missingSession } from '../authenticate.ts'
import { pageAnswer, pageParameters, pageRequest } from '../paging.ts'
import { type Answer, type Call, created, noContent, ok, type Route } from '../route.ts'
import { readViewSearch } from './view-search.ts'

const fields = {
  name: Type.String({ minLength: 1, maxLength: 60, description: 'A name of 1 to 60 characters.' }),
  description: Type.Optional(
    Type.Union([Type.String({ maxLength: 300 }), Type.Null()], { description: 'At most 300 characters, or null.' }),
  ),
  search: Type.String({ maxLength: 4_000, description: "The query of the list's address, such as status=suspended." }),
  isShared: Type.Optional(Type.Boolean({ description: 'true or false. true shows the view to every operator.' })),
}

const listName = Type.Optional(
  Type.Enum([...viewLists], { description: `What the view is of: ${viewLists.join(' or ')}. users if left out.` }),
)
const listQuery = Type.Object({ ...pageParameters, list: listName }, { additionalProperties: false })
type ListQuery = Static<typeof listQuery>

const createBody = Type.Object({ ...fields, list: listName }, { additionalProperties: false })
const changeBody = Type.Object(
  { ...fields, name: Type.Optional(fields.name), search: Type.Optional(fields.search) },
  { additionalProperties: false, minProperties: 1, description: 'Send at least one field to change.' },
)

const viewRecord = closed(
  {
    id: text,
    list: Type.Enum([...viewLists]),
    name: text,
    description: textOrNull,
    search: text,
    isShared: flag,
    isOwn: flag,
    owner: closed({ id: text, name: text }),
    createdAt: timestamp,
    updatedAt: timestamp,
  },
  'View',
)

const densities = ['compact', 'default', 'comfortable'] as const
const modes = ['pages', 'scroll'] as const
const preferencesBody = Type.Object(
  {
    columns: Type.Optional(
      Type.Union([Type.Array(Type.String({ minLength: 1, maxLength: 300 }), { maxItems: 30 }), Type.Null()], {
        description: 'At most 30 names of columns, in their order; null shows the usual ones.',
      }),
    ),
    density: Type.Optional(
      Type.Union([Type.Enum(densities), Type.Null()], { description: `One of ${densities.join(', ')}, or null.` }),
    ),
    pageSize: Type.Optional(
      Type.Union([Type.Integer({ minimum: 1, maximum: 200 }), Type.Null()], {
        description: 'A whole number from 1 to 200, or null.',
      }),
    ),
    mode: Type.Optional(
      Type.Union([Type.Enum(modes), Type.Null()], { description: `One of ${modes.join(', ')}, or null.` }),
    ),
    pinnedViews: Type.Optional(
      Type.Union([Type.Array(Type.String({ pattern: '^vw_[A-Za-z0-9]{1,100}$' }), { maxItems: 50 }), Type.Null()], {
        description: 'At most 50 ids of saved views, in the order in which they come before the others; or null.',
      }),
    ),
  },
  { additionalProperties: false, minProperties: 1, description: 'Send at least one field to change.' },
)
const preferencesRecord = closed(
  {
    columns: orNull(Type.Array(text)),
    density: orNull(Type.Enum(densities)),
    pageSize: orNull(count),
    mode: orNull(Type.Enum(modes)),
    pinnedViews: orNull(Type.Array(text)),
  },
  'Preferences',
)

const ofConsole = { access: ['read:users'], ofConsoleAlone: true } as const

export const viewRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/views',
    ...ofConsole,
    query: listQuery,
    summary: 'List saved views',
    answers: { 200: pageOf(viewRecord) },
    handle: list,
  },
  {
    method: 'POST',
    path: '/views',
    ...ofConsole,
    body: createBody,
    summary: 'Save a view',
    answers: { 201: viewRecord },
    handle: create,
  },
  {
    method: 'PATCH',
    path: '/views/:id',
    ...ofConsole,
    body: changeBody,
    summary: 'Change a saved view',
    answers: { 200: viewRecord },
    handle: change,
  },
  {
    method: 'DELETE',
    path: '/views/:id',
    ...ofConsole,
    summary: 'Delete a saved view',
    answers: { 204: null },
    handle: remove,
  },
  {
    method: 'GET',
    path: '/me/preferences',
    access: 'signed-in',
    ofConsoleAlone: true,
    summary: 'Get how lists are shown',
    answers: { 200: preferencesRecord },
    handle: getPreferences,
  },
  {
    method: 'PATCH',
    path: '/me/preferences',
    access: 'signed-in',
    ofConsoleAlone: true,
    body: preferencesBody,
    whilePaused: 'own',
    summary: 'Change how lists are shown',
    answers: { 200: preferencesRecord },
    handle: changePreferences,
  },
]

async function list(call: Call<ListQuery>): Promise<Answer> {
  const request = pageRequest(call.query)
  const id = operatorOf(call)
  return pageAnswer(await call.console.stores.views.listFor(id, call.query.list ?? 'users', request), request, (view) =>
    viewJson(view, id),
  )
}

async function create(call: Call<unknown, Static<typeof createBody>>): Promise<Answer> {
  const { actor, body, console } = call
  const id = operatorOf(call)
  const { list = 'users', name, description = null, isShared = false } = body
  const search = await readViewSearch(call, list, body.search)
  const view = await console.change((deps) => createView(deps, actor, { list, name, description, search, isShared }))
  return created(viewJson(view, id))
}

async function change(call: Call<unknown, Static<typeof changeBody>>): Promise<Answer> {
  const { actor, params, body, console } = call
  const id = operatorOf(call)
  const viewId = params.id as string
  const search = body.search === undefined ? {} : { search: await changedSearch(call, viewId, body.search) }
  const view = await console.change((deps) => changeView(deps, actor, viewId, { ...body, ...search }))
  return ok(viewJson(view, id))
}

/** What the list of that view answers. */
async function changedSearch(call: Call<unknown, unknown>, id: string, search: string): Promise<string> {
  const { list } = presentView(await call.console.stores.views.find(id))
  return readViewSearch(call, list, search)
}

async function remove(call: Call): Promise<Answer> {
  const { actor, params, console } = call
  operatorOf(call)
  await console.change((deps) => deleteView(deps, actor, params.id as string))
  return noContent
}

async function getPreferences(call: Call): Promise<Answer> {
  return ok(await call.console.stores.preferences.read(operatorOf(call)))
}

async function changePreferences(call: Call<unknown, Static<typeof preferencesBody>>): Promise<Answer> {
  const id = operatorOf(call)
  return ok(await call.console.change(({ preferences }) => preferences.change(id, call.body)))
}

/** Whoever calls with a key has neither views nor preferences. */
function operatorOf({ signedIn }: Call<unknown, unknown>): string {
  return (signedIn ?? missingSession()).operator.id
}

function viewJson(
  { id, list, name, description, search, isShared, owner, createdAt, updatedAt }: View,
  callerId: string,
) {
  return { id, list, name, description, search, isShared, isOwn: owner.id === callerId, owner, createdAt, updatedAt }
}

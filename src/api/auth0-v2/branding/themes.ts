// The theme of the sign-in pages, one a tenant: kept for the tools that carry it from tenant to tenant.
import { prefixedId } from '../../../kernel/ids.ts'
import type { JsonObject } from '../../../kernel/json.ts'
import { changeDocument, dropDocument, readDocument } from '../../../vendor-documents/keep-document.ts'
import { WireError } from '../errors.ts'
import { type Answer, anyOf, type Call, noContent, ok, type Route } from '../route.ts'
import { themeAnswer, themeBody, themeParams } from './theme-schemas.ts'

const differs =
  'Kept and given back without effect: the pages of sign-in are fixed. Their colour and logo are those of /branding.'
const path = '/branding/themes/:themeId'
const answers = { 200: themeAnswer }

export const themeRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/branding/themes',
    scopes: anyOf('update:branding'),
    summary: 'Create branding theme',
    body: themeBody,
    answers,
    differs,
    handle: create,
  },
  {
    method: 'GET',
    path: '/branding/themes/default',
    scopes: anyOf('read:branding'),
    summary: 'Get default branding theme',
    answers,
    handle: getDefault,
  },
  {
    method: 'GET',
    path,
    params: themeParams,
    scopes: anyOf('read:branding'),
    summary: 'Get branding theme',
    answers,
    handle: get,
  },
  {
    method: 'PATCH',
    path,
    params: themeParams,
    scopes: anyOf('update:branding'),
    summary: 'Update branding theme',
    body: themeBody,
    answers,
    differs,
    handle: update,
  },
  {
    method: 'DELETE',
    path,
    params: themeParams,
    scopes: anyOf('delete:branding'),
    summary: 'Delete branding theme',
    answers: { 204: null },
    handle: remove,
  },
]

const document = { kind: 'branding', name: 'theme' } as const

/** 200, not 201, as the vendor does. */
async function create({ actor, body, directory }: Call<unknown, JsonObject>): Promise<Answer> {
  const theme = { displayName: 'Unnamed Theme', ...body, themeId: prefixedId('thm') }
  await directory.change((deps) =>
    changeDocument(deps, actor, document, (found) => {
      if (found === null) return theme
      throw new WireError(409, fault('updating', 'The theme already exists'), 'theme_exists')
    }),
  )
  return ok(theme)
}

async function getDefault({ directory: { stores, sealer } }: Call): Promise<Answer> {
  return ok(present(await readDocument({ ...stores, sealer }, document), 'retrieving'))
}

async function get({ params, directory: { stores, sealer } }: Call): Promise<Answer> {
  const found = await readDocument({ ...stores, sealer }, document)
  return ok(themeWith(params.themeId as string, found, 'retrieving'))
}

async function update({ actor, params, body, directory }: Call<unknown, JsonObject>): Promise<Answer> {
  const theme = await directory.change((deps) =>
    changeDocument(deps, actor, document, (found) => {
      const { themeId = null, displayName = null } = themeWith(params.themeId as string, found, 'updating')
      return { displayName, ...body, themeId }
    }),
  )
  return ok(theme)
}

async function remove({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change(async (deps) => {
    await deps.settings.readForChange()
    themeWith(params.themeId as string, await readDocument(deps, document), 'deleting')
    await dropDocument(deps, actor, document)
  })
  return noContent
}

type Doing = 'retrieving' | 'updating' | 'deleting'

function themeWith(id: string, found: JsonObject | null, doing: Doing): JsonObject {
  const theme = present(found, doing)
  return theme.themeId === id ? theme : present(null, doing)
}

function present(theme: JsonObject | null, doing: Doing): JsonObject {
  if (theme === null) throw new WireError(404, fault(doing, 'invalid theme ID'), 'theme_not_found')
  return theme
}

const fault = (doing: Doing, what: string) => `There was an error ${doing} branding settings: ${what}`

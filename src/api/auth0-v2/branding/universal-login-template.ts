// The template of the sign-in pages: kept for the tools that carry it from tenant to tenant.
import { changeDocument, dropDocument, readDocument } from '../../../vendor-documents/keep-document.ts'
import { WireError } from '../errors.ts'
import { type Answer, anyOf, type Call, noContent, ok, type Route } from '../route.ts'
import { templateAnswer, templateBody } from './branding-schemas.ts'

const path = '/branding/templates/universal-login'

export const universalLoginTemplateRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    scopes: anyOf('read:branding'),
    summary: 'Get template for New Universal Login Experience',
    answers: { 200: templateAnswer },
    handle: get,
  },
  {
    method: 'PUT',
    path,
    scopes: anyOf('update:branding'),
    summary: 'Set template for New Universal Login Experience',
    body: templateBody,
    answers: { 201: null, 204: null },
    differs: 'Kept and given back without effect: the pages of sign-in are fixed. No custom domain is needed.',
    handle: set,
  },
  {
    method: 'DELETE',
    path,
    scopes: anyOf('delete:branding'),
    summary: 'Delete template for New Universal Login Experience',
    answers: { 204: null },
    handle: remove,
  },
]

const document = { kind: 'branding', name: 'universal-login' } as const

async function get({ directory: { stores, sealer } }: Call): Promise<Answer> {
  const kept = await readDocument({ ...stores, sealer }, document)
  if (kept === null) throw new WireError(404, 'Template does not exist.', 'inexistent_template')
  return ok(kept)
}

async function set({ actor, body, directory }: Call<unknown, string | { template: string }>): Promise<Answer> {
  const text = typeof body === 'string' ? body : body.template
  const isNew = await directory.change(async (deps) => {
    let isFirst = false
    await changeDocument(deps, actor, document, (present) => {
      isFirst = present === null
      return { body: text }
    })
    return isFirst
  })
  return isNew ? { status: 201 } : noContent
}

async function remove({ actor, directory }: Call): Promise<Answer> {
  await directory.change((deps) => dropDocument(deps, actor, document))
  return noContent
}

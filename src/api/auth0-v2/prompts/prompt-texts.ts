// Texts and fragments that the vendor's pages can be given: kept for the tools that carry them from tenant to tenant.
import type { JsonObject } from '../../../kernel/json.ts'
import { dropDocument, keepDocument, readDocument } from '../../../vendor-documents/keep-document.ts'
import type { DocumentKey } from '../../../vendor-documents/vendor-document.ts'
import { type Answer, anyOf, type Call, ok, type Route } from '../route.ts'
import { customText, partials, partialsParams, textParams } from './prompt-schemas.ts'

const differs = 'Kept and given back without effect: the words of the pages are fixed, in English and German.'
const textPath = '/prompts/:prompt/custom-text/:language'
const partialsPath = '/prompts/:prompt/partials'

export const promptTextRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: textPath,
    params: textParams,
    scopes: anyOf('read:prompts'),
    summary: 'Get custom text for a prompt',
    answers: { 200: customText },
    handle: (call) => get(call, textOf(call.params)),
  },
  {
    method: 'PUT',
    path: textPath,
    params: textParams,
    scopes: anyOf('update:prompts'),
    summary: 'Set custom text for a specific prompt',
    body: customText,
    answers: { 200: null },
    differs,
    handle: (call) => set(call, textOf(call.params)),
  },
  {
    method: 'GET',
    path: partialsPath,
    params: partialsParams,
    scopes: anyOf('read:prompts'),
    summary: 'Get partials for a prompt',
    answers: { 200: partials },
    handle: (call) => get(call, partialsOf(call.params)),
  },
  {
    method: 'PUT',
    path: partialsPath,
    params: partialsParams,
    scopes: anyOf('update:prompts'),
    summary: 'Set partials for a prompt',
    body: partials,
    answers: { 200: null },
    differs:
      'Kept and given back without effect: nothing is put into the pages of sign-in. No custom domain is needed.',
    handle: (call) => set(call, partialsOf(call.params)),
  },
]

function textOf({ prompt, language }: Call['params']): DocumentKey {
  return { kind: 'prompt-text', name: `${prompt}/${language}` }
}

function partialsOf({ prompt }: Call['params']): DocumentKey {
  return { kind: 'prompts', name: `partials/${prompt}` }
}

async function get({ directory: { stores, sealer } }: Call, key: DocumentKey): Promise<Answer> {
  return ok((await readDocument({ ...stores, sealer }, key)) ?? {})
}

/** Whole, in place of what stood there; an empty object takes it away. */
async function set({ actor, body, directory }: Call, key: DocumentKey): Promise<Answer> {
  const content = body as JsonObject
  const isEmpty = Object.keys(content).length === 0
  await directory.change((deps) => (isEmpty ? dropDocument(deps, actor, key) : keepDocument(deps, actor, key, content)))
  return { status: 200 }
}

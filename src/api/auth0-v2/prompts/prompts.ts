// How the sign-in pages ask. They are fixed; what the vendor's tools say of them is kept and given back.
import type { JsonObject } from '../../../kernel/json.ts'
import { changeDocument, readDocument } from '../../../vendor-documents/keep-document.ts'
import { pageAnswer } from '../paging.ts'
import { type Answer, anyOf, type Call, ok, type Route } from '../route.ts'
import { withChange } from '../tenant/kept-fields.ts'
import {
  promptsAnswer,
  promptsBody,
  type RenderingsQuery,
  rendering,
  renderings,
  renderingsQuery,
  screenParams,
} from './prompt-schemas.ts'

const fixed = 'Every screen is rendered by Rollcall itself.'

export const promptRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/prompts',
    scopes: anyOf('read:prompts'),
    summary: 'Get prompt settings',
    answers: { 200: promptsAnswer },
    handle: get,
  },
  {
    method: 'PATCH',
    path: '/prompts',
    scopes: anyOf('update:prompts'),
    summary: 'Update prompt settings',
    body: promptsBody,
    answers: { 200: promptsAnswer },
    differs:
      'Kept and given back without effect: whether pages ask for the identifier first, and whether passkeys are offered, are settings of the console.',
    handle: update,
  },
  {
    method: 'GET',
    path: '/prompts/rendering',
    scopes: anyOf('read:prompts'),
    summary: 'Get render setting configurations for all screens',
    query: renderingsQuery,
    answers: { 200: renderings },
    differs: `Always empty: ${fixed.toLowerCase()}`,
    handle: listRenderings,
  },
  {
    method: 'GET',
    path: '/prompts/:prompt/screen/:screen/rendering',
    params: screenParams,
    scopes: anyOf('read:prompts'),
    summary: 'Get render settings for a screen',
    answers: { 200: rendering },
    differs: fixed,
    handle: getRendering,
  },
]

const document = { kind: 'prompts', name: 'default' } as const

/** What the pages do, and what stands until somebody says otherwise. */
const untouched = { universal_login_experience: 'new', identifier_first: true, webauthn_platform_first_factor: false }

async function get({ directory: { stores, sealer } }: Call): Promise<Answer> {
  return ok({ ...untouched, ...(await readDocument({ ...stores, sealer }, document)) })
}

async function update({ actor, body, directory }: Call<unknown, JsonObject>): Promise<Answer> {
  const kept = await directory.change((deps) =>
    changeDocument(deps, actor, document, (present) => withChange(present ?? {}, body)),
  )
  return ok({ ...untouched, ...kept })
}

async function listRenderings({ query }: Call<RenderingsQuery>): Promise<Answer> {
  return pageAnswer('configs', query, { items: [], next: null, total: null })
}

async function getRendering({ params }: Call): Promise<Answer> {
  return ok({
    prompt: params.prompt,
    screen: params.screen,
    rendering_mode: 'standard',
    context_configuration: [],
    default_head_tags_disabled: false,
    head_tags: [],
    use_page_template: false,
  })
}

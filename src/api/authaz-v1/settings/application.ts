// Which application this is, and whether its organizations share their people (docs/tenancy.md). Nothing here is a secret
// from anybody who may call, so it stands open to those who act for one organization too.
import { Type } from 'typebox'
import { closed, text } from '../answers.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'

const application = closed({ id: text, name: text, poolMode: Type.Enum(['shared', 'isolated']) }, 'ApplicationRecord')

export const applicationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/application',
    access: 'signed-in',
    organization: 'any-or-none',
    summary: 'Get the application',
    answers: { 200: application },
    handle: get,
  },
]

async function get({ directory }: Call): Promise<Answer> {
  const { id, name, poolMode } = directory.application
  return ok({ id, name, poolMode })
}

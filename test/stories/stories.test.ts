// The same twelve stories through every face, and the same state afterwards (house.md 5.8).
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { commandLine } from './command-line.ts'
import type { Face } from './face.ts'
import { managementApi } from './management-api.ts'
import { organizationAdministrator } from './organization-administrator.ts'
import { ownPages } from './own-pages.ts'
import { markOf, stateOf } from './state.ts'
import { tenantApi } from './tenant-api.ts'
import { type Step, type Story, stories, untouched } from './the-twelve.ts'
import { usersApi } from './users-api.ts'
import { begin } from './world.ts'

const faces = [managementApi, usersApi, organizationAdministrator, tenantApi, commandLine, ownPages]
const has = ({ verbs }: Face, { verb }: Step) => verbs[verb] !== undefined

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

describe.each(stories)('$title', (story) => {
  const [first] = story.steps as [Step]
  const tellers = faces.filter((face) => has(face, first))

  test.each(tellers.map((face) => [titleOf(story, face), face] as const))('%s', async (_, face) => {
    const world = await begin(app, story.beginning)
    const mark = await markOf(world)
    for (const { verb, after, differs = {} } of story.steps.filter((step) => has(face, step))) {
      const answer = await face.verbs[verb]?.(world)
      if (verb === 'find') expect(answer).toEqual([world.userId])
      const expected = { ...untouched, ...after, ...differs[face.name]?.state }
      expect(await stateOf(world, face, mark), `after ${verb}`).toEqual(expected)
    }
  })

  const others = faces.filter((face) => !tellers.includes(face)).map(({ name }) => name)
  const rest = others.length === 0 ? 'every face' : `two faces at least; no verb for it have ${others.join(', ')}`
  test(`is told by ${rest}`, () => {
    expect(tellers.length).toBeGreaterThanOrEqual(2)
  })
})

test('there are twelve, and no face has a verb that none of them tells', () => {
  const told = stories.flatMap(({ steps }) => steps.map(({ verb }) => verb))
  expect(stories).toHaveLength(12)
  for (const { verbs } of faces) expect([...told].sort()).toEqual(Object.keys(verbs).sort())
})

test('each difference is one, and of a face that tells the story', () => {
  for (const { verb, after, differs = {} } of stories.flatMap(({ steps }) => steps)) {
    for (const [name, { state }] of Object.entries(differs)) {
      expect(faces.find((face) => face.name === name)?.verbs[verb]).toBeDefined()
      expect({ ...untouched, ...after, ...state }).not.toEqual({ ...untouched, ...after })
    }
  }
})

function titleOf({ steps }: Story, face: Face): string {
  const missing = steps.filter((step) => !has(face, step)).map(({ verb }) => verb)
  return `by ${face.name}${missing.length === 0 ? '' : `, which has no ${missing.join(', ')}`}`
}

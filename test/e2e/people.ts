// The people of the journeys, made through the API before a page is opened.
import { expect } from 'vitest'
import type { TestApp } from '../support/test-app.ts'

export interface Person {
  readonly id: string
  readonly email: string
  readonly name: string
}

export async function addPerson(app: TestApp, name: string, more: object = {}): Promise<Person> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.com`
  const answer = await app.v1('POST', '/users', { body: { name, email, ...more } })
  expect(answer.status, answer.text).toBe(201)
  return { id: answer.body.id, email, name }
}

/** Several at once, the first one made first. */
export async function addPeople(app: TestApp, names: readonly string[], more: object = {}): Promise<Person[]> {
  const people: Person[] = []
  for (const name of names) people.push(await addPerson(app, name, more))
  return people
}

export async function addRole(app: TestApp, name: string, description: string): Promise<string> {
  const answer = await app.api('POST', '/roles', { body: { name, description } })
  expect(answer.status, answer.text).toBeLessThan(300)
  return answer.body.id
}

import { expect, test } from 'vitest'
import { samplePeople, seeds } from './sample-people.ts'

const now = new Date('2026-03-01T12:00:00Z')
const people = (count: number, seed = 1, withUsername = false) => [...samplePeople({ count, seed, now, withUsername })]

test('everybody has an address of their own', () => {
  const emails = people(50_000).map(({ email }) => email)
  expect(new Set(emails).size).toBe(50_000)
})

test('every address is one that mail accepts, in a domain that RFC 2606 reserves', () => {
  for (const { email } of people(5_000)) {
    expect(email).toMatch(/^[a-z]+\.[a-z]+\.[0-9a-z]{1,7}@([a-z]+\.)*(example\.(com|net|org)|[a-z]+\.example)$/)
  }
})

test('every telephone number is in a country code that nobody has, and one of a kind', () => {
  const numbers = people(5_000).flatMap(({ phone_number }) => (phone_number === undefined ? [] : [phone_number]))
  expect(numbers.length).toBeGreaterThan(1_000)
  expect(new Set(numbers).size).toBe(numbers.length)
  for (const number of numbers) expect(number).toMatch(/^\+999\d{11}$/)
})

test('every address of a network is one of those for documentation', () => {
  for (const { last_ip } of people(1_000)) {
    expect(last_ip ?? '192.0.2.1').toMatch(/^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}$/)
  }
})

test('nobody signed in before they came, nor will have come tomorrow', () => {
  for (const { created_at, last_login = created_at } of people(5_000)) {
    const [came, signedIn] = [Date.parse(String(created_at)), Date.parse(String(last_login))]
    expect(came).toBeLessThanOrEqual(signedIn)
    expect(signedIn).toBeLessThanOrEqual(now.getTime())
  }
})

test('names are written as where they come from, family first where that is the custom', () => {
  const all = people(5_000)
  const byLanguage = Map.groupBy(all, ({ user_metadata }) => (user_metadata as { language: string }).language)
  expect(byLanguage.size).toBeGreaterThan(25)
  for (const { name, given_name, family_name } of byLanguage.get('ja') ?? []) {
    expect(name).toBe(`${family_name}${given_name}`)
  }
  for (const { name, given_name, family_name } of byLanguage.get('es') ?? []) {
    expect(name).toBe(`${given_name} ${family_name}`)
  }
})

test('the same seed makes the same people, another one others', () => {
  expect(people(100, 7)).toEqual(people(100, 7))
  const first = new Set(people(1_000, 7).map(({ email }) => email))
  expect(people(1_000, 800).filter(({ email }) => first.has(email))).toEqual([])
})

test('usernames are there where they are asked for', () => {
  expect(people(1)[0]).not.toHaveProperty('username')
  const usernames = people(1_000, seeds - 1, true).map(({ username }) => String(username))
  expect(new Set(usernames).size).toBe(1_000)
  for (const username of usernames) expect(username).toMatch(/^[a-z.0-9]{1,15}$/)
})

// People who are not there yet: each number is somebody else, in every run and beside the invented ones.
import { emailDomains, familyNames, givenNames } from './names.ts'

export interface Newcomer {
  readonly email: string
  readonly name: string
  readonly given_name: string
  readonly family_name: string
  readonly app_metadata: { readonly plan: string; readonly seats: number; readonly tenant: string }
  readonly user_metadata: { readonly locale: string; readonly newsletter: boolean }
}

export function newcomer(number: number): Newcomer {
  const given = pick(givenNames, number * 7)
  const family = pick(familyNames, number * 13)
  return {
    email: `${asciiLetters(given)}.${asciiLetters(family)}.new${number}@${pick(emailDomains, number * 31)}`,
    name: `${given} ${family}`,
    given_name: given,
    family_name: family,
    app_metadata: {
      plan: number % 20 < 16 ? 'free' : number % 20 < 19 ? 'gold' : 'team',
      seats: 1 + (number % 500),
      tenant: `t-${String(number % 1000).padStart(4, '0')}`,
    },
    user_metadata: { locale: pick(['en', 'de', 'es', 'fr', 'pl'], number), newsletter: number % 3 === 0 },
  }
}

/** Somebody who was not handed out before in this run. */
export function nextNewcomer(): Newcomer {
  handedOut += 1
  return newcomer(handedOut)
}

let handedOut = 0

function asciiLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()
}

function pick<Item>(items: readonly Item[], number: number): Item {
  return items[number % items.length] as Item
}

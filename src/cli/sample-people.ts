// People nobody is, in the form that imports read.
import { type Chance, createChance } from './chance.ts'
import { type NameGroup, nameGroups } from './sample-names.ts'

export interface SampleOptions {
  readonly count: number
  /** Below `seeds`. The same seed makes the same people. */
  readonly seed: number
  readonly now: Date
  /** Where the connection asks for usernames. */
  readonly withUsername: boolean
}

export function* samplePeople({ count, seed, now, withUsername }: SampleOptions): Generator<Record<string, unknown>> {
  const chance = createChance(seed)
  const groups = readGroups()
  for (let place = 0; place < count; place += 1) {
    const group = chance.oneOf(groups)
    const given = chance.oneOf(group.given)
    const family = chance.oneOf(group.family)
    const name = group.familyFirst ? [family.native, given.native] : [given.native, family.native]
    const tag = placeNumber(seed, place).toString(36)
    const handle = `${given.latin}.${family.latin}.${tag}`
    yield {
      email: `${handle}@${chance.oneOf(domains)}`,
      email_verified: chance.happens(0.88),
      ...(withUsername ? { username: `${given.latin.slice(0, 8)}.${tag}` } : {}),
      name: name.join(noSpaceLanguages.has(group.language) ? '' : ' '),
      given_name: given.native,
      family_name: family.native,
      nickname: given.latin,
      ...(chance.happens(0.3) ? { phone_number: phoneNumber(placeNumber(seed, place)) } : {}),
      ...(chance.happens(0.02) ? { blocked: true } : {}),
      ...history(chance, now),
      app_metadata: { plan: chance.oneOf(plans), department: chance.oneOf(departments) },
      user_metadata: { language: group.language, theme: chance.oneOf(themes), newsletter: chance.happens(0.4) },
    }
  }
}

/** RFC 2606 §2 and §3: reserved for ever, so no mail to them can reach anybody. */
const domains = `example.com example.com example.net example.org mail.example.com post.example.net
  northwind.example harbour.example lindenhof.example sakura.example`.split(/\s+/)
const plans = ['free', 'free', 'free', 'starter', 'starter', 'business', 'enterprise']
const departments = ['sales', 'support', 'engineering', 'finance', 'operations', 'design', 'research']
const themes = ['light', 'dark', 'system']
const noSpaceLanguages: ReadonlySet<string> = new Set(['zh', 'ja', 'ko'])

/** So many that `placeNumber` has six characters at most in base 36, and a username the 15 that a connection allows. */
export const seeds = 2 ** 28

/** One of a kind: no other place of this run has it, and hardly one of another run. */
function placeNumber(seed: number, place: number): number {
  return seed * 7 + place
}

/** +999 is assigned to no country. */
function phoneNumber(place: number): string {
  return `+999${String(place).padStart(11, '0')}`
}

const dayMs = 86_400_000
const oldestDays = 1_500

/** When they came, and when and how often they signed in since; some never did. More came lately than long ago. */
function history(chance: Chance, now: Date): Record<string, unknown> {
  const ageMs = Math.ceil(chance.share() ** 1.6 * oldestDays * dayMs)
  const createdAt = new Date(now.getTime() - ageMs)
  if (chance.happens(0.12)) return { created_at: createdAt.toISOString() }
  const sinceMs = Math.floor(chance.share() ** 2 * ageMs)
  return {
    created_at: createdAt.toISOString(),
    last_login: new Date(now.getTime() - sinceMs).toISOString(),
    logins_count: 1 + Math.floor(chance.share() ** 3 * (ageMs / dayMs)),
    last_ip: `${chance.oneOf(networks)}.${1 + Math.floor(chance.share() * 254)}`,
  }
}

/** RFC 5737: for documentation, and routed nowhere. */
const networks = ['192.0.2', '198.51.100', '203.0.113']

interface Name {
  readonly native: string
  readonly latin: string
}

function readGroups() {
  return nameGroups.map((group) => ({ ...group, given: names(group.given), family: names(group.family) }))
}

function names(list: NameGroup['given']): readonly Name[] {
  return list.split(' ').map((entry) => {
    const [native = '', latin = latinLetters(native)] = entry.split('=')
    return { native, latin }
  })
}

/** Letters that Unicode does not take apart into a plain one and a mark. */
const wholeLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  đ: 'd',
  ł: 'l',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

function latinLetters(name: string): string {
  const plain = name.toLowerCase().replace(/[ßøæđłðþı]/g, (letter) => wholeLetters[letter] ?? '')
  return plain.normalize('NFD').replace(/[^a-z]/g, '')
}

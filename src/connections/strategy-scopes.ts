// The switches among a social connection's options that name scopes, such as `calendar` of Google, and the `scope` that
// follows from them: it is what the provider is asked for.
import type { Json, JsonObject } from '../kernel/json.ts'

interface ScopeRule {
  /** Switch and scope. */
  readonly switches: Readonly<Record<string, string>>
  /** On unless they are said to be off. */
  readonly on?: readonly string[]
  readonly always?: readonly string[]
  /** The vendor writes it as one text, joined so. */
  readonly joinedBy?: string
  /** Left out where there is nothing to ask for. */
  readonly isOmittedEmpty?: true
}

/** `scope` and the switches that stand by themselves. A switch wins over what was given as `scope`. */
export function scopeOptions(strategy: string, given: JsonObject): JsonObject {
  const rule = rules[strategy]
  if (rule === undefined) return {}
  const { switches, on = [], always = [], joinedBy, isOmittedEmpty } = rule
  const asked = scopesIn(given.scope)
  const isAsked = (name: string) => asked?.includes(switches[name] as string) ?? true
  const standing = on.filter((name) => typeof given[name] !== 'boolean' && isAsked(name))
  const isOn = (name: string) => given[name] === true || standing.includes(name)
  const named = Object.keys(switches)
  const denied = named.filter((name) => given[name] === false).map((name) => switches[name])
  const chosen = named.filter(isOn).map((name) => switches[name] as string)
  const scope = [...new Set([...always, ...(asked ?? []), ...chosen])].filter((each) => !denied.includes(each))
  const written = joinedBy === undefined || Array.isArray(given.scope) ? scope : scope.join(joinedBy)
  return {
    ...Object.fromEntries(standing.map((name) => [name, true])),
    ...(isOmittedEmpty && scope.length === 0 ? {} : { scope: written }),
  }
}

function scopesIn(scope: Json | undefined): string[] | null {
  if (typeof scope === 'string') return scope.split(/[\s,]+/).filter((each) => each !== '')
  return Array.isArray(scope) ? scope.filter((each) => typeof each === 'string') : null
}

const same = (names: string) => Object.fromEntries(names.split(/\s+/).map((name) => [name, name]))
const google = 'https://www.googleapis.com/auth'
const none: ScopeRule = { switches: {} }

const rules: Readonly<Record<string, ScopeRule>> = {
  'google-oauth2': {
    switches: {
      email: 'email',
      profile: 'profile',
      gmail: 'https://mail.google.com/mail/feed/atom',
      youtube: 'https://gdata.youtube.com',
      calendar: `${google}/calendar`,
      contacts: 'https://www.google.com/m8/feeds/',
      drive: `${google}/drive`,
      analytics: `${google}/analytics`,
    },
    on: ['email', 'profile'],
  },
  'google-apps': { switches: same('email profile'), on: ['email', 'profile'] },
  github: {
    switches: {
      email: 'user:email',
      read_user: 'read:user',
      follow: 'user:follow',
      ...same('public_repo repo repo_deployment delete_repo notifications gist'),
      repo_status: 'repo:status',
      read_repo_hook: 'read:repo_hook',
      write_repo_hook: 'write:repo_hook',
      admin_repo_hook: 'admin:repo_hook',
      read_org: 'read:org',
      write_org: 'write:org',
      admin_org: 'admin:org',
      read_public_key: 'read:public_key',
      write_public_key: 'write:public_key',
      admin_public_key: 'admin:public_key',
    },
  },
  facebook: {
    switches: same(`email groups_access_member_info user_birthday user_events user_friends user_gender user_hometown
      user_likes user_link user_location user_photos user_posts user_videos user_age_range public_profile`),
    joinedBy: ',',
  },
  apple: { switches: same('name email'), joinedBy: ' ', isOmittedEmpty: true },
  line: { switches: same('email profile'), on: ['profile'], always: ['openid'] },
  linkedin: {
    switches: { email: 'r_emailaddress', profile: 'r_liteprofile', basic_profile: 'r_basicprofile' },
    on: ['profile'],
  },
  wordpress: { switches: same('profile'), on: ['profile'] },
  windowslive: none,
  salesforce: none,
  'salesforce-community': none,
  'salesforce-sandbox': none,
}
